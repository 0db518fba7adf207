// SPDX-License-Identifier: Apache-2.0
#include "law/check_file.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/adopt.hpp"
#include "law/rulebook.hpp"

namespace mi::law {
namespace {

void add(CheckResult& result, const std::string& pack, const base::Error& error) {
  for (const std::string& item : error.items()) result.lines.push_back({pack, item});
  if (error.items().empty())
    result.lines.push_back({pack, error.places().empty() ? error.message() : error.places().front() + ": " + error.message()});
}

void check_one(const std::string& name, CheckResult& result, std::vector<Pack>& good) {
  try {
    good.push_back(find_pack(name));
    result.lines.push_back({name, {}});
  } catch (const base::Error& error) {
    add(result, name, error);
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

bool CheckResult::passed() const {
  return std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.problem.empty(); });
}

CheckResult check_packs(const std::vector<std::string>& names, bool together) {
  CheckResult result;
  std::vector<Pack> good;
  for (const std::string& name : names) check_one(name, result, good);
  if (together) check_all(good, result);
  return result;
}

domain::Table rows(const CheckResult& result) {
  domain::Table table{"mi.rules.check/1",
                      {{"pack", base::mark("pack")}, {"result", base::mark("result")}, {"problem", base::mark("problem")}},
                      {}};
  for (const auto& line : result.lines)
    table.rows.push_back({line.pack, line.problem.empty() ? "ok" : "wrong", line.problem});
  return table;
}

}  // namespace mi::law
