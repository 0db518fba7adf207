// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/classes.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

constexpr std::size_t charge_type_column = 4;  // of the dimension item
constexpr std::size_t level_column = 5;

std::vector<std::string> words(std::string_view text) {
  return text.empty() ? std::vector<std::string>() : base::split(std::string(text), ';');
}

bool is_one_of(const std::vector<std::string>& all, std::string_view value) {
  return all.empty() || std::find(all.begin(), all.end(), value) != all.end();
}

}  // namespace

bool Class::has_item(const casefile::DimensionRows& items, std::uint32_t item) const {
  std::string_view code = items.at(item, 0);
  auto begins_code = [&](const std::string& start) { return code.starts_with(start); };
  return !of_visits && is_one_of(charge_types, items.at(item, charge_type_column)) && is_one_of(levels, items.at(item, level_column)) &&
         (item_starts.empty() || std::any_of(item_starts.begin(), item_starts.end(), begins_code));
}

bool Class::has_visit(std::string_view med_type) const { return of_visits && is_one_of(med_types, med_type); }

Classes read_classes(std::string_view csv, const std::string& name) {
  Classes classes;
  each_row(csv, name, "class,kind,label,charge_types,item_starts,levels,med_types", [&](const ListRow& row) {
    if (row[1] != "fee" && row[1] != "visit") throw base::Error(base::ErrorKind::cannot, base::say("a class is of fee or visit, not “{}”", row[1]));
    Class c{std::string(row[2]), row[1] == "visit", words(row[3]), words(row[4]), words(row[5]), words(row[6])};
    if (!classes.emplace(std::string(row[0]), std::move(c)).second)
      throw base::Error(base::ErrorKind::cannot, base::say("“{}” is there twice", row[0]));
  });
  return classes;
}

}  // namespace mi::claims
