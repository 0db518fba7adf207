// SPDX-License-Identifier: Apache-2.0
// Delimited text with a header of known columns, in English or Chinese, read row by row: the census of a ward, leave
// slips, complaints, answers of a checklist. What is wrong with a row is gathered, so that all of it is told at once.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace mi::work {

struct NamedColumn {
  const char* key;
  const char* chinese;
  bool required = false;
};

class NamedRow {
 public:
  explicit NamedRow(std::map<std::string, std::string> cells) : cells_(std::move(cells)) {}
  std::string text(const char* key) const;            // "" when empty or not a column of the file
  std::string required(const char* key) const;        // Error(cannot) when empty
  bool yes(const char* key, bool if_empty) const;     // yes/no, 是/否, 1/0; Error(cannot) for another word
  std::optional<base::Time> time(const char* key) const;
  std::vector<std::string> words(const char* key) const;  // parted by blanks, commas or 、

 private:
  std::map<std::string, std::string> cells_;
};

// Calls `take` for each row. Error(cannot): no header, an unknown or missing column, or rows that `take` refused, all
// of them with their line.
void read_named(std::string_view text, const std::string& name, const std::vector<NamedColumn>& columns,
                const std::function<void(const NamedRow&)>& take);

}  // namespace mi::work
