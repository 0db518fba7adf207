// SPDX-License-Identifier: Apache-2.0
// The national rule base: every one of the 88 is served or says what it needs; the published points are all there.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "claims/kernel/points.hpp"
#include "claims/knowledge/national.hpp"
#include "package/delimited.hpp"

using namespace mi;

TEST_CASE("the national catalogue: 79 rules of edition 1.0 and nine of 2025, none passed in silence") {
  auto national = claims::national_rules();
  auto rules = claims::shipped_rules();
  std::map<std::string, int> editions;
  std::map<claims::Readiness, int> counts;
  std::set<std::string> codes;
  for (const auto& n : national) {
    ++editions[n.edition];
    CHECK(codes.insert(n.code).second);
    claims::Standing s = claims::standing(n, rules);
    ++counts[s.readiness];
    CAPTURE(n.name);
    if (s.readiness == claims::Readiness::ready) CHECK(s.why.empty());
    else CHECK(!s.why.empty());
  }
  CHECK(editions["1.0"] == 79);
  CHECK(editions["2025"] == 9);
  CHECK(counts[claims::Readiness::ready] > 35);
  for (const auto& rule : rules)
    if (!rule.national.empty()) CHECK_MESSAGE(codes.count(rule.national) == 1, rule.code);
}

TEST_CASE("the published knowledge points: codes, points and pairs of batches 1 to 17") {
  std::set<std::string> codes;
  std::size_t points = 0;
  for (const char* list : {"limits_sex.csv", "limits_age.csv", "limits_scheme.csv", "limits_visit_type.csv", "limits_level.csv", "course_days.csv",
                           "operation_groups.csv", "herbal_slices.csv", "indications.csv"}) {
    std::set<std::string> rules;
    std::string text = claims::shipped_list(list);
    package::DelimitedReader rows(text);
    rows.next();
    while (rows.next()) rules.insert(std::string(rows.fields().at(2)));
    for (const std::string& rule : rules)
      for (const claims::Point& point : claims::read_points(text, list, rule)) {
        ++points;
        codes.insert(point.codes.begin(), point.codes.end());
        for (const std::string& code : point.codes) CHECK((code.size() == 15 || code.size() == 20 || code.size() == 23 || code[0] == 'T'));
      }
  }
  CHECK(points == 2519);        // 2,998 published, of which the update of 2026-01-28 replaces its elders of the same name
  CHECK(codes.size() == 19286);
  std::string pairs = claims::shipped_list("pairs.csv");
  package::DelimitedReader rows(pairs);
  int count = -1;
  while (rows.next()) ++count;
  CHECK(count == 900);
}
