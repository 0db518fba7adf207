// SPDX-License-Identifier: Apache-2.0
// Money, prices, quantities, fractions at their limits (G4, G5, G6).
#include "base/money.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "base/error.hpp"

using namespace mi::base;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

std::string shortest(const Rational& value) { return value.to_string(); }

// The kind of the error that `action` throws; fails the test when it throws none.
template <class Action>
ErrorKind kind_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    CHECK_FALSE(error.message().empty());
    return error.kind();
  }
  FAIL("no error was thrown");
  return ErrorKind::internal;
}

}  // namespace

TEST_CASE("G4: an amount is read strictly") {
  CHECK(Money::parse("12").fen() == 1200);
  CHECK(Money::parse("12.3").fen() == 1230);
  CHECK(Money::parse("-12.34").fen() == -1234);
  CHECK(Money::parse("-0.05").fen() == -5);
  for (const char* bad :
       {"", "-", ".", "1.", ".5", "1,000", "1.234", "+1", " 1", "1 ", "1e3", "--1", "1.2.3", "１", "¥1"}) {
    CAPTURE(bad);
    CHECK(kind_of([&] { Money::parse(bad); }) == ErrorKind::usage);
  }
}

TEST_CASE("G4: the widest amounts are read and printed, one fen more is refused") {
  CHECK(Money::parse("92233720368547758.07").fen() == most);
  CHECK(Money::parse("-92233720368547758.08").fen() == least);
  CHECK(Money::fen(least).to_string() == "-92233720368547758.08");
  CHECK(kind_of([] { Money::parse("92233720368547758.08"); }) == ErrorKind::usage);
  CHECK(kind_of([] { Money::parse("-92233720368547758.09"); }) == ErrorKind::usage);
  CHECK(kind_of([] { Money::fen(most) + Money::fen(1); }) == ErrorKind::cannot);
  CHECK(kind_of([] { Money::fen(least) - Money::fen(1); }) == ErrorKind::cannot);
  CHECK(kind_of([] { Money::yuan(most / 10); }) == ErrorKind::cannot);
}

TEST_CASE("an amount prints two decimals, prices and quantities no trailing zeros") {
  CHECK(Money::fen(5).to_string() == "0.05");
  CHECK(Money::fen(-5).to_string() == "-0.05");
  CHECK(Money::yuan(-3).to_string() == "-3.00");
  CHECK(UnitPrice::parse("12.500000").to_string() == "12.5");
  CHECK(UnitPrice::parse("0.000001").micro_yuan == 1);
  CHECK(UnitPrice::parse("7").to_string() == "7");
  CHECK(Quantity::parse("-0.3333").to_string() == "-0.3333");
  CHECK(kind_of([] { Quantity::parse("0.33333"); }) == ErrorKind::usage);
  CHECK(kind_of([] { UnitPrice::parse("0.0000001"); }) == ErrorKind::usage);
  CHECK(format_scaled(-5, 0, false) == "-5");
}

TEST_CASE("G4: one rounding, half away from zero") {
  CHECK(round_half_away(Rational::of(1, 2)) == 1);
  CHECK(round_half_away(Rational::of(-1, 2)) == -1);
  CHECK(round_half_away(Rational::of(49, 100)) == 0);
  CHECK(round_half_away(Rational::of(-251, 100)) == -3);
  CHECK(round_half_away(Rational::of(-249, 100)) == -2);
  CHECK(mi::base::floor(Rational::of(-1, 3)) == -1);
  CHECK(mi::base::floor(Rational::of(7, 3)) == 2);
  CHECK(mi::base::ceil(Rational::of(-7, 3)) == -2);
  CHECK(mi::base::ceil(Rational::of(1, 3)) == 1);
  CHECK(mi::base::ceil(Rational(4)) == 4);
  CHECK(kind_of([] { round_half_away(Rational(most) + Rational(1)); }) == ErrorKind::cannot);
}

TEST_CASE("G4: price times quantity is rounded once") {
  CHECK(amount(UnitPrice::parse("0.333333"), Quantity::parse("3")).to_string() == "1.00");
  CHECK(amount(UnitPrice::parse("0.005"), Quantity::parse("1")).fen() == 1);
  CHECK(amount(UnitPrice::parse("0.005"), Quantity::parse("-1")).fen() == -1);
  CHECK(amount(UnitPrice::parse("0.0049"), Quantity::parse("1")).fen() == 0);
  CHECK(kind_of([] { amount({most}, {most}); }) == ErrorKind::cannot);
  CHECK(times(Money::fen(1005), Rational::parse("50 %")).fen() == 503);
  CHECK(times(Money::fen(-1005), Rational::parse("1/2")).fen() == -503);
}

TEST_CASE("a fraction is read in every form the law writes and no other") {
  CHECK(Rational::parse("0.97") == Rational::of(97, 100));
  CHECK(Rational::parse("97 %") == Rational::of(97, 100));
  CHECK(Rational::parse("97%") == Rational::of(97, 100));
  CHECK(Rational::parse("12.5 %") == Rational::of(1, 8));
  CHECK(Rational::parse("-3.5") == Rational::of(-7, 2));
  CHECK(Rational::parse("2/10") == Rational::of(1, 5));
  CHECK(Rational::parse("-1/5") == Rational::of(-1, 5));
  for (const char* bad : {"", "%", "1/0", "1/-5", "1/5 %", "1.", ".5", "1e3", "+1", " 1", "97  %", "1,5", "0x1", "1/",
                          "999999999999999999999999999999999999999999"}) {
    CAPTURE(bad);
    CHECK(kind_of([&] { Rational::parse(bad); }) == ErrorKind::usage);
  }
}

TEST_CASE("fractions are reduced, with a positive denominator") {
  CHECK(shortest(Rational::of(6, -8)) == "-3/4");
  CHECK(shortest(Rational::of(0, -8)) == "0");
  CHECK(shortest(Rational::of(12, 4)) == "3");
  CHECK(Rational(2) / Rational::of(2, 3) == Rational(3));
  CHECK(Rational(2) / Rational::of(-2, 3) == Rational(-3));
  CHECK(kind_of([] { Rational::of(1, 0); }) == ErrorKind::cannot);
  CHECK(kind_of([] { Rational(1) / Rational(0); }) == ErrorKind::cannot);
}

TEST_CASE("factors are reduced before they are multiplied, and what does not fit is an error") {
  const Rational huge = Rational(most) * Rational(most);  // 126 bits
  CHECK(huge * (Rational(1) / huge) == Rational(1));
  CHECK(huge - huge == Rational(0));
  CHECK(huge / Rational(most) == Rational(most));
  CHECK(kind_of([&] { huge* Rational(5); }) == ErrorKind::cannot);
  CHECK(kind_of([&] { huge + huge + huge; }) == ErrorKind::cannot);
  CHECK(kind_of([&] { Rational(1) / huge + Rational(1) / (huge - Rational(1)); }) == ErrorKind::cannot);
}

TEST_CASE("G5: rates are compared exactly, where cross products would not fit") {
  const Rational big = Rational(most) * Rational(most);
  const Rational one_up = (big + Rational(1)) / big;   // 1 + 1/b
  const Rational more_up = big / (big - Rational(1));  // 1 + 1/(b-1)
  CHECK(one_up < more_up);
  CHECK(Rational(0) - more_up < Rational(0) - one_up);
  CHECK(Rational(0) - one_up < one_up);
  CHECK(Rational::of(1, 3) > Rational::parse("0.333333333333333333"));
  CHECK(Rational::of(105, 1000) > Rational::parse("10 %"));
  CHECK((Rational::parse("10 %") <=> Rational::of(1, 10)) == std::strong_ordering::equal);
}

TEST_CASE("G6: 84.995 prints as 85.00 and stays below 85") {
  const Rational score = Rational::parse("84.995");
  CHECK(score.to_decimal(2) == "85.00");
  CHECK(score < Rational(85));
  CHECK(Rational::parse("9.99").to_decimal(1) == "10.0");
  CHECK(Rational::parse("-0.001").to_decimal(2) == "0.00");
  CHECK(Rational::parse("-0.005").to_decimal(2) == "-0.01");
  CHECK(Rational::of(1, 3).to_decimal(0) == "0");
  CHECK(Rational::of(5, 2).to_decimal(0) == "3");
  CHECK(Rational::parse("0.97").to_percent(2) == "97.00 %");
  CHECK(Rational::of(1, 3).to_percent(2) == "33.33 %");
}

TEST_CASE("G4: parts go to the largest remainder, ties by place") {
  const auto parts = apportion(Money::fen(100), {1, 1, 1});
  CHECK(parts == std::vector<Money>{Money::fen(34), Money::fen(33), Money::fen(33)});
  CHECK(apportion(Money::fen(-100), {1, 1, 1})[0] == Money::fen(-34));
  CHECK(apportion(Money::fen(10), {0, 7, 0, 5}) ==
        std::vector<Money>{Money::fen(0), Money::fen(6), Money::fen(0), Money::fen(4)});
  CHECK(apportion(Money::fen(least), {most, most, most}).size() == 3);
  CHECK(apportion(Money::fen(most), {most})[0] == Money::fen(most));
  CHECK(kind_of([] { apportion(Money::fen(1), {0, 0}); }) == ErrorKind::cannot);
  CHECK(kind_of([] { apportion(Money::fen(1), {}); }) == ErrorKind::cannot);
  CHECK(kind_of([] { apportion(Money::fen(1), {1, -1}); }) == ErrorKind::cannot);
}
