// SPDX-License-Identifier: Apache-2.0
// Exact fractions in 128 bits. Factors are reduced before they are multiplied, so that a result that fits is reached;
// one that does not fit is an error, never a wrong number.
#include <fmt/format.h>

#include <numeric>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"

namespace mi::base {
namespace {

using Unsigned = unsigned __int128;
constexpr Int128 largest = static_cast<Int128>(~Unsigned{0} >> 1);

[[noreturn]] void too_large() {
  throw Error(ErrorKind::cannot, say("a number in this calculation is too large to be reckoned exactly"), {},
              say("check the amounts, quantities and rates that went into it"));
}

Unsigned magnitude(Int128 value) { return value < 0 ? -static_cast<Unsigned>(value) : static_cast<Unsigned>(value); }

bool fits_64(Unsigned value) { return value >> 64 == 0; }

Unsigned gcd(Unsigned a, Unsigned b) {
  while (b != 0) {
    if (fits_64(a) && fits_64(b)) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    a = std::exchange(b, a % b);
  }
  return a;
}

Int128 with_sign(Unsigned size, bool negative) {
  if (size > static_cast<Unsigned>(largest)) too_large();
  return negative ? -static_cast<Int128>(size) : static_cast<Int128>(size);
}

// By hand: clang would call a function for the checked signed product that libgcc lacks.
Int128 product(Int128 a, Int128 b) {
  const Unsigned x = magnitude(a);
  const Unsigned y = magnitude(b);
  if (x >> 63 != 0 && y != 0 && x > static_cast<Unsigned>(largest) / y) too_large();
  if (y >> 63 != 0 && x != 0 && y > static_cast<Unsigned>(largest) / x) too_large();
  return with_sign(x * y, (a < 0) != (b < 0));
}

Int128 sum(Int128 a, Int128 b) {
  Int128 result = 0;
  if (__builtin_add_overflow(a, b, &result)) too_large();
  return result;
}

std::optional<Int128> whole_number(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  Int128 value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const int digit = c - '0';
    if (value > (largest - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

constexpr std::size_t most_decimals = 36;  // 10^36 and a per cent fit 128 bits

Int128 power_of_ten(std::size_t exponent) {
  Int128 value = 1;
  for (; exponent > 0; --exponent) value *= 10;
  return value;
}

struct Parts {
  Int128 numerator;
  Int128 denominator;
};

std::optional<Parts> parse_ratio(std::string_view text, std::size_t slash) {
  const auto numerator = whole_number(text.substr(0, slash));
  const auto denominator = whole_number(text.substr(slash + 1));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return Parts{*numerator, *denominator};
}

std::optional<Parts> parse_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) {
    const auto whole = whole_number(text);
    return whole ? std::optional(Parts{*whole, 1}) : std::nullopt;
  }
  const std::string_view fraction = text.substr(point + 1);
  if (point == 0 || fraction.empty() || fraction.size() > most_decimals) return std::nullopt;
  const auto digits = whole_number(std::string(text.substr(0, point)).append(fraction));
  return digits ? std::optional(Parts{*digits, power_of_ten(fraction.size())}) : std::nullopt;
}

std::optional<Parts> parse_unsigned(std::string_view text) {
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  if (percent && text.ends_with(' ')) text.remove_suffix(1);
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) return percent ? std::nullopt : parse_ratio(text, slash);
  auto parts = parse_decimal(text);
  if (parts && percent) parts->denominator *= 100;
  return parts;
}

// Both not negative: compares whole parts, then the fractions that are left upside down. Never overflows.
std::strong_ordering compare_sizes(Unsigned a, Unsigned b, Unsigned c, Unsigned d) {
  while (true) {
    const Unsigned left = a / b;
    const Unsigned right = c / d;
    if (left != right) return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
    a %= b;
    c %= d;
    if (a == 0 || c == 0) return (a != 0) <=> (c != 0);
    std::swap(a, d);  // a/b against c/d is d/c against b/a
    std::swap(b, c);
  }
}

std::int64_t to_64(Int128 value) {
  if (value > INT64_MAX || value < INT64_MIN) too_large();
  return static_cast<std::int64_t>(value);
}

void add_one(std::string& digits) {
  std::size_t place = digits.size();
  while (place > 0 && digits[place - 1] == '9') digits[--place] = '0';
  if (place == 0)
    digits.insert(digits.begin(), '1');
  else
    ++digits[place - 1];
}

}  // namespace

Rational Rational::of(Int128 numerator, Int128 denominator) {
  if (denominator == 0) throw Error(ErrorKind::cannot, say("a calculation divides by zero"));
  const Unsigned size = magnitude(numerator);
  const Unsigned divisor = magnitude(denominator);
  const Unsigned common = gcd(size, divisor);
  Rational result;
  result.num_ = with_sign(size / common, (numerator < 0) != (denominator < 0));
  result.den_ = with_sign(divisor / common, false);
  return result;
}

Rational Rational::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  const auto parts = parse_unsigned(negative ? text.substr(1) : text);
  if (!parts)
    throw Error(ErrorKind::usage, say("\"{}\" is not a number", text), {},
                say("write it like 0.97, 97 %, 1/5 or -3.5"));
  return of(negative ? -parts->numerator : parts->numerator, parts->denominator);
}

Rational operator+(const Rational& a, const Rational& b) {
  const Int128 common = static_cast<Int128>(gcd(magnitude(a.den_), magnitude(b.den_)));
  const Int128 top = sum(product(a.num_, b.den_ / common), product(b.num_, a.den_ / common));
  // Whatever can still be reduced divides `common`: reducing first keeps the denominator's product small.
  const Int128 shared = static_cast<Int128>(gcd(magnitude(top), magnitude(common)));
  return Rational::of(top / shared, product(a.den_ / shared, b.den_ / common));
}

Rational operator-(const Rational& a, const Rational& b) {
  Rational opposite = b;
  opposite.num_ = -opposite.num_;
  return a + opposite;
}

Rational operator*(const Rational& a, const Rational& b) {
  const Int128 across = static_cast<Int128>(gcd(magnitude(a.num_), magnitude(b.den_)));
  const Int128 back = static_cast<Int128>(gcd(magnitude(b.num_), magnitude(a.den_)));
  Rational result;
  result.num_ = product(a.num_ / across, b.num_ / back);
  result.den_ = product(a.den_ / back, b.den_ / across);
  return result;
}

Rational operator/(const Rational& a, const Rational& b) { return a * Rational::of(b.den_, b.num_); }

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  if (a.is_negative() != b.is_negative()) return b.is_negative() <=> a.is_negative();
  const auto sizes = compare_sizes(magnitude(a.num_), magnitude(a.den_), magnitude(b.num_), magnitude(b.den_));
  return a.is_negative() ? 0 <=> sizes : sizes;
}

std::string Rational::to_string() const {
  return den_ == 1 ? fmt::format("{}", num_) : fmt::format("{}/{}", num_, den_);
}

std::string Rational::to_decimal(int places) const {
  const Unsigned divisor = magnitude(den_);
  std::string digits = fmt::format("{}", magnitude(num_) / divisor);
  Unsigned left = magnitude(num_) % divisor;
  for (int i = 0; i < places; ++i) {
    if (left > ~Unsigned{0} / 10) too_large();
    digits += static_cast<char>('0' + static_cast<int>(left * 10 / divisor));
    left = left * 10 % divisor;
  }
  if (left >= divisor - left) add_one(digits);
  const bool negative = is_negative() && digits.find_first_not_of('0') != std::string::npos;
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return negative ? "-" + digits : digits;
}

std::string Rational::to_percent(int places) const { return (*this * Rational(100)).to_decimal(places) + " %"; }

std::int64_t round_half_away(Int128 numerator, Int128 denominator) {
  const Int128 whole = numerator / denominator;
  const Int128 left = numerator % denominator;
  const Int128 size = left < 0 ? -left : left;
  if (size < denominator - size) return to_64(whole);
  return to_64(numerator < 0 ? whole - 1 : whole + 1);
}

std::int64_t round_half_away(const Rational& value) { return round_half_away(value.numerator(), value.denominator()); }

std::int64_t floor(const Rational& value) {
  const Int128 whole = value.numerator() / value.denominator();
  const bool below = value.is_negative() && value.numerator() % value.denominator() != 0;
  return to_64(below ? whole - 1 : whole);
}

std::int64_t ceil(const Rational& value) {
  const Int128 whole = value.numerator() / value.denominator();
  const bool above = !value.is_negative() && value.numerator() % value.denominator() != 0;
  return to_64(above ? whole + 1 : whole);
}

}  // namespace mi::base
