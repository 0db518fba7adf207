// SPDX-License-Identifier: Apache-2.0
// One wrong pack for each kind of error: NAME.toml, and in NAME.expect the words that what is said must hold. Every
// line of the error names the file with line and column.
#include <doctest/doctest.h>

#include <cctype>

#include "base/error.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "law/pack.hpp"

using namespace mi;

namespace {

const std::string folder = MI_SOURCE_DIR "/tests/packs-bad";

// "NAME.toml:12:5: …"
bool has_place(const std::string& line, const std::string& file) {
  if (line.rfind(file + ":", 0) != 0) return false;
  std::size_t i = file.size() + 1, numbers = 0;
  for (; numbers < 2; ++numbers) {
    if (i >= line.size() || !std::isdigit(static_cast<unsigned char>(line[i]))) return false;
    while (i < line.size() && std::isdigit(static_cast<unsigned char>(line[i]))) ++i;
    if (line[i++] != ':') return false;
  }
  return true;
}

std::vector<std::string> problems_of(const std::string& path) {
  try {
    law::read_pack(path);
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::cannot);
    return e.items();
  }
  return {};
}

}  // namespace

TEST_CASE("each wrong pack says what is wrong and where") {
  const auto files = base::list_files(folder, ".toml");
  CHECK(files.size() >= 60);
  for (const std::string& path : files) {
    const std::string name = path.substr(folder.size() + 1);
    INFO(name);
    const auto problems = problems_of(path);
    CHECK_FALSE(problems.empty());
    for (const std::string& line : problems) {
      INFO(line);
      CHECK(has_place(line, name));
    }
    const std::string said = base::join(problems, "\n");
    INFO(said);
    const std::string expected = base::read_file(path.substr(0, path.size() - 5) + ".expect");
    for (const std::string& words : base::split(base::trim(expected), '\n')) CHECK(said.find(words) != std::string::npos);
  }
}
