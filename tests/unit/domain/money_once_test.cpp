// SPDX-License-Identifier: Apache-2.0
// G10: the same money counts once, in the heaviest clause.
#include "domain/money_once.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "domain/held.hpp"

using namespace mi::domain;
using mi::base::Money;

namespace {

LineExcess line(const char* name, std::int64_t excess, std::int64_t amount, std::int64_t fund) {
  return {name, Money::fen(excess), Money::fen(amount), Money::fen(fund)};
}

// A finding with its rank; count_once is given where it lies.
struct Own {
  Finding finding;
  std::int64_t rank = 0, place = 0;
};

std::vector<Once> once(const std::vector<Own>& findings) {
  std::vector<Ranked> ranked;
  for (const Own& f : findings) ranked.push_back({&f.finding, f.rank, f.place});
  return count_once(ranked);
}

Own finding(std::string name, std::int64_t rank, std::vector<LineExcess> lines, std::int64_t place = 0) {
  Own r;
  r.finding.name = std::move(name);
  r.rank = rank;
  r.place = place;
  int id = 0;
  for (LineExcess& l : lines) {
    FindingItem item;
    item.id = std::to_string(++id);
    item.lines = {std::move(l)};
    r.finding.items.push_back(std::move(item));
  }
  add_up(r.finding);
  return r;
}

const Once& of(const std::vector<Once>& all, const std::string& name) {
  return *std::find_if(all.begin(), all.end(), [&](const Once& o) { return o.finding == name; });
}

bool same(const Once& a, const Once& b) {
  return a.finding == b.finding && a.gross == b.gross && a.net == b.net && a.fund == b.fund;
}

rc::Gen<Own> any_finding(int name) {
  return rc::gen::exec([name] {
    Own r = finding("F" + std::to_string(name), *rc::gen::inRange(0, 4), {}, *rc::gen::inRange(0, 3));
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
      const int which = *rc::gen::inRange(0, 5);
      const std::int64_t amount = 1000 + which * 777;
      const std::int64_t excess = *rc::gen::inRange<std::int64_t>(0, amount + 1);
      FindingItem item;
      item.id = std::to_string(i + 1);
      item.lines = {{"b:" + std::to_string(which), Money::fen(excess), Money::fen(amount),
                     Money::fen(*rc::gen::inRange<std::int64_t>(0, excess + 1))}};
      r.finding.items.push_back(item);
    }
    add_up(r.finding);
    return r;
  });
}

std::vector<Own> any_findings() {
  std::vector<Own> all;
  const int count = *rc::gen::inRange(1, 7);
  for (int i = 1; i <= count; ++i) all.push_back(*any_finding(i));
  return all;
}

}  // namespace

TEST_CASE("G10: the heavier clause takes the line, the lighter gets what is left") {
  const auto all = once({finding("F1", 40, {line("b:1", 120000, 120000, 100000), line("b:2", 720000, 720000, 600000)}),
                               finding("F2", 50, {line("b:1", 120000, 120000, 100000)})});
  REQUIRE(all.size() == 2);
  CHECK(all[0].finding == "F2");
  CHECK(of(all, "F2").net == Money::fen(120000));
  CHECK(of(all, "F1").gross == Money::fen(840000));
  CHECK(of(all, "F1").overlap == Money::fen(120000));
  CHECK(of(all, "F1").net == Money::fen(720000));
  CHECK(of(all, "F1").fund == Money::fen(600000));
  CHECK(of(all, "F1").shares[0].lost_to == std::vector<std::string>{"F2"});
  CHECK(of(all, "F2").shares[0].lost_to.empty());
}

TEST_CASE("G10: ties go by the clause's place, then by the order in which findings were raised") {
  const std::vector<LineExcess> whole = {line("b:1", 100, 100, 100)};
  CHECK(of(once({finding("F1", 5, whole, 2), finding("F2", 5, whole, 1)}), "F2").net == Money::fen(100));
  CHECK(of(once({finding("F10", 5, whole, 1), finding("F2", 5, whole, 1)}), "F2").net == Money::fen(100));
}

TEST_CASE("only the excess counts, and different excess of one line adds up to the line") {
  const auto all = once({finding("F1", 2, {line("b:1", 60, 100, 60)}), finding("F2", 1, {line("b:1", 30, 100, 30)}),
                               finding("F3", 0, {line("b:1", 30, 100, 30)})});
  CHECK(of(all, "F1").net == Money::fen(60));
  CHECK(of(all, "F2").net == Money::fen(30));
  CHECK(of(all, "F3").net == Money::fen(10));
  CHECK(of(all, "F3").shares[0].lost_to == std::vector<std::string>{"F1", "F2"});
}

TEST_CASE("two items of one finding on one line count the line once") {
  const auto all = once({finding("F1", 1, {line("b:1", 80, 100, 40), line("b:1", 80, 100, 40)})});
  CHECK(all[0].gross == Money::fen(160));
  CHECK(all[0].net == Money::fen(100));
  CHECK(all[0].shares.size() == 1);
  CHECK(all[0].shares[0].lost_to == std::vector<std::string>{"F1"});
  CHECK(all[0].fund == Money::fen(50));
}

TEST_CASE("fund money of a line is shared by largest remainder and never grows") {
  const auto all = once({finding("F1", 2, {line("b:1", 3, 3, 2)}), finding("F2", 1, {line("b:2", 7, 5, 5)})});
  CHECK(of(all, "F1").fund == Money::fen(2));
  CHECK(of(all, "F2").net == Money::fen(5));
  CHECK(of(all, "F2").fund == Money::fen(4));  // 5 × 5 ÷ 7 = 3.57
}

TEST_CASE("a line refunded between two checks caps both at what is left of it") {
  const auto all = once({finding("F1", 2, {line("b:1", 100, 100, 100)}), finding("F2", 1, {line("b:1", 40, 40, 40)})});
  CHECK(of(all, "F1").net == Money::fen(40));
  CHECK(of(all, "F2").net == Money::fen(0));
}

TEST_CASE("conduct without claim lines counts whole") {
  Own r;
  r.finding.name = "F1";
  r.finding.items.resize(1);
  r.finding.items[0].gross = Money::fen(500);
  r.finding.items[0].fund = Money::fen(400);
  const auto all = once({r});
  CHECK(all[0].net == Money::fen(500));
  CHECK(all[0].fund == Money::fen(400));
}

TEST_CASE("a withdrawn finding gives its fen to the next; a withdrawn item only its own") {
  const Own heavy = finding("F2", 50, {line("b:1", 100, 100, 90), line("b:2", 50, 50, 50)});
  const Own light = finding("F1", 40, {line("b:1", 100, 100, 90)});
  CHECK(of(once({heavy, light}), "F1").net == Money::fen(0));
  CHECK(of(once({light}), "F1").net == Money::fen(100));
  Review review;
  review.outcome = "changed";
  review.withdrawn = {"1"};
  Own changed = heavy;
  changed.finding = *held(heavy.finding, &review);
  CHECK(changed.finding.gross == Money::fen(50));
  CHECK(of(once({changed, light}), "F1").net == Money::fen(100));
  review.outcome = "withdrawn";
  CHECK_FALSE(held(heavy.finding, &review).has_value());
  review.outcome = "changed";
  review.withdrawn = {"1", "2"};
  CHECK_FALSE(held(heavy.finding, &review).has_value());
}

TEST_CASE("money once, for all findings") {
  CHECK(rc::check("gross is overlap and net; net never above the line; fund never above the net", [] {
    const auto findings = any_findings();
    std::map<std::string, std::int64_t> taken, amount;
    for (const Own& r : findings)
      for (const auto& i : r.finding.items) amount[i.lines[0].line] = i.lines[0].line_amount.fen();
    for (const Once& o : once(findings)) {
      Money shares, fund;
      for (const Share& s : o.shares) {
        taken[s.line] += s.taken.fen();
        shares += s.taken;
        fund += s.fund;
        RC_ASSERT(s.fund <= s.taken);
      }
      RC_ASSERT(o.gross == o.overlap + o.net);
      RC_ASSERT(shares == o.net);
      RC_ASSERT(fund == o.fund);
      RC_ASSERT(!o.overlap.is_negative());
    }
    for (const auto& [name, sum] : taken) RC_ASSERT(sum <= amount[name]);
  }));
  CHECK(rc::check("the order in which findings are given changes nothing", [] {
    auto findings = any_findings();
    const auto one = once(findings);
    std::reverse(findings.begin(), findings.end());
    const auto other = once(findings);
    RC_ASSERT(std::equal(one.begin(), one.end(), other.begin(), other.end(), same));
  }));
  CHECK(rc::check("withdrawing a finding takes nothing from the others", [] {
    auto findings = any_findings();
    const auto before = once(findings);
    const std::string gone = findings.back().finding.name;
    findings.pop_back();
    for (const Once& o : once(findings)) RC_ASSERT(o.net >= of(before, o.finding).net);
    RC_ASSERT(gone.front() == 'F');
  }));
}
