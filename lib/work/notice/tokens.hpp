// SPDX-License-Identifier: Apache-2.0
// Names, codes and numbers with a unit in the text of a document, so that a changed one is seen wherever it stands.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mi::work {

struct Token {
  std::string text;
  std::size_t begin = 0;
};

// Runs of six or more letters, digits and hyphens with a digit among them, no amounts and no dates.
std::vector<Token> codes_in(std::string_view text);
// 15日, 3个工作日, 2倍, 30%, 12人: digits and the unit behind them, no amounts and no dates.
std::vector<Token> quantities_in(std::string_view text);
// Where a name stands, each with the letters that touch it: 甲医院 in 甲医院分院 is another name.
std::vector<Token> names_in(std::string_view text, std::string_view name);

}  // namespace mi::work
