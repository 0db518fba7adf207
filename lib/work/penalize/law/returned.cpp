// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/returned.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::work {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::Returned;

namespace {

bool is_same(const Returned& a, const Returned& b) { return a.amount == b.amount && a.date == b.date && a.before_check == b.before_check; }

}  // namespace

std::vector<Returned> read_returned(const casefile::Case& source, const std::string& finding) {
  std::vector<Returned> result;
  for (auto& r : source.all<Returned>())
    if (r.value.finding == finding) result.push_back(std::move(r.value));
  return result;
}

void check_returned(const domain::Docket& docket, const std::vector<Returned>& before, const Returned& now) {
  if (now.amount <= base::Money{}) throw Error(ErrorKind::usage, say("an amount given back is more than nothing"), {"--amount"});
  base::Money sum = now.amount;
  for (const Returned& r : before) {
    if (is_same(r, now)) return;  // recorded already: a rerun
    sum += r.amount;
  }
  const auto held = domain::held(docket);
  const base::Money fund = held ? held->fund : base::Money{};
  if (sum > fund)
    throw Error(ErrorKind::usage, say("{0} given back is more than the fund's money in {1}, {2}", sum.to_string(),
                                      docket.finding.name, fund.to_string()), {"--amount"});
}

domain::Table returned_rows(std::vector<Returned> all, const Returned& now) {
  if (std::none_of(all.begin(), all.end(), [&](const Returned& r) { return is_same(r, now); })) all.push_back(now);
  domain::Table t{"mi.penalize.returned/1",
                  {{"finding", mark("finding")},
                   {"amount", mark("amount"), domain::ColumnKind::money},
                   {"date", mark("date"), domain::ColumnKind::date},
                   {"before_check", mark("before the check")}},
                  {}};
  for (const Returned& r : all)
    t.rows.push_back({r.finding, r.amount.to_string(), r.date.to_string(), r.before_check ? "yes" : "no"});
  return t;
}

}  // namespace mi::work
