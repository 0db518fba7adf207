// SPDX-License-Identifier: Apache-2.0
#include "work/due/many.hpp"

#include <algorithm>
#include <string_view>

#include "base/error.hpp"

namespace mi::work {
namespace {

bool is_late(const DueItem& item, base::Date today) {
  const std::string_view state = item.state(today);
  return state == "late" || state == "overdue";
}

bool is_soon(const DueItem& item, base::Date today, base::Date until) {
  return std::string_view(item.state(today)) == "open" && item.deadline.due <= until;
}

bool is_wanted(const DueItem& item, base::Date today, const DueFilter& filter) {
  if (!filter.late && !filter.until) return true;
  return is_late(item, today) || (filter.until && is_soon(item, today, *filter.until));
}

}  // namespace

DueOfCases due_of_case(const casefile::Case& file, const law::Rulebook& law, base::Date today) {
  return {{{"", due_items(file, law, today), file.case_id()}}, {}};
}

DueOfCases due_of_cases(const std::vector<std::string>& files, base::Date today) {
  DueOfCases all;
  for (const std::string& path : files) {
    try {
      const auto file = casefile::Case::open(path, casefile::Access::read);
      all.parts.push_back({path, due_items(file, law::Rulebook::of(file, today), today), file.case_id()});
    } catch (const base::Error& e) {
      all.unread.push_back(path + ": " + e.message());
    }
  }
  return all;
}

domain::Table rows(const DueOfCases& all, base::Date today, const DueFilter& filter) {
  domain::Table table = due_table();
  for (const auto& part : all.parts) {
    auto items = part.items;
    std::erase_if(items, [&](const DueItem& i) { return !is_wanted(i, today, filter); });
    add_rows(table, part.subject, items, today);
  }
  return table;
}

std::vector<domain::Figure> figures(const DueOfCases& all) {
  std::vector<domain::Figure> result;
  for (const auto& part : all.parts)
    for (const DueItem& i : part.items) {
      domain::Figure f = due::figure(i.rule.id + ":" + i.about, i.rule.label, i.deadline);
      f.clause = i.rule.source.to_chinese();
      result.push_back(std::move(f));
    }
  return result;
}

}  // namespace mi::work
