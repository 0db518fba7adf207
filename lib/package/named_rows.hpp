// SPDX-License-Identifier: Apache-2.0
// A table that people fill in, with a header of known columns, in English or Chinese, read row by row: the census of a ward,
// answers of a checklist, the months of a service item. What is wrong with its rows is gathered, so that all of it is told at
// once.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace mi::package {

struct NamedColumn {
  std::string key;
  std::string chinese = {};  // its other name; "" when there is none
  bool required = false;
};

class NamedRow {
 public:
  explicit NamedRow(std::map<std::string, std::string> cells) : cells_(std::move(cells)) {}
  std::string text(const std::string& key) const;      // "" when empty or not a column of the file
  std::string required(const std::string& key) const;  // Error(cannot) when empty
  std::optional<bool> yes_no(const std::string& key) const;
  bool yes(const std::string& key, bool if_empty) const;  // yes/no, 是/否, 1/0; Error(cannot) for another word
  std::optional<base::Time> time(const std::string& key) const;
  std::vector<std::string> words(const std::string& key) const;  // parted by blanks, commas or 、

 private:
  std::map<std::string, std::string> cells_;
};

// Calls `take` for each row and says how many there were. Error(cannot): no header, an unknown or missing column, or rows that
// `take` refused, all of them with their line.
std::size_t read_named(std::string_view text, const std::string& name, const std::vector<NamedColumn>& columns,
                const std::function<void(const NamedRow&)>& take);
// The same of a table that means nothing without a row: Error(cannot).
void read_some_named(std::string_view text, const std::string& name, const std::vector<NamedColumn>& columns,
                     const std::function<void(const NamedRow&)>& take);

}  // namespace mi::package
