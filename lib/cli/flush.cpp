// SPDX-License-Identifier: Apache-2.0
// The end of a step that ended well: what it printed goes out, whole.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "cli/context_state.hpp"
#include "output/text.hpp"
#include "output/workbook.hpp"

namespace mi::cli {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

bool is_regular(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode);
}

// Forms that hold where they come from themselves.
bool names_its_origin(const std::string& path, const Context::State& state) {
  if (state.workbook || state.format == "xlsx" || state.format == "json") return true;
  for (const char* ending : {".docx", ".html", ".xlsx"})
    if (path.ends_with(ending)) return true;
  return false;
}

std::string text_of(const Context::State& state, bool to_file) {
  std::string text = state.printed.text;
  if (state.format == "csv" && to_file && !state.printed.document) text = output::byte_order_mark + text;
  const bool is_stream = state.format == "json" && (state.step->uses & prints_table) && !state.printed.document;
  if (!is_stream) return text;
  const output::Stamp stamp = stamp_of(state);
  return text + output::json_end(state.printed.records, to_file ? &stamp : nullptr);
}

std::string bytes_of(const Context::State& state) {
  if (state.workbook) return output::to_xlsx(*state.workbook, stamp_of(state));
  if (!state.printed.sheets.empty()) return output::to_xlsx({state.printed.sheets}, stamp_of(state));
  return text_of(state, true);
}

void write_to(const std::string& path, const Context::State& state) {
  base::write_file(path, bytes_of(state));
  if (!names_its_origin(path, state) && is_regular(path))
    base::write_file(path + ".origin.json", json::dump_pretty(output::to_json(stamp_of(state))) + "\n");
}

void write_to_standard_output(const std::string& text) {
  const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!whole || std::fflush(stdout) != 0)
    throw Error(ErrorKind::cannot, say("the result cannot be written to standard output"), {},
                errno == ENOSPC ? say("the disk is full") : std::string());
}

}  // namespace

output::Stamp stamp_of(const Context::State& state) {
  output::Stamp stamp;
  stamp.program = state.program;
  stamp.version = base::program_version();
  stamp.command = state.words;
  stamp.case_id = state.case_id;
  stamp.head = state.head;
  if (state.law) stamp.packs = state.packs;
  if (base::clock_is_fixed()) stamp.fixed_clock = base::now();
  return stamp;
}

void check_output(const Context::State& state) {
  const auto& path = state.shared.output;
  if (!path) {
    if (state.format == "xlsx")
      throw Error(ErrorKind::usage, say("xlsx is no text for a screen or a pipe"), {"--format"},
                  say("name a file with -o FILE.xlsx"));
    return;
  }
  const auto folder = std::filesystem::path(*path).parent_path();
  const std::string parent = folder.empty() ? "." : folder.string();
  if (std::filesystem::is_directory(*path)) throw Error(ErrorKind::cannot, say("this is a folder, not a file"), {*path});
  if (!std::filesystem::is_directory(parent))
    throw Error(ErrorKind::cannot, say("there is no such folder"), {parent}, say("make it, or choose another"));
  if (::access(parent.c_str(), W_OK) != 0)
    throw Error(ErrorKind::cannot, say("nothing can be written in this folder"), {parent}, say("choose another"));
}

void flush(Context::State& state) {
  clear_progress(state);
  if (state.shared.output && (state.step->uses & prints_table)) return write_to(*state.shared.output, state);
  write_to_standard_output(text_of(state, false));
}

}  // namespace mi::cli
