// SPDX-License-Identifier: Apache-2.0
// Findings by hand, replies, reviews, and the same money once over all of them.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "casefile/views/dockets.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/temp_case.hpp"
#include "unit/penalize/city.hpp"
#include "work/inspect/raise.hpp"
#include "work/inspect/resolve.hpp"
#include "work/inspect/rows.hpp"
#include "work/inspect/words.hpp"

using namespace mi;
using namespace mi::test;
using base::ErrorKind;
using base::Money;

namespace {

work::HandFinding hand() {
  work::HandFinding h;
  h.title = "挂床住院";
  h.conduct = {day("2026-03-01"), day("2026-03-10")};
  return h;
}

domain::Docket with_items() {
  return docket({.name = "F1"}, {{"b:1", "60.00", "60.00", "50.00"}, {"b:2", "40.00", "40.00", "30.00"}});
}

domain::Review review(const char* outcome, std::vector<std::string> items = {}, const char* by = "wang") {
  return {"F1", outcome, std::move(items), "核实", day("2026-04-02"), by};
}

ErrorKind review_error(const domain::Docket& d, const domain::Review& r) {
  return error_of([&] { work::check_review(d, r); }).kind();
}

domain::Reply reply(const char* date, std::optional<Money> contests = {}, std::vector<std::string> items = {}) {
  return {"F1", day(date), "异议", std::move(items), contests, false, {}};
}

ErrorKind reply_error(const domain::Docket& d, const domain::Reply& r) {
  return error_of([&] { work::check_reply(d, r); }).kind();
}

}  // namespace

TEST_CASE("a finding by hand needs a title, days in order, and its amount with the fund's part of it") {
  auto h = hand();
  h.amount = Money::parse("100.00");
  h.fund = Money::parse("100.00");
  CHECK(work::by_hand(h).gross == Money::parse("100.00"));
  h.fund = Money::parse("100.01");
  CHECK_THROWS_AS(work::by_hand(h), base::Error);
  h.fund.reset();
  CHECK(error_of([&] { work::by_hand(h); }).places() == std::vector<std::string>{"--fund"});
  h = hand();
  h.title.clear();
  CHECK_THROWS_AS(work::by_hand(h), base::Error);
  h = hand();
  h.conduct.last = day("2026-02-28");
  CHECK_THROWS_AS(work::by_hand(h), base::Error);
  h = hand();
  h.amount = h.fund = Money::parse("-1.00");
  CHECK_THROWS_AS(work::by_hand(h), base::Error);
}

TEST_CASE("items come from a table in English or Chinese headings; every wrong row is named") {
  const auto items = work::read_items(
      "事项\t违规金额\t基金支付\t明细行\t明细金额\t日期\n"
      "理疗\t60.00\t50.00\t0123456789ab:7\t80.00\t2026-03-02\n床位\t40\t30\t\t\t\n", "i.tsv");
  REQUIRE(items.size() == 2);
  CHECK(items[0].lines[0].line == "0123456789ab:7");
  CHECK(items[0].lines[0].line_amount == Money::parse("80.00"));
  CHECK(items[0].day == day("2026-03-02"));
  CHECK(items[1].lines.empty());
  const auto e = error_of([] {
    work::read_items("item,amount,fund\na,1.00,2.00\nb,1.005,0\nc,1.00\n,1.00,0\nd,-1,0\n", "i.csv");
  });
  CHECK(e.kind() == ErrorKind::cannot);
  CHECK(e.items().size() == 5);
  CHECK(e.items()[0].starts_with("i.csv:2"));
  CHECK_THROWS_AS(work::read_items("item,amount\na,1\n", "x"), base::Error);
  CHECK_THROWS_AS(work::read_items("item,amount,fund,colour\n", "x"), base::Error);
  CHECK_THROWS_AS(work::read_items("item,amount,fund\n", "x"), base::Error);
  CHECK_THROWS_AS(work::read_items("", "x"), base::Error);
  CHECK_THROWS_AS(work::read_items("item,amount,fund,line\na,1.00,1.00,seven\n", "x"), base::Error);
  CHECK_THROWS_AS(work::read_items("item,amount,fund,line,line_amount\na,1.00,1.00,0123456789ab:7,0.99\n", "x"), base::Error);
}

TEST_CASE("a reply contests no more than was found, names items that exist, and comes after the conduct") {
  const auto d = with_items();
  CHECK_NOTHROW(work::check_reply(d, reply("2026-04-01", Money::parse("100.00"))));
  CHECK(reply_error(d, reply("2026-04-01", Money::parse("100.01"))) == ErrorKind::usage);
  CHECK_NOTHROW(work::check_reply(d, reply("2026-04-01", Money::parse("40.00"), {"2"})));
  CHECK(reply_error(d, reply("2026-04-01", Money::parse("40.01"), {"2"})) == ErrorKind::usage);
  CHECK(reply_error(d, reply("2026-04-01", {}, {"3"})) == ErrorKind::usage);
  CHECK(reply_error(d, reply("2026-03-09")) == ErrorKind::gate);
  auto both = reply("2026-04-01", Money::parse("1.00"));
  both.accepts = true;
  CHECK(reply_error(d, both) == ErrorKind::usage);
  auto nothing = reply("2026-04-01");
  nothing.text.clear();
  CHECK(reply_error(d, nothing) == ErrorKind::usage);
}

TEST_CASE("the reviewer is never one who wrote the finding, weighs every reply, and comes before a decision") {
  auto d = with_items();
  CHECK_NOTHROW(work::check_review(d, review("upheld")));
  CHECK(review_error(d, review("upheld", {}, "li")) == ErrorKind::gate);
  d.raisers.push_back("wang");  // corrected it
  CHECK(review_error(d, review("upheld")) == ErrorKind::gate);
  d = with_items();
  d.replies = {reply("2026-04-03")};
  CHECK(review_error(d, review("upheld")) == ErrorKind::gate);
  d.replies = {reply("2026-04-02")};
  CHECK_NOTHROW(work::check_review(d, review("upheld")));
  CHECK(review_error(d, review("changed")) == ErrorKind::usage);
  CHECK(review_error(d, review("changed", {"9"})) == ErrorKind::usage);
  CHECK(review_error(d, review("upheld", {"1"})) == ErrorKind::usage);
  auto without = review("upheld");
  without.reason.clear();
  CHECK(review_error(d, without) == ErrorKind::usage);
  d.decided = true;
  CHECK(review_error(d, review("upheld")) == ErrorKind::gate);
}

TEST_CASE("resolve: gross, overlap, net; identified, confirmed and decided apart; unclassified aside") {
  auto heavy = docket({.name = "F2", .clause = "13.2"}, {{"b:1", "60.00", "60.00", "50.00"}});
  heavy.review = review("upheld");
  auto lead = docket({.name = "F3", .clause = "", .amount = "7.00", .fund = "7.00"});
  const auto r = work::resolve({with_items(), heavy, lead}, city_law());
  CHECK(r.nets[0].finding == "F2");
  CHECK(r.nets[1].overlap.to_string() == "60.00");
  CHECK(r.gross.value == "160.00");
  CHECK(r.net.value == "100.00");
  CHECK(r.fund.value == "80.00");
  CHECK(r.identified.value == "167.00");
  CHECK(r.confirmed.value == "60.00");
  CHECK(r.decided.value == "0.00");
  CHECK(r.unclassified == std::vector<std::string>{"F3"});
  const auto table = work::rows(r, {with_items(), heavy, lead});
  CHECK(table.rows.size() == 3);
  CHECK(table.rows[2][8].as_text() == "unclassified");
}

TEST_CASE("a withdrawn finding gives its fen to the next, a changed one those of its items") {
  auto heavy = docket({.name = "F2", .clause = "13.2"}, {{"b:1", "60.00", "60.00", "50.00"}, {"b:2", "40.00", "40.00", "30.00"}});
  heavy.review = review("withdrawn");
  CHECK(work::resolve({with_items(), heavy}, city_law()).nets[0].net.to_string() == "100.00");
  heavy.review = review("changed", {"1"});
  const auto r = work::resolve({with_items(), heavy}, city_law());
  CHECK(r.nets[0].net.to_string() == "40.00");
  CHECK(r.nets[1].net.to_string() == "60.00");
}

TEST_CASE("findings in a case: names, dockets, who raised them, and the list") {
  const TempFolder folder;
  auto c = casefile::Case::open(new_case(folder), casefile::Access::write);
  std::vector<domain::Finding> findings = {work::by_hand(hand()), work::by_hand(hand())};
  {
    casefile::Change change(c, by("li"));
    CHECK(work::store(change, findings) == std::vector<std::string>{"F1", "F2"});
    change.commit();
  }
  {
    casefile::Change change(c, by("zhao"));
    auto corrected = findings[0];
    corrected.title = "挂床";
    const auto before = casefile::docket(c, "F1");
    CHECK_THROWS_AS(work::check_correction(before, {corrected}, ""), base::Error);
    work::check_correction(before, {corrected}, "写错");
    work::store_correction(change, before, corrected, "写错");
    change.record("F1", review("upheld"));
    work::store_evidence(change, {"F1", "", "p.jpg", "photo", "li", day("2026-03-10")}, "bytes");
    change.commit();
  }
  const auto d = casefile::docket(c, "F1");
  CHECK(d.finding.title == "挂床");
  CHECK(d.raisers == std::vector<std::string>{"li", "zhao"});
  CHECK(d.review->reviewer == "wang");
  CHECK(c.all<domain::Evidence>().at(0).value.name == "p.jpg");
  CHECK(work::finding_list(casefile::dockets(c)).rows.size() == 2);
  CHECK(error_of([&] { casefile::docket(c, "F9"); }).kind() == ErrorKind::cannot);
}

TEST_CASE("a reply contests items in fen, and what it contests of them is what it contests") {
  auto r = reply("2026-04-01");
  work::name_items(r, {"1=60.00", "2=0.01"});
  CHECK(r.contests == Money::parse("60.01"));
  CHECK(r.items == std::vector<std::string>{"1", "2"});
  CHECK_NOTHROW(work::check_reply(with_items(), r));
  auto above = reply("2026-04-01");
  work::name_items(above, {"2=40.01"});
  CHECK(reply_error(with_items(), above) == ErrorKind::usage);
  auto other = reply("2026-04-01", Money::parse("60.00"));
  CHECK_THROWS_AS(work::name_items(other, {"1=59.99"}), base::Error);
  CHECK_THROWS_AS(work::name_items(other, {"1", "1"}), base::Error);
  CHECK_THROWS_AS(work::name_items(other, {"1=x"}), base::Error);
}

TEST_CASE("a finding held with less: lines and fund money shrink with it to the fen, and the next finding inherits") {
  auto d = with_items();  // 60.00 with 50.00 of the fund, 40.00 with 30.00
  auto less = review("changed");
  work::name_items(less, {"1=10.01"});
  CHECK_NOTHROW(work::check_review(d, less));
  d.review = less;
  const auto held = domain::held(d);
  REQUIRE(held);
  CHECK(held->gross == Money::parse("50.01"));
  CHECK(held->items[0].lines[0].excess == Money::parse("10.01"));
  CHECK(held->items[0].lines[0].line_amount == Money::parse("60.00"));
  CHECK(held->items[0].fund == Money::parse("8.34"));  // 50.00 × 10.01 ÷ 60.00 = 8.3416…
  auto same = review("changed");
  work::name_items(same, {"1=60.00"});
  CHECK(review_error(d, same) == ErrorKind::usage);
  auto upheld = review("upheld");
  work::name_items(upheld, {"1=1.00"});
  CHECK(review_error(d, upheld) == ErrorKind::usage);
  // Both: an item gone, another less.
  auto both = review("changed");
  work::name_items(both, {"2", "1=0.00"});
  d.review = both;
  CHECK(domain::held(d)->gross == Money{});
}

TEST_CASE("a finding without items is held with an amount of its own") {
  auto d = docket({.name = "F1", .amount = "100.00", .fund = "70.00"});
  auto less = review("changed");
  less.reduced.push_back({"", Money::parse("33.33")});
  CHECK_NOTHROW(work::check_review(d, less));
  d.review = less;
  CHECK(domain::held(d)->gross == Money::parse("33.33"));
  CHECK(domain::held(d)->fund == Money::parse("23.33"));
  less.reduced[0].amount = Money::parse("100.00");
  CHECK(review_error(d, less) == ErrorKind::usage);
  CHECK(review_error(with_items(), less) == ErrorKind::usage);  // items are named
}
