// SPDX-License-Identifier: Apache-2.0
#include "work/notice/bulk.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

// A name becomes a file: no folder, nothing hidden.
std::string name_of(const json::Value& data, std::int64_t number) {
  const std::string name = data.text_or("name", std::to_string(number));
  if (name.empty() || name.front() == '.' || name.find_first_of("/\\") != std::string::npos)
    throw Error(ErrorKind::cannot, say("\"{}\" cannot be the name of a file", name));
  return name;
}

std::string lines_of(const Error& e) {
  return e.items().empty() ? e.message() : e.message() + ": " + base::join(e.items(), "; ");
}

}  // namespace

std::int64_t render_lines(std::string_view lines, const std::string& file, const document::Template& made_from,
                          const document::RenderOptions& options,
                          const std::function<void(const std::string&, const std::string&)>& write) {
  std::vector<std::string> problems;
  std::int64_t number = 0, made = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = base::trim(lines.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    try {
      const json::Value data = json::parse(line);
      write(name_of(data, number), made_from.render(data, options));
      ++made;
    } catch (const Error& e) {
      problems.push_back(file + ":" + std::to_string(number) + ": " + lines_of(e));
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::cannot, say("some documents could not be made"), {file}).with_items(problems);
  return made;
}

}  // namespace mi::work
