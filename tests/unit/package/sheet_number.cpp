// SPDX-License-Identifier: Apache-2.0
#include "package/sheet_number.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include "base/date.hpp"

using namespace mi;
using package::CellFormat;
using package::NumberStyle;

namespace {

std::string plain(std::string_view raw) { return package::number_text(raw, {}, false); }
std::string date(std::string_view raw, bool from_1904 = false) {
  return package::number_text(raw, {NumberStyle::date, 0}, from_1904);
}

}  // namespace

TEST_CASE("a number is what its fifteen digits say") {
  CHECK(plain("35") == "35");
  CHECK(plain("-0.3333") == "-0.3333");
  CHECK(plain("0.33329999999999999") == "0.3333");
  CHECK(plain("12.800000999999999") == "12.800001");
  CHECK(plain("9.9999999999999995E-3") == "0.01");
  CHECK(plain("1E-2") == "0.01");
  CHECK(plain("1.5E3") == "1500");
  CHECK(plain("123456789012345") == "123456789012345");
  CHECK(plain("99999999999999.95") == "100000000000000");
  CHECK(plain("0") == "0");
  CHECK(plain("-0.0") == "0");
  CHECK(plain("0.000001") == "0.000001");
  CHECK(plain("1.2.3") == "1.2.3");
  CHECK(plain("x") == "x");
  CHECK(plain("1E") == "1E");
  CHECK(plain("1E99999") == "1E99999");
}

TEST_CASE("a whole number of more than fifteen digits is shown to have lost some") {
  CHECK(plain("1.1010119900101101E+17") == "1.10101199001011E+17");
  CHECK(plain("110101199001011232") == "1.10101199001011E+17");
  CHECK(plain("110101199001010000") == "1.1010119900101E+17");
  CHECK(plain("1234567890123450") == "1.23456789012345E+15");  // 16 digits: the last may be anything
}

TEST_CASE("dates by their serial number") {
  CHECK(date("44931") == "2023-01-05");
  CHECK(date("44931.354166666664") == "2023-01-05 08:30:00");
  CHECK(date("44931.0000115") == "2023-01-05 00:00:01");
  CHECK(date("44931.999999999") == "2023-01-06");  // a rounding of midnight
  CHECK(date("1") == "1900-01-01");
  CHECK(date("59") == "1900-02-28");
  CHECK(date("60") == "60");  // the day that never was
  CHECK(date("61") == "1900-03-01");
  CHECK(date("43469", true) == "2023-01-05");
  CHECK(date("0", true) == "1904-01-01");
  CHECK(date("0.354166666666667") == "08:30:00");
  CHECK(date("2958465") == "9999-12-31");
  CHECK(date("2958466") == "2958466");
  CHECK(date("-1") == "-1");
  CHECK(date("4.4931E4") == "2023-01-05");
}

TEST_CASE("formats: dates, leading zeros, the rest") {
  auto is_date = [](std::string_view code) { return package::format_of_code(code).style == NumberStyle::date; };
  for (const char* code : {"yyyy/m/d", "yyyy-mm-dd hh:mm:ss", "[$-804]yyyy\"年\"m\"月\"d\"日\"", "m/d/yy", "[h]:mm",
                           "d-mmm", "mmss.0", "yyyy\\-mm\\-dd;@", "上午/下午h\"时\"mm\"分\""})
    CHECK_MESSAGE(is_date(code), std::string(code));
  for (const char* code : {"General", "0", "0.00", "#,##0.00_);[Red](#,##0.00)", "@", "0.00E+00", "\"day\"0",
                           "0.00\"元\"", "[Red]0.00", "#\\d", "¥#,##0.00", ""})
    CHECK_MESSAGE(!is_date(code), std::string(code));
  CHECK(package::format_of_code("000000").digits == 6);
  CHECK(package::number_text("123", package::format_of_code("000000"), false) == "000123");
  CHECK(package::number_text("1234567", package::format_of_code("000000"), false) == "1234567");
  for (int id : {14, 22, 31, 57, 47}) CHECK(package::format_of_builtin(id).style == NumberStyle::date);
  for (int id : {0, 1, 2, 9, 13, 23, 37, 44, 48, 49, 59})
    CHECK(package::format_of_builtin(id).style == NumberStyle::plain);
}

TEST_CASE("decimals of at most fifteen digits come out as they went in, however they are written") {
  mi::test::holds([] {
    const auto value = *rc::gen::inRange<std::int64_t>(-999999999999999, 999999999999999);
    const auto scale = *rc::gen::inRange(0, 7);
    std::string digits = std::to_string(std::abs(value));
    if (digits.size() <= static_cast<std::size_t>(scale))
      digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
    std::string text = scale == 0 ? digits
                                  : digits.substr(0, digits.size() - static_cast<std::size_t>(scale)) + "." +
                                        digits.substr(digits.size() - static_cast<std::size_t>(scale));
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    if (value < 0) text.insert(0, "-");
    RC_ASSERT(plain(text) == text);
    RC_ASSERT(plain((value < 0 ? "-" : "") + digits + "E-" + std::to_string(scale)) == text);
  });
}

TEST_CASE("every day and second has the serial number that a spreadsheet gives it") {
  mi::test::holds([] {
    const auto day = *rc::gen::inRange<std::int32_t>(0, 50000);  // from 1970
    const auto second = *rc::gen::inRange<std::int64_t>(0, 86400);
    // The fraction with fifteen digits in all, as a spreadsheet writes it.
    const std::int64_t serial = 25569 + day;
    const std::string fraction = std::to_string((second * 10000000000 + 43200) / 86400);
    const std::string raw = std::to_string(serial) + "." + std::string(10 - fraction.size(), '0') + fraction;
    std::string expected = base::Date::from_days(day).to_string();
    if (second != 0) {
      std::string time = base::Time::from_seconds(day * std::int64_t{86400} + second).to_string();
      expected += " " + time.substr(11, 8);
    }
    RC_ASSERT(date(raw) == expected);
  });
}
