// SPDX-License-Identifier: Apache-2.0
// What hits take of one line together beyond what it has (G10): at the line's amount, and one fen beyond it.
#include "claims/run/overlap.hpp"

#include "claims_case.hpp"

using namespace mi;
using base::Money;

namespace {

domain::Hit hit_of(const std::string& rule, const std::vector<std::pair<std::string, std::int64_t>>& lines, std::int64_t amount) {
  domain::Hit hit;
  hit.rule = rule;
  for (const auto& [line, excess] : lines) {
    domain::LineExcess& taken = hit.lines.emplace_back();
    taken.line = line;
    taken.excess = Money::fen(excess);
    taken.line_amount = Money::fen(amount);
    hit.excess += taken.excess;
  }
  return hit;
}

std::vector<std::int64_t> overlaps_of(const std::vector<domain::Hit>& hits) {
  const claims::Overlaps overlaps(hits);
  std::vector<std::int64_t> all;
  for (const domain::Hit& hit : hits) all.push_back(overlaps.of(hit).fen());
  return all;
}

}  // namespace

TEST_CASE("hits overlap by what they take together beyond the line, each by no more than its own excess (G10)") {
  using Fen = std::vector<std::int64_t>;
  CHECK(overlaps_of({hit_of("A", {{"b:1", 2000}}, 3000), hit_of("B", {{"b:1", 1000}}, 3000)}) == Fen{0, 0});
  CHECK(overlaps_of({hit_of("A", {{"b:1", 2000}}, 3000), hit_of("B", {{"b:1", 1001}}, 3000)}) == Fen{1, 1});
  CHECK(overlaps_of({hit_of("A", {{"b:1", 3000}}, 3000), hit_of("B", {{"b:1", 10}}, 3000), hit_of("A", {{"b:1", 3000}}, 3000)}) ==
        Fen{3000, 10, 3000});
  CHECK(overlaps_of({hit_of("A", {{"b:1", 500}, {"b:2", 500}}, 500), hit_of("B", {{"b:2", 400}, {"c:1", 500}}, 500)}) == Fen{400, 400});
  CHECK(overlaps_of({}).empty());
}

TEST_CASE("the overlap stands beside each hit and, summed, beside each rule (G10)") {
  test::ClaimsCase c;
  c.stay_with({"1,2026-03-01,A,1,30.00,30.00", "2,2026-03-01,A,1,30.00,30.00", "3,2026-03-12,B,1,5.00,5.00"});
  claims::CheckRequest request;
  request.rules = claims::choose_rules(claims::shipped_rules(), {"same_line_twice", "date_outside_stay"});
  claims::set_parameters(request.rules, {});
  c.load({{c.file("more.csv", "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt\n"
                              "V1,4,2026-03-12,B,1,5.00,5.00\n")}, false, "", "", ""});
  const auto result = claims::check(c.get(), request);
  const domain::Table hits = claims::hit_rows(result, claims::Reader::person);
  std::string said;
  for (const domain::Row& row : hits.rows) said += row[0].as_text() + " " + row[8].as_text() + " " + row[10].as_text() + "; ";
  CHECK(hits.columns[10].key == "overlap");
  CHECK(said == "MI-0001 30.00 0.00; MI-0001 5.00 5.00; GZ10000201008000 10.00 5.00; ");
  const domain::Table records = claims::hit_rows(result, claims::Reader::program);
  std::string gross_and_overlap;
  CHECK(records.columns.back().key == "overlap");  // a format only gains keys, at its end
  for (const domain::Row& row : records.rows) gross_and_overlap += row[14].as_text() + " " + row.back().as_text() + "; ";
  CHECK(records.columns[14].key == "excess");
  CHECK(gross_and_overlap == "30.00 0.00; 5.00 5.00; 10.00 5.00; ");
  const domain::Table rules = claims::rule_rows(result);
  CHECK(rules.columns[6].key == "overlap");
  CHECK(rules.rows[0][6].as_text() == "5.00");
}
