// SPDX-License-Identifier: Apache-2.0
// What a step sees of its command line, and what it prints. The case and the law are in context_case.cpp.
#include <pwd.h>
#include <unistd.h>

#include <cstdio>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "cli/context_state.hpp"
#include "cli/progress.hpp"
#include "output/figures.hpp"
#include "output/text.hpp"
#include "output/workbook.hpp"

namespace mi::cli {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::string account_name() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

std::string read_standard_input() {
  std::string text;
  char block[65536];
  while (const std::size_t got = std::fread(block, 1, sizeof block, stdin)) text.append(block, got);
  if (std::ferror(stdin)) throw Error(ErrorKind::cannot, say("standard input cannot be read"));
  return text;
}

void print_to(Printed& printed, const std::string& format, const domain::Table& table, output::Heading heading) {
  const bool apart = printed.tables && format != "json";
  if (apart) printed.text += format == "csv" ? "\r\n" : "\n";
  if (format == "tsv") printed.text += output::to_tsv(table);
  else if (format == "csv") printed.text += output::to_csv(table);
  else if (format == "json") printed.text += output::to_json_lines(table);
  else printed.text += output::to_text_table(table, heading);
  printed.records += table.rows.size();
  printed.tables = true;
}

domain::Sheet sheet_of(const Context::State& state, const domain::Table& table) {
  const std::string name = *state.step->name == '\0' ? state.tool->name : state.step->name;
  const std::size_t number = state.printed.sheets.size() + 1;
  return {number == 1 ? name : name + " " + std::to_string(number), table, {}};
}

}  // namespace

bool Context::as_of_given() const { return state_.shared.as_of.has_value(); }
base::Date Context::as_of() const { return state_.shared.as_of.value_or(base::today()); }
std::string Context::person() const { return state_.shared.person.value_or(account_name()); }
bool Context::dry_run() const { return state_.shared.dry_run; }
bool Context::explain() const { return state_.shared.explain; }
bool Context::what_if() const { return state_.shared.what_if; }
const std::optional<std::string>& Context::corrects() const { return state_.shared.corrects; }
const std::optional<std::string>& Context::output() const { return state_.shared.output; }
const std::string& Context::format() const { return state_.format; }
const std::string& Context::program() const { return state_.program; }
json::Value Context::stamp() const { return output::to_json(stamp_of(state_)); }

const std::string& Context::reason() const {
  static const std::string none;
  return state_.shared.reason ? *state_.shared.reason : none;
}

void Context::print(const domain::Table& table) {
  base::stop_if_asked();
  if (state_.format == "xlsx") state_.printed.sheets.push_back(sheet_of(state_, table));
  else print_to(state_.printed, state_.format, table, state_.colour ? output::Heading::bold : output::Heading::plain);
}

void Context::print(const domain::Workbook& workbook) {
  if (!state_.shared.output)
    throw Error(ErrorKind::usage, say("a workbook needs a file: -o FILE.xlsx"), {"--output"});
  state_.workbook = workbook;
}

void Context::print_text(std::string_view text) {
  state_.printed.text += text;
  state_.printed.document = true;
}

void Context::print_figures(const std::vector<domain::Figure>& figures) {
  if ((state_.step->uses & explains) != 0 && !state_.shared.explain) return;
  if (state_.format != "table") return print(output::to_table(figures));
  if (state_.printed.tables && !figures.empty()) state_.printed.text += '\n';
  state_.printed.text += output::to_tree(figures);
  state_.printed.tables = true;
}

void Context::note(const std::string& line) {
  if (state_.shared.quiet) return;
  clear_progress(state_);
  std::fprintf(stderr, "%s\n", line.c_str());
}

void Context::progress(const char* what, std::uint64_t done, std::uint64_t total) {
  base::stop_if_asked();
  if (!state_.show_progress) return;
  const auto now = std::chrono::steady_clock::now();
  Progress& p = state_.progress;
  if (p.what != what) p = Progress{now, now, what, p.visible};
  if (now - p.started < std::chrono::seconds(1) || now - p.shown < std::chrono::milliseconds(200)) return;
  p.shown = now;
  p.visible = true;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - p.started);
  std::fprintf(stderr, "\r\x1b[K%s", progress_line(what, done, total, elapsed).c_str());
  std::fflush(stderr);
}

void clear_progress(Context::State& state) {
  if (!state.progress.visible) return;
  std::fputs("\r\x1b[K", stderr);
  state.progress.visible = false;
}

std::string Context::read_input(const std::string& path) {
  return path == "-" ? read_standard_input() : base::read_file(path);
}

}  // namespace mi::cli
