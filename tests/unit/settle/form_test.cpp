// SPDX-License-Identifier: Apache-2.0
// Forms of payment, for all inputs: never more special cases than the share allows, a case is paid one way, the total is the sum (ZK-08,
// ZK-09); months one after the other come to what the year comes to.
#include "work/settle/form.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "law/pack.hpp"

using namespace mi;
using base::Money;
using base::Rational;

namespace {

const law::Rulebook& zhoukou() {
  static const law::Rulebook law = law::Rulebook::of({law::find_pack("zhoukou-2014")}, base::Date::of(2015, 7, 1));
  return law;
}

domain::FormRow row(int number, std::int64_t cost, bool agreed) {
  domain::FormRow r;
  r.id = std::to_string(number);
  r.group = "g";
  r.cost = Money::fen(cost);
  if (agreed) r.agreed = base::Date::of(2015, 3, 1).plus_days(number % 7);
  return r;
}

work::FormInput input(const char* form, const char* period, std::vector<domain::FormRow> rows) {
  return {form, period, std::move(rows), {{"g", Money::yuan(100), "约定"}}, {}};
}

std::int64_t count(const domain::PaymentForm& form, const char* way) {
  return std::count_if(form.lines.begin(), form.lines.end(), [&](const auto& l) { return l.way == way; });
}

}  // namespace

TEST_CASE("property: the share of special cases holds, each case has one way, the total adds up") {
  const bool ok = rc::check([] {
    const auto costs = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20'000));
    std::vector<domain::FormRow> rows;
    for (std::size_t i = 0; i < costs.size(); ++i) rows.push_back(row(static_cast<int>(i), costs[i], costs[i] % 3 == 0));
    const auto form = work::compute_form(input("unit", "2015-03", rows), zhoukou());
    Money sum;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& line = form.lines[i];
      sum += line.pay.money();
      const bool below = 100 * costs[i] < 80 * 10'000;
      if (line.way == "standard") RC_ASSERT(!below && line.pay.money() == Money::yuan(100));
      else RC_ASSERT(line.pay.money() == rows[i].cost && (below || line.way == "by-item"));
    }
    RC_ASSERT(100 * count(form, "by-item") <= 3 * static_cast<std::int64_t>(rows.size()));
    RC_ASSERT(form.figures.front().money() == sum);
  });
  CHECK(ok);
}

TEST_CASE("ZK-08: a month goes on from the months before it: 34 and 33 cases have two special ones, 33 and 33 one") {
  std::vector<domain::FormRow> march, april;
  for (int i = 0; i < 34; ++i) march.push_back(row(i, 50'000, i < 2));
  for (int i = 100; i < 133; ++i) april.push_back(row(i, 50'000, i < 102));
  const auto first = work::compute_form(input("case", "2015-03", march), zhoukou());
  CHECK(count(first, "by-item") == 1);  // 1.02
  auto second = input("case", "2015-04", april);
  second.before = {first};
  CHECK(count(work::compute_form(second, zhoukou()), "by-item") == 1);  // 2.01 − 1
  march.pop_back();
  second.before = {work::compute_form(input("case", "2015-03", march), zhoukou())};
  CHECK(count(second.before.front(), "by-item") == 0);  // 0.99
  CHECK(count(work::compute_form(second, zhoukou()), "by-item") == 1);  // 1.98
}

TEST_CASE("ZK-09: the period's average is held against the same limit: 80 % of it is not below") {
  const auto law = zhoukou().with({"settlement.unit.item_per", "period"});
  CHECK(count(work::compute_form(input("unit", "2015-03", {row(1, 3'000, false), row(2, 13'000, false)}), law), "below-quota") == 0);
  CHECK(count(work::compute_form(input("unit", "2015-03", {row(1, 3'000, false), row(2, 12'999, false)}), law), "below-quota") == 2);
}
