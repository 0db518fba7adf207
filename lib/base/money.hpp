// SPDX-License-Identifier: Apache-2.0
// Exact money (G4): fen in 64 bits, unit prices with six decimals of a yuan, quantities with four decimals, rationals
// while reckoning, one rounding at the point a rule names, remainders by subtraction. No floating point anywhere.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mi::base {

using Int128 = __int128;

// An exact fraction, always reduced, denominator positive. Throws Error(cannot) when 128 bits do not hold a result.
class Rational {
 public:
  constexpr Rational() = default;
  Rational(std::int64_t whole) : num_(whole) {}  // NOLINT: whole numbers are rationals
  static Rational of(Int128 numerator, Int128 denominator);
  // "0.97", "97 %", "97%", "1/5", "-3.5". Throws Error(usage).
  static Rational parse(std::string_view text);

  Int128 numerator() const { return num_; }
  Int128 denominator() const { return den_; }
  bool is_zero() const { return num_ == 0; }
  bool is_negative() const { return num_ < 0; }

  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  friend Rational operator/(const Rational& a, const Rational& b);  // Error(cannot) on zero
  friend bool operator==(const Rational& a, const Rational& b) = default;
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

  std::string to_string() const;  // "3/4", "12"; parse() reads it back
  // Decimal text, half away from zero at `places`: 84.995 → "85.00" at 2. For print only (G5, G6).
  std::string to_decimal(int places) const;
  std::string to_percent(int places) const;  // 97/100 → "97.00 %"

 private:
  Int128 num_ = 0;
  Int128 den_ = 1;
};

// The one rounding of the toolkit: half away from zero. Error(cannot) when 64 bits do not hold the result.
std::int64_t round_half_away(const Rational& value);
std::int64_t round_half_away(Int128 numerator, Int128 denominator);  // denominator positive
std::int64_t floor(const Rational& value);
std::int64_t ceil(const Rational& value);

// An amount of money in fen. Addition and subtraction throw Error(cannot) on overflow.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money fen(std::int64_t fen) { return Money(fen); }
  static Money yuan(std::int64_t yuan);
  // "1234.56", "-3", "10,000.00" is refused, three decimals are refused. Throws Error(usage).
  static Money parse(std::string_view text);

  constexpr std::int64_t fen() const { return fen_; }
  constexpr bool is_zero() const { return fen_ == 0; }
  constexpr bool is_negative() const { return fen_ < 0; }
  std::string to_string() const;  // "1234.56": always two decimals, no separators

  Money& operator+=(Money other);
  Money& operator-=(Money other);
  friend Money operator+(Money a, Money b) { return a += b; }
  friend Money operator-(Money a, Money b) { return a -= b; }
  friend constexpr auto operator<=>(Money a, Money b) = default;

 private:
  constexpr explicit Money(std::int64_t fen) : fen_(fen) {}
  std::int64_t fen_ = 0;
};

// factor × amount, rounded once to the fen (half away from zero).
Money times(Money amount, const Rational& factor);

// Unit price: millionths of a yuan (national field pric, N16,6).
struct UnitPrice {
  std::int64_t micro_yuan = 0;
  static UnitPrice parse(std::string_view text);  // up to six decimals; Error(usage)
  std::string to_string() const;                  // "12.5", "0.000001": no trailing zeros
  friend auto operator<=>(UnitPrice, UnitPrice) = default;
};

// Quantity: ten-thousandths (national field cnt, N16,4); negative when returned.
struct Quantity {
  std::int64_t e4 = 0;
  static Quantity parse(std::string_view text);  // up to four decimals; Error(usage)
  std::string to_string() const;
  friend auto operator<=>(Quantity, Quantity) = default;
};

Money amount(UnitPrice price, Quantity quantity);  // rounded once

// Splits `total` over the weights so that the parts add up to it exactly: floors, then one fen each by the largest
// remainder, ties by place. Weights are not negative; all zero: Error(cannot). A negative total splits like its
// opposite.
std::vector<Money> apportion(Money total, const std::vector<std::int64_t>& weights);

// Text ⇄ integer scaled by 10^decimals; the shared ground of the parsers above. `what` names the value in the error.
std::int64_t parse_scaled(std::string_view text, int decimals, const char* what);
std::string format_scaled(std::int64_t value, int decimals, bool keep_zeros);

}  // namespace mi::base
