// SPDX-License-Identifier: Apache-2.0
// Fund money in an excess: at the deductible and one fen beyond it, what an export does not say, and what holds for all
// settlements.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

#include "claims/kernel/fund.hpp"
#include "claims_case.hpp"
#include "unit/holds.hpp"

using namespace mi;
using claims::FundMethod;
using test::ClaimsCase;

namespace {

constexpr std::uint32_t settlement = 1;

struct Line {
  std::int64_t amount;
  std::int64_t in_scope;
};

// One settlement of these lines, which lie within its scope as each says.
claims::Data settled(const std::vector<Line>& lines, std::int64_t deductible, std::int64_t fund) {
  claims::Data data;
  claims::Paid& paid = data.paid_by_settlement[settlement];
  for (const Line& line : lines) {
    data.fees.settlement.push_back(settlement);
    data.fees.visit.push_back(1);
    data.fees.amount.push_back(line.amount);
    data.fees.in_scope.push_back(line.in_scope);
    paid.total += line.amount;
    paid.in_scope += line.in_scope;
  }
  paid.deductible = deductible;
  paid.fund = fund;
  return data;
}

// Lines from the first to before the last, whole.
std::vector<claims::Part> whole_lines(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  std::vector<claims::Part> parts;
  for (std::size_t i = first; i < last; ++i) parts.push_back({static_cast<std::uint32_t>(i), 0, lines[i].amount});
  return parts;
}

std::int64_t sum(const std::vector<std::int64_t>& fen) { return std::accumulate(fen.begin(), fen.end(), std::int64_t{0}); }

std::int64_t lost(const claims::Data& data, const std::vector<claims::Part>& parts, FundMethod method) {
  return sum(claims::fund_shares(data, parts, method).fen);
}

std::vector<Line> any_settlement() {
  std::vector<Line> lines(*rc::gen::inRange<std::size_t>(1, 10));
  for (Line& line : lines) {
    line.amount = *rc::gen::inRange<std::int64_t>(1, 100000);
    line.in_scope = *rc::gen::inRange<std::int64_t>(0, line.amount + 1);
  }
  lines.front().in_scope = std::max<std::int64_t>(lines.front().in_scope, 1);
  return lines;
}

std::int64_t scope_of(const std::vector<Line>& lines) {
  return std::accumulate(lines.begin(), lines.end(), std::int64_t{0}, [](std::int64_t all, const Line& l) { return all + l.in_scope; });
}

// A deductible below the scope, and a fund that pays no more than what lies above it.
std::pair<std::int64_t, std::int64_t> any_terms(const std::vector<Line>& lines) {
  std::int64_t deductible = *rc::gen::inRange<std::int64_t>(0, scope_of(lines));
  return {deductible, *rc::gen::inRange<std::int64_t>(0, scope_of(lines) - deductible + 1)};
}

}  // namespace

TEST_CASE("marginal: an excess is reckoned at the rate above the deductible, up to all that was paid") {
  // 1000.00 in scope, 300.00 deductible, 560.00 paid: 80 % of the 700.00 above it.
  const std::vector<Line> lines{{30000, 30000}, {50000, 50000}, {40000, 20000}};
  claims::Data data = settled(lines, 30000, 56000);
  CHECK(lost(data, {{0, 0, 10000}}, FundMethod::marginal) == 8000);
  CHECK(lost(data, {{0, 0, 10000}}, FundMethod::proportional) == 5600);
  CHECK(lost(data, {{2, 0, 40000}}, FundMethod::marginal) == 16000);  // half of it lies in scope
  CHECK(lost(data, {{0, 0, 20000}, {1, 0, 50000}}, FundMethod::marginal) == 56000);  // to the fen down to the deductible
  CHECK(lost(data, {{0, 0, 19999}, {1, 0, 50000}}, FundMethod::marginal) == 55999);
  CHECK(lost(data, {{0, 0, 20001}, {1, 0, 50000}}, FundMethod::marginal) == 56000);  // below it the fund paid nothing
  CHECK(claims::fund_shares(data, whole_lines(lines, 0, 3), FundMethod::marginal).fen == std::vector<std::int64_t>{16800, 28000, 11200});
}

TEST_CASE("marginal needs scope and deductible of the settlement and scope of the line: else in proportion, and it says so") {
  const std::vector<Line> lines{{10000, 8000}, {10000, 8000}};
  claims::Data data = settled(lines, 6000, 5000);
  const std::vector<claims::Part> one{{0, 0, 10000}};
  auto method = [&] { return claims::fund_shares(data, one, FundMethod::marginal).method; };
  CHECK(method() == FundMethod::marginal);
  CHECK(lost(data, one, FundMethod::marginal) == 4000);
  data.paid_by_settlement[settlement].has_deductible = false;
  CHECK(method() == FundMethod::proportional);
  CHECK(lost(data, one, FundMethod::marginal) == 2500);
  data.paid_by_settlement[settlement].has_deductible = true;
  data.paid_by_settlement[settlement].deductible = 16000;  // all of it, and yet something was paid: not to be reckoned again
  CHECK(method() == FundMethod::proportional);
  data.paid_by_settlement[settlement].fund = 0;
  CHECK(method() == FundMethod::marginal);  // nothing was paid: nothing is lost
  CHECK(lost(data, one, FundMethod::marginal) == 0);
  data = settled(lines, 6000, 5000);
  data.fees.in_scope.set(0, casefile::no_amount);
  CHECK(method() == FundMethod::proportional);
}

TEST_CASE("the method stands beside every hit, by which it was reckoned") {
  ClaimsCase c;
  const std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,inscp_scp_amt,setl_id\n"
                           "V1,1,2026-03-02 08:00:00,A,1,100.00,100.00,90.00,S1\nV1,2,2026-03-02 08:00:00,A,1,100.00,100.00,90.00,S1\n"
                           "V2,1,2026-03-02 08:00:00,A,1,100.00,100.00,90.00,S2\nV2,2,2026-03-02 08:00:00,A,1,100.00,100.00,90.00,S2\n";
  const std::string settled = "setl_id,mdtrt_id,medfee_sumamt,inscp_scp_amt,act_pay_dedc,fund_pay_sumamt\nS1,V1,200.00,180.00,20.00,128.00\n"
                              "S2,V2,200.00,180.00,,128.00\n";
  c.load({{c.file("f.csv", fees), c.file("s.csv", settled)}, false, "", "", ""});
  claims::CheckRequest request;
  request.rules = claims::choose_rules(claims::shipped_rules(), {"same_line_twice"});
  request.method = claims::fund_method("marginal");
  auto result = claims::check(c.get(), request);
  REQUIRE(result.hits.size() == 2);
  CHECK(result.hits[0].fund.to_string() + " " + result.hits[0].fund_method == "72.00 marginal");      // 90.00 × 128.00 ÷ 160.00
  CHECK(result.hits[1].fund.to_string() + " " + result.hits[1].fund_method == "64.00 proportional");  // 90.00 × 128.00 ÷ 180.00
  CHECK(result.rules.front().by_proportion == 1);
  CHECK(test::error_of([] { claims::fund_method("half"); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("fund money adds up: all lines of a settlement cost what the fund paid, by largest remainder, by either method") {
  test::holds([] {
    const auto lines = any_settlement();
    const auto [deductible, fund] = any_terms(lines);
    claims::Data data = settled(lines, deductible, fund);
    for (FundMethod method : {FundMethod::proportional, FundMethod::marginal}) {
      const auto shares = claims::fund_shares(data, whole_lines(lines, 0, lines.size()), method).fen;
      RC_ASSERT(sum(shares) == fund);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        RC_ASSERT(shares[i] >= 0);
        RC_ASSERT(shares[i] <= lines[i].amount);
        // within a fen of its exact share
        const base::Int128 off = base::Int128{shares[i]} * scope_of(lines) - base::Int128{fund} * lines[i].in_scope;
        RC_ASSERT(off < scope_of(lines) && off > -scope_of(lines));
      }
    }
  });
}

TEST_CASE("marginal: lines taken away from the end, one after the other, add up to what the fund paid") {
  test::holds([] {
    const auto lines = any_settlement();
    const auto [deductible, fund] = any_terms(lines);
    std::int64_t left = fund, taken = 0, scope = scope_of(lines);
    for (std::size_t last = lines.size(); last > 0 && left > 0; --last) {
      // The settlement as it is after the lines behind `last` were taken away, reckoned from the columns that it would have.
      std::vector<Line> still(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(last));
      claims::Data data = settled(still, std::min(deductible, scope), left);
      const std::int64_t loss = lost(data, whole_lines(still, last - 1, last), FundMethod::marginal);
      RC_ASSERT(loss >= 0 && loss <= left);
      taken += loss;
      left -= loss;
      scope -= still.back().in_scope;
      const std::int64_t at_once = lost(settled(lines, deductible, fund), whole_lines(lines, last - 1, lines.size()), FundMethod::marginal);
      RC_ASSERT(std::abs(taken - at_once) <= static_cast<std::int64_t>(lines.size()));  // a rounding each
    }
    if (scope <= deductible) RC_ASSERT(left == 0);
  });
}

TEST_CASE("marginal is never less than in proportion, and the same without a deductible; more taken out is never less lost") {
  test::holds([] {
    const auto lines = any_settlement();
    const auto [deductible, fund] = any_terms(lines);
    const auto first = *rc::gen::inRange<std::size_t>(0, lines.size());
    const auto part = whole_lines(lines, first, lines.size());
    claims::Data data = settled(lines, deductible, fund);
    RC_ASSERT(lost(data, part, FundMethod::marginal) >= lost(data, part, FundMethod::proportional));
    RC_ASSERT(lost(data, part, FundMethod::marginal) <= fund);
    RC_ASSERT(lost(data, whole_lines(lines, 0, lines.size()), FundMethod::marginal) >= lost(data, part, FundMethod::marginal));
    claims::Data without = settled(lines, 0, std::min(fund, scope_of(lines)));
    RC_ASSERT(claims::fund_shares(without, part, FundMethod::marginal).fen == claims::fund_shares(without, part, FundMethod::proportional).fen);
  });
}
