// SPDX-License-Identifier: Apache-2.0
// Rows of delimited lists laid over each other: which row of an upper list a row below touches, and whether it may.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mi::claims {

// What a list's rows are known by, and what a lower layer may do to one.
struct ListGrammar {
  std::vector<std::string> key;  // columns; empty: the whole row
  std::string limit;             // the column that may be tightened
  std::string lower = "fill";    // "fill", "tighten", "replace"
  bool less_is_tighter = true;
};
using ListGrammars = std::map<std::string, ListGrammar, std::less<>>;
ListGrammars read_grammars(std::string_view csv, const std::string& name);  // Error(cannot)

// One list in the making. Rows keep the order of their first appearance.
class LayeredList {
 public:
  explicit LayeredList(ListGrammar grammar) : grammar_(std::move(grammar)) {}
  // Lays a text over what is there; `origin` names it in errors: "city quantity_caps.csv". Error(cannot): another header,
  // a key twice, or a row that does more than the one above it allows (both places are named).
  void lay(std::string_view text, const std::string& origin);
  std::string text() const;

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string place;
    std::size_t layer = 0;
  };
  std::string key_of(const std::vector<std::string>& cells) const;
  bool may_change(const Row& upper, const Row& lower) const;
  void put(Row row);

  ListGrammar grammar_;
  std::vector<std::string> header_;
  std::vector<Row> rows_;
  std::map<std::string, std::size_t> place_;
  std::size_t layer_ = 0;
};

}  // namespace mi::claims
