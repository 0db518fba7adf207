// SPDX-License-Identifier: Apache-2.0
// The tables of law/knowledge/due: which facts begin, meet and pause deadlines. A line needs no C++.
#pragma once
#include <string>
#include <vector>

namespace mi::due {

// The lines of a table behind its heading, each of so many cells; Error(cannot) with the line that has another number.
std::vector<std::vector<std::string>> read_table(const std::string& table, std::size_t cells);

}  // namespace mi::due
