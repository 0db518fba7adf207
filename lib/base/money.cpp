// SPDX-License-Identifier: Apache-2.0
#include "base/money.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::base {
namespace {

constexpr int fen_decimals = 2;
constexpr int price_decimals = 6;
constexpr int quantity_decimals = 4;
constexpr std::size_t most_digits = 24;  // 20 of a number, zeros before a fraction

[[noreturn]] void too_much() {
  throw Error(ErrorKind::cannot, say("an amount of money is too large to be kept exactly"), {},
              say("check the amounts, quantities and rates that went into it"));
}

[[noreturn]] void refuse(std::string_view text, int decimals, const char* what) {
  throw Error(ErrorKind::usage, say("\"{0}\" is not a valid {1}", text, tr(what)), {},
              decimals == 0 ? say("write digits only, without separators")
                            : say("write digits, and after a point at most {} decimals; no separators", decimals));
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

// Appends one decimal digit, downwards from zero: the most negative number has no positive counterpart.
bool append_digit(std::int64_t& negative, int digit) {
  return !__builtin_mul_overflow(negative, std::int64_t{10}, &negative) &&
         !__builtin_sub_overflow(negative, std::int64_t{digit}, &negative);
}

Int128 sum_of(const std::vector<std::int64_t>& weights) {
  Int128 sum = 0;
  for (const std::int64_t weight : weights) {
    if (weight < 0) throw Error(ErrorKind::cannot, say("a share to split an amount by is negative"));
    sum += weight;
  }
  if (sum == 0) throw Error(ErrorKind::cannot, say("there is nothing to split an amount over: every share is zero"));
  return sum;
}

// `size` is not negative. The fen that the floors leave are fewer than the parts with a remainder.
std::vector<Int128> split(Int128 size, const std::vector<std::int64_t>& weights) {
  const Int128 sum = sum_of(weights);
  std::vector<Int128> parts;
  std::vector<Int128> remainders;
  Int128 left = size;
  for (const std::int64_t weight : weights) {
    parts.push_back(size * weight / sum);
    remainders.push_back(size * weight % sum);
    left -= parts.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; left > 0; ++i, --left) ++parts[order[i]];
  return parts;
}

}  // namespace

Money Money::yuan(std::int64_t yuan) {
  std::int64_t fen = 0;
  if (__builtin_mul_overflow(yuan, std::int64_t{100}, &fen)) too_much();
  return Money(fen);
}

Money Money::parse(std::string_view text) { return Money(parse_scaled(text, fen_decimals, mark("amount"))); }

std::string Money::to_string() const { return format_scaled(fen_, fen_decimals, true); }

Money& Money::operator+=(Money other) {
  if (__builtin_add_overflow(fen_, other.fen_, &fen_)) too_much();
  return *this;
}

Money& Money::operator-=(Money other) {
  if (__builtin_sub_overflow(fen_, other.fen_, &fen_)) too_much();
  return *this;
}

Money times(Money amount, const Rational& factor) {
  return Money::fen(round_half_away(Rational(amount.fen()) * factor));
}

UnitPrice UnitPrice::parse(std::string_view text) { return {parse_scaled(text, price_decimals, mark("unit price"))}; }

std::string UnitPrice::to_string() const { return format_scaled(micro_yuan, price_decimals, false); }

Quantity Quantity::parse(std::string_view text) { return {parse_scaled(text, quantity_decimals, mark("quantity"))}; }

std::string Quantity::to_string() const { return format_scaled(e4, quantity_decimals, false); }

Money amount(UnitPrice price, Quantity quantity) {
  constexpr std::int64_t product_units_per_fen = 100'000'000;  // 10^-6 yuan × 10^-4, against 10^-2 yuan
  return Money::fen(round_half_away(static_cast<Int128>(price.micro_yuan) * quantity.e4, product_units_per_fen));
}

std::vector<Money> apportion(Money total, const std::vector<std::int64_t>& weights) {
  const Int128 whole = total.fen();
  std::vector<Money> result;
  for (const Int128 part : split(whole < 0 ? -whole : whole, weights))
    result.push_back(Money::fen(static_cast<std::int64_t>(whole < 0 ? -part : part)));
  return result;
}

std::int64_t parse_scaled(std::string_view text, int decimals, const char* what) {
  const bool negative = text.starts_with('-');
  const std::string_view number = negative ? text.substr(1) : text;
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::string_view whole = number.substr(0, point);
  const std::string_view fraction = point < number.size() ? number.substr(point + 1) : "0";
  const bool has_fraction = point < number.size();
  const auto given = has_fraction ? static_cast<int>(std::min<std::size_t>(fraction.size(), 99)) : 0;
  if (!all_digits(whole) || !all_digits(fraction) || given > decimals) refuse(text, decimals, what);
  std::int64_t value = 0;
  bool fits = true;
  for (const char c : whole) fits = fits && append_digit(value, c - '0');
  for (int i = 0; i < decimals; ++i)
    fits = fits && append_digit(value, i < given ? fraction[static_cast<std::size_t>(i)] - '0' : 0);
  if (!negative) fits = fits && !__builtin_sub_overflow(std::int64_t{0}, value, &value);
  if (!fits) throw Error(ErrorKind::usage, say("\"{0}\" is too large ({1})", text, tr(what)));
  return value;
}

std::string format_scaled(std::int64_t value, int decimals, bool keep_zeros) {
  std::uint64_t left = value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  char digits[most_digits + 3];  // from the end: amounts are printed by the hundred thousand
  char* const end = digits + sizeof digits;
  char* at = end;
  bool shown = keep_zeros;  // whether the fraction's digits are told from here on
  for (int i = 0; i < decimals; ++i, left /= 10) {
    shown = shown || left % 10 != 0;
    if (shown) *--at = static_cast<char>('0' + left % 10);
  }
  if (at != end) *--at = '.';
  do *--at = static_cast<char>('0' + left % 10);
  while ((left /= 10) != 0);
  if (value < 0) *--at = '-';
  return {at, end};
}

}  // namespace mi::base
