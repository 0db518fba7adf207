// SPDX-License-Identifier: Apache-2.0
// Money put to findings that were raised without.
#include "work/inspect/money.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/inspect/raise.hpp"

using namespace mi;
using namespace mi::test;

namespace {

domain::Finding of_visits(std::vector<std::string> visits) {
  domain::Finding f;
  f.name = "F1";
  for (const std::string& v : visits) {
    domain::FindingItem item;
    item.id = std::to_string(f.items.size() + 1);
    item.visit = v;
    item.label = "就诊 " + v;
    f.items.push_back(std::move(item));
  }
  return f;
}

std::vector<domain::FindingItem> rows(const std::string& text) {
  return work::read_items("item,visit,line,amount,line_amount,fund\n" + text, "m.csv");
}

}  // namespace

TEST_CASE("rows go to the items of their visits, several lines to one; what no row is of stays without money") {
  const auto f = work::with_money(of_visits({"V1", "V2", "V3"}),
                                  rows("床位费,V2,0123456789ab:5,30.00,40.00,20.00\n护理费,V2,0123456789ab:6,12.00,12.00,9.50\n床位费,V1,0123456789ab:1,30.00,30.00,20.00\n"));
  CHECK(f.gross == base::Money::parse("72.00"));
  CHECK(f.fund == base::Money::parse("49.50"));
  REQUIRE(f.items.size() == 3);
  CHECK(f.items[1].label == "就诊 V2");
  CHECK(f.items[1].lines.size() == 2);
  CHECK(f.items[1].gross == base::Money::parse("42.00"));
  CHECK(f.items[2].gross.is_zero());
}

TEST_CASE("amounts without lines add up; a finding without items takes the rows as its items") {
  CHECK(work::with_money(of_visits({"V1"}), rows("床位费,V1,,30.00,,20.00\n护理费,V1,,1.00,,0.50\n")).fund == base::Money::parse("20.50"));
  const auto f = work::with_money(of_visits({}), rows("账外药品,,,30.00,,20.00\n账外耗材,,,5.00,,5.00\n"));
  REQUIRE(f.items.size() == 2);
  CHECK(f.items[1].id == "2");
  CHECK(f.gross == base::Money::parse("35.00"));
}

TEST_CASE("a row of another visit is refused with the visits there are, and lines beside plain amounts of one visit") {
  const auto e = error_of([] { work::with_money(of_visits({"V1", "V2"}), rows("床位费,V9,,30.00,,20.00\n")); });
  CHECK(e.kind() == base::ErrorKind::usage);
  CHECK(e.items() == std::vector<std::string>{"V1", "V2"});
  CHECK(error_of([] { work::with_money(of_visits({"V1"}), rows("床位费,V1,,30.00,,20.00\n护理费,V1,0123456789ab:1,1.00,2.00,1.00\n")); }).kind() ==
        base::ErrorKind::usage);
}

TEST_CASE("money stands in it, it was reviewed, or decided: too late") {
  domain::Docket d;
  d.finding = of_visits({"V1"});
  CHECK_NOTHROW(work::check_without_money(d));
  d.finding.gross = base::Money::fen(1);
  CHECK(error_of([&] { work::check_without_money(d); }).kind() == base::ErrorKind::gate);
  d.finding.gross = {};
  d.review.emplace();
  CHECK(error_of([&] { work::check_without_money(d); }).kind() == base::ErrorKind::gate);
  d.review.reset();
  d.decided = true;
  CHECK(error_of([&] { work::check_without_money(d); }).kind() == base::ErrorKind::gate);
}
