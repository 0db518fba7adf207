// SPDX-License-Identifier: Apache-2.0
// What holds for all inputs: print and parse undo each other, parts add up, fractions obey arithmetic (G3, G4, G5).
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/money.hpp"

using namespace mi::base;

namespace {

constexpr std::int32_t first_day = -719162;  // 0001-01-01
constexpr std::int32_t last_day = 2932896;   // 9999-12-31

Rational any_rational() {
  return Rational::of(*rc::gen::arbitrary<std::int64_t>(),
                      *rc::gen::suchThat<std::int32_t>([](int x) { return x != 0; }));
}

Date any_date() { return Date::from_days(*rc::gen::inRange(first_day, last_day + 1)); }

std::vector<std::int64_t> any_weights() {
  const auto weight = rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 10),
                                     rc::gen::inRange<std::int64_t>(0, std::numeric_limits<std::int64_t>::max()));
  return *rc::gen::suchThat(rc::gen::container<std::vector<std::int64_t>>(weight), [](const auto& all) {
    return std::any_of(all.begin(), all.end(), [](auto w) { return w > 0; });
  });
}

}  // namespace

TEST_CASE("parse undoes print") {
  REQUIRE(
      rc::check("money", [](std::int64_t fen) { RC_ASSERT(Money::parse(Money::fen(fen).to_string()).fen() == fen); }));
  REQUIRE(rc::check("price",
                    [](std::int64_t n) { RC_ASSERT(UnitPrice::parse(UnitPrice{n}.to_string()).micro_yuan == n); }));
  REQUIRE(rc::check("quantity", [](std::int64_t n) { RC_ASSERT(Quantity::parse(Quantity{n}.to_string()).e4 == n); }));
  REQUIRE(rc::check("fraction", [] {
    const Rational x = any_rational() * Rational(*rc::gen::arbitrary<std::int64_t>());
    RC_ASSERT(Rational::parse(x.to_string()) == x);
  }));
  REQUIRE(rc::check("date", [] {
    const Date d = any_date();
    RC_ASSERT(Date::parse(d.to_string()) == d);
    RC_ASSERT(Date::of(d.year(), d.month(), d.day()) == d);
  }));
  REQUIRE(rc::check("time", [] {
    const Time t = Time::from_seconds(any_date().days() * std::int64_t{86400} + *rc::gen::inRange(0, 86400));
    RC_ASSERT(Time::parse(t.to_string()) == t);
  }));
}

TEST_CASE("G4: the parts of an amount add up, and each is less than a fen from its exact share") {
  REQUIRE(rc::check("apportion", [](std::int64_t fen) {
    const auto weights = any_weights();
    const auto parts = apportion(Money::fen(fen), weights);
    RC_ASSERT(parts.size() == weights.size());
    Int128 sum = 0;
    for (const auto weight : weights) sum += weight;
    Int128 total = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      total += parts[i].fen();
      // The part is the exact share's whole fen, or one further from zero where the share is not whole.
      const Rational exact = Rational::of(static_cast<Int128>(fen) * weights[i], sum);
      const Int128 whole = exact.numerator() / exact.denominator();
      const Int128 away = parts[i].fen() - whole;
      RC_ASSERT(away == 0 || (away == (fen < 0 ? -1 : 1) && exact.denominator() != 1));
    }
    RC_ASSERT(total == fen);
  }));
}

TEST_CASE("G4: rounding is half away from zero") {
  REQUIRE(rc::check("round", [] {
    const Rational x = any_rational();
    RC_PRE(mi::base::floor(x) > std::numeric_limits<std::int64_t>::min());
    const Rational distance = Rational(round_half_away(x)) - x;
    const Rational half = Rational::of(1, 2);
    RC_ASSERT(distance <= half);
    RC_ASSERT(distance >= Rational(0) - half);
    RC_ASSERT(distance != (x.is_negative() ? half : Rational(0) - half));
    RC_ASSERT(Rational(mi::base::floor(x)) <= x);
    RC_ASSERT(Rational(mi::base::ceil(x)) >= x);
  }));
}

TEST_CASE("G5: fractions obey arithmetic, and order is that of differences") {
  REQUIRE(rc::check("arithmetic", [] {
    const Rational a = Rational::of(*rc::gen::arbitrary<std::int32_t>(), *rc::gen::inRange(1, 100000));
    const Rational b = Rational::of(*rc::gen::arbitrary<std::int32_t>(), *rc::gen::inRange(1, 100000));
    const Rational c = Rational::of(*rc::gen::arbitrary<std::int16_t>(), *rc::gen::inRange(1, 1000));
    RC_ASSERT(a + b == b + a);
    RC_ASSERT((a + b) * c == a * c + b * c);
    RC_ASSERT(a + b - b == a);
    if (!b.is_zero()) RC_ASSERT(a * b / b == a);
    RC_ASSERT((a < b) == (a - b).is_negative());
    RC_ASSERT((a == b) == (a <=> b == 0));
    RC_ASSERT((a < b) == (b > a));
  }));
  REQUIRE(rc::check("order without overflow", [] {
    const Rational a = any_rational() * Rational(*rc::gen::arbitrary<std::int64_t>());
    const Rational b = any_rational() * Rational(*rc::gen::arbitrary<std::int64_t>());
    RC_ASSERT((a < b) == (b > a));
    RC_ASSERT((a < b) == (Rational(0) - b < Rational(0) - a));
    if (a > Rational(0) && b > Rational(0)) RC_ASSERT((a < b) == (Rational(1) / a > Rational(1) / b));
  }));
}

TEST_CASE("G3: counting months keeps the day number or takes the month's last day") {
  REQUIRE(rc::check("months", [] {
    const Date from = Date::from_days(*rc::gen::inRange(-100000, 1000000));
    const int months = *rc::gen::inRange(-1200, 1200);
    const Date then = from.plus_months(months);
    RC_ASSERT((then.year() - from.year()) * 12 + then.month() - from.month() == months);
    RC_ASSERT(then.day() == from.day() || (then.day() < from.day() && then == then.end_of_month()));
  }));
}
