// SPDX-License-Identifier: Apache-2.0
#include "law/read/check_file.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/adopt.hpp"
#include "law/rulebook.hpp"

namespace mi::law {
namespace {

void add(CheckResult& result, const std::string& pack, const base::Error& error) {
  for (const std::string& item : error.items()) result.lines.push_back({pack, item, false});
  if (error.items().empty())
    result.lines.push_back(
        {pack, error.places().empty() ? error.message() : error.places().front() + ": " + error.message(), false});
}

void check_one(const std::string& name, bool alone, CheckResult& result, std::vector<Pack>& good) {
  try {
    good.push_back(find_pack(name));
    result.lines.push_back({name, {}, false});
  } catch (const base::Error& error) {
    const bool unreadable = error.items().empty();  // what is wrong in a pack comes line by line
    if (unreadable && alone) throw;
    add(result, name, error);
    result.lines.back().unreadable = unreadable;
  }
}

void check_all(const std::vector<Pack>& packs, CheckResult& result) {
  try {
    require_one_per_topic(packs);
    Rulebook::of(packs, packs.empty() ? base::Date() : packs.front().from(), {}, extended_of(packs));
  } catch (const base::Error& error) {
    add(result, {}, error);
  }
}

}  // namespace

bool CheckResult::any_wrong() const {
  return std::any_of(lines.begin(), lines.end(), [](const Line& l) { return !l.problem.empty() && !l.unreadable; });
}

bool CheckResult::any_unreadable() const {
  return std::any_of(lines.begin(), lines.end(), [](const Line& l) { return l.unreadable; });
}

CheckResult check_packs(const std::vector<std::string>& names, bool together) {
  CheckResult result;
  std::vector<Pack> good;
  for (const std::string& name : names) check_one(name, names.size() == 1, result, good);
  if (together) check_all(good, result);
  return result;
}

domain::Table rows(const CheckResult& result) {
  domain::Table table{"mi.rules.check/1",
                      {{"pack", base::mark("pack")}, {"result", base::mark("result")}, {"problem", base::mark("problem")}},
                      {}};
  for (const auto& line : result.lines)
    table.rows.push_back({line.pack, line.unreadable ? "unreadable" : line.problem.empty() ? "ok" : "wrong", line.problem});
  return table;
}

}  // namespace mi::law
