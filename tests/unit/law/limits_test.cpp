// SPDX-License-Identifier: Apache-2.0
// Whether a limit includes its number: 以上, 以下, 不超过, 不低于 do; 超过, 不满, 低于, 高于 do not.
#include <doctest/doctest.h>

#include "claims/kernel/condition.hpp"
#include "claims/kernel/kind.hpp"
#include "law/condition.hpp"

using namespace mi;

namespace {

bool holds_of(law::Test test, const char* limit, const base::Rational& value) {
  law::Predicate predicate;
  predicate.test = test, predicate.fact = "beds";
  law::Quantity quantity;
  quantity.kind = law::ValueKind::number, quantity.number = base::Rational::parse(limit), quantity.written = limit;
  predicate.operands.push_back(quantity);
  law::Facts facts;
  facts.set("beds", value);
  return law::evaluate(predicate, facts, base::Date::parse("2026-03-01")).answer == law::Answer::yes;
}

}  // namespace

TEST_CASE("G1: a limit of the law includes its number or excludes it, as its word says; the least beyond is beyond") {
  const base::Rational limit(100), less = base::Rational::parse("99.99"), more = base::Rational::parse("100.01");
  CHECK(holds_of(law::Test::at_least, "100", limit));
  CHECK_FALSE(holds_of(law::Test::at_least, "100", less));
  CHECK(holds_of(law::Test::at_most, "100", limit));
  CHECK_FALSE(holds_of(law::Test::at_most, "100", more));
  CHECK_FALSE(holds_of(law::Test::more_than, "100", limit));
  CHECK(holds_of(law::Test::more_than, "100", more));
  CHECK_FALSE(holds_of(law::Test::less_than, "100", limit));
  CHECK(holds_of(law::Test::less_than, "100", less));
}

TEST_CASE("G1: so do the limits of the knowledge lists") {
  claims::Data data;
  data.about.person = {0, 0};
  data.about.words = {""};
  const std::int32_t day = base::Date::parse("2026-03-01").days();
  data.about.birth = {claims::About::no_day, base::Date::parse("2008-03-01").days()};  // eighteen on the day
  claims::Judge judge(data);
  auto met = [&](const char* text) { return judge.met(claims::Condition::parse(text, claims::Parameters()), 1, claims::Judge::no_line, day) == claims::Known::yes; };
  CHECK(met("age>=18"));
  CHECK(met("age<=18"));
  CHECK_FALSE(met("age>18"));
  CHECK_FALSE(met("age<18"));
  CHECK(met("age>17"));
  CHECK(met("age<19"));
}
