// SPDX-License-Identifier: Apache-2.0
// Dates, amounts, numbers of law, amounts and numbers in words, cells of claims: what is taken prints and reads back.
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/money.hpp"
#include "claims/door/cells.hpp"
#include "document/numerals.hpp"
#include "fuzz/targets.hpp"
#include "law/rulebook.hpp"

namespace mi::fuzz {
namespace {

// Every parser gets the bytes, whatever the one before it said.
template <class T> void reads_back(std::string_view bytes) {
  try {
    const T value = T::parse(bytes);
    must(T::parse(value.to_string()) == value, "a value reads back");
  } catch (const base::Error& e) {
    must(e.kind() != base::ErrorKind::internal, "the parser blames itself");
  }
}

template <class T> void is_taken_or_refused(std::string_view bytes) {
  try {
    (void)T::parse(bytes);
  } catch (const base::Error& e) {
    must(e.kind() != base::ErrorKind::internal, "the parser blames itself");
  }
}

}  // namespace

void values(std::string_view bytes) {
  reads_back<base::Date>(bytes);
  reads_back<base::Time>(bytes);
  reads_back<base::Money>(bytes);
  reads_back<base::Rational>(bytes);
  reads_back<base::UnitPrice>(bytes);
  reads_back<base::Quantity>(bytes);
  is_taken_or_refused<law::Term>(bytes);
  is_taken_or_refused<law::Quantity>(bytes);
  is_taken_or_refused<law::Override>(bytes);
}

void numerals(std::string_view bytes) {
  if (const auto amount = document::try_parse_amount_in_words(bytes))
    must(document::try_parse_amount_in_words(document::amount_in_words(*amount)) == amount, "an amount in words reads back");
  if (const auto number = document::parse_chinese_number(bytes); number && *number >= 0 && *number <= 99'999'999)
    must(document::parse_chinese_number(document::chinese_number(*number)) == number, "a number in words reads back");
  if (const auto date = document::parse_any_date(bytes))
    must(document::parse_any_date(document::chinese_date(*date)) == date, "a date in words reads back");
  const auto number = document::DocumentNumber::parse(bytes);
  must(document::DocumentNumber::parse(number.to_string()) == number, "a document's number reads back");
}

void cells(std::string_view bytes) {
  std::int64_t number = 0;
  std::int32_t day = 0;
  for (const int decimals : {0, 2, 4, 6})
    if (claims::read_decimal(bytes, decimals, number) && decimals == 2)
      must(base::parse_scaled(base::format_scaled(number, 2, true), 2, "") == number, "an amount reads back");
  if (claims::read_date(bytes, day))
    must(base::Date::try_parse(base::Date::from_days(day).to_string()) == base::Date::from_days(day), "a day reads back");
  if (claims::read_time(bytes, number))
    must(base::Time::parse(base::Time::from_seconds(number).to_string()).seconds() == number, "a time reads back");
  (void)claims::is_exponent(bytes);
  (void)claims::is_rounded_identity(bytes);
  (void)claims::is_identity_number(bytes);
}

}  // namespace mi::fuzz
