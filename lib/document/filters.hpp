// SPDX-License-Identifier: Apache-2.0
// The filters of the template language: {{ total | 大写 }}. Amounts come in as decimal text of yuan, dates as
// 2026-05-25, rates as "97 %" or "0.97". man/mi-template.5 describes each.
#pragma once
#include <string>
#include <vector>

#include "json/value.hpp"

namespace mi::document {

struct FilterOptions {
  bool unmask = false;  // 脱敏 lets personal data through: for what stays inside the agency
};

struct Filter {
  const char* name;   // 大写
  const char* alias;  // words
  std::size_t most_arguments;
  // Throws Error for a value that the filter cannot take. nullptr: 默认, which the evaluator handles itself, because it
  // alone accepts a missing value.
  json::Value (*apply)(const json::Value& value, const std::vector<json::Value>& arguments,
                       const FilterOptions& options);
};

const Filter* find_filter(const std::string& name);  // by name or alias; nullptr
std::vector<std::string> filter_names();             // names and aliases

}  // namespace mi::document
