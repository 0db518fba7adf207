// SPDX-License-Identifier: Apache-2.0
// The stream of hits: whole or refused; and what becomes of it.
#include "work/inspect/hits.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/inspect/raise.hpp"

using namespace mi;
using base::ErrorKind;
using domain::Hit;
using test::error_of;
using work::Grouping;

namespace {

Hit hit(const char* id, const char* rule, const char* visit, const char* person, const char* line, const char* excess) {
  Hit h;
  h.hit = id;
  h.rule = rule;
  h.name = "超标准收费";
  h.kind = "price_above_list";
  h.judgement = "违规";
  h.visit = visit;
  h.person = person;
  h.department = "eye";
  h.doctor = "D1";
  h.from = h.to = base::Date::parse("2026-03-10");
  h.excess = base::Money::parse(excess);
  h.fund = base::Money::parse(excess);
  h.lines = {{line, h.excess, base::Money::parse("500.00"), h.fund}};
  h.fund_method = "proportional";
  return h;
}

std::string record(const Hit& h) {
  json::Value v = domain::encode(h);
  v.set("format", "mi.claims.hit/1");
  return json::dump(v) + "\n";
}

std::string end(int n) { return "{\"format\":\"mi.end/1\",\"records\":" + std::to_string(n) + "}\n"; }

const Hit one = hit("a1", "R1", "V1", "P1", "0123456789ab:1", "10.00");
const Hit two = hit("a2", "R1", "V2", "P1", "0123456789ab:2", "20.00");
const Hit three = hit("a3", "R2", "V1", "P2", "0123456789ab:3", "30.00");

std::size_t groups(Grouping by, std::set<std::string> known = {}) {
  return work::group_hits({one, two, three}, by, known).size();
}

}  // namespace

TEST_CASE("a whole stream is read; records of other formats are passed over but counted") {
  CHECK(work::read_hits(record(one) + record(two) + end(2), "x").size() == 2);
  CHECK(work::read_hits(record(one) + "{\"format\":\"mi.claims.summary/1\"}\n" + end(2), "x").size() == 1);
  CHECK(work::read_hits(end(0), "x").empty());
}

TEST_CASE("a stream that was cut, doctored or put together is refused with its line") {
  const auto kind = [](const std::string& text) { return error_of([&] { work::read_hits(text, "hits.json"); }).kind(); };
  CHECK(kind(record(one)) == ErrorKind::cannot);
  CHECK(kind("") == ErrorKind::cannot);
  CHECK(kind(record(one) + end(2)) == ErrorKind::cannot);
  CHECK(kind(record(one) + end(1) + record(two)) == ErrorKind::cannot);
  CHECK(kind("{\"hit\":\"a\"}\n" + end(1)) == ErrorKind::cannot);
  CHECK(error_of([&] { work::read_hits(record(one) + "{oops\n", "hits.json"); }).places()[0] == "hits.json:2");
}

TEST_CASE("a hit whose sums are not its lines', or takes more than a line, is refused") {
  Hit h = one;
  h.excess = base::Money::parse("11.00");
  CHECK_THROWS_AS(work::read_hits(record(h) + end(1), "x"), base::Error);
  h = one;
  h.lines[0].line_amount = base::Money::parse("9.99");
  CHECK_THROWS_AS(work::read_hits(record(h) + end(1), "x"), base::Error);
  h = one;
  h.lines[0].fund = h.fund = base::Money::parse("10.01");
  CHECK_THROWS_AS(work::read_hits(record(h) + end(1), "x"), base::Error);
}

TEST_CASE("lines of another case's batch are refused") {
  CHECK_NOTHROW(work::check_batches({one}, {"0123456789abcdef"}, "x"));
  CHECK(error_of([] { work::check_batches({one}, {"ffffffffffffffff"}, "x"); }).kind() == ErrorKind::cannot);
  CHECK_THROWS_AS(work::check_batches({one}, {}, "x"), base::Error);
}

TEST_CASE("hits are grouped by rule, visit, person, or rule and department") {
  CHECK(groups(Grouping::rule) == 2);
  CHECK(groups(Grouping::visit) == 2);
  CHECK(groups(Grouping::person) == 2);
  CHECK(groups(Grouping::department) == 2);
  const auto by_rule = work::group_hits({one, two, three}, Grouping::rule, {});
  CHECK(by_rule[0].rule == "R1");
  CHECK(by_rule[0].items.size() == 2);
  CHECK(by_rule[0].items[1].id == "2");
  CHECK(by_rule[0].items[1].day == base::Date::parse("2026-03-10"));
  CHECK(by_rule[0].gross == base::Money::parse("30.00"));
  CHECK(by_rule[0].events == 1);  // one patient in both
  CHECK(by_rule[0].doctors == std::vector<std::string>{"D1"});
}

TEST_CASE("what hits do not share, the finding does not say") {
  Hit other = two;
  other.department = "ear";
  other.judgement = "可疑";
  const auto f = work::group_hits({one, other}, Grouping::rule, {}).at(0);
  CHECK(f.department.empty());
  CHECK(f.judgement == "可疑");
  other.fund_method = "whole";
  CHECK(error_of([&] { work::group_hits({one, other}, Grouping::rule, {}); }).kind() == ErrorKind::cannot);
}

TEST_CASE("hits that stand in a finding are not raised again") {
  CHECK(groups(Grouping::rule, {"a1", "a2"}) == 1);
  CHECK(groups(Grouping::rule, {"a1", "a2", "a3"}) == 0);
  CHECK(work::group_hits({one, one}, Grouping::rule, {}).at(0).items.size() == 1);
}
