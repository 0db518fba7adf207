// SPDX-License-Identifier: Apache-2.0
// Reads a command line against what a step declared. Inside cli/ only.
#pragma once
#include <string>
#include <vector>

#include "cli/option_state.hpp"

namespace mi::cli {

// Splits the words into options and arguments (CLI11), then converts and stores each, in the order of the line.
// Error(usage) with the option as its place: unknown, given twice, without its value, missing, or refused by its type.
void parse(const std::vector<std::string>& words, const std::vector<Declared>& declared);

// Where the step's name stands among the words: the first that is neither an option nor the value of one of `shared`;
// words.size() when there is none.
std::size_t find_step(const std::vector<std::string>& words, const std::vector<Declared>& shared);

// The value of an option in a command line that need not be right, as far as it can be told; the last one counts.
std::string peek(const std::vector<std::string>& words, const std::vector<std::string>& names);

}  // namespace mi::cli
