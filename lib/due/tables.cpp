// SPDX-License-Identifier: Apache-2.0
#include "due/tables.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"

namespace mi::due {

std::vector<std::vector<std::string>> read_table(const std::string& table, std::size_t count) {
  const std::string path = base::data_path("knowledge") + "/due/" + table + ".csv";
  std::vector<std::vector<std::string>> lines;
  int number = 0;
  bool header = true;
  for (const std::string& line : base::split(base::read_file(path), '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    auto cells = base::split(line, ',');
    if (cells.size() != count)
      throw base::Error(base::ErrorKind::cannot, base::say("a line has {0} cells, this has {1}", count, cells.size()),
                        {path + ":" + std::to_string(number)});
    if (!header) lines.push_back(std::move(cells));
    header = false;
  }
  return lines;
}

}  // namespace mi::due
