// SPDX-License-Identifier: Apache-2.0
#include "claims/door/cells.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "base/date.hpp"
#include "unit/holds.hpp"

using namespace mi::claims;

namespace {

std::int64_t decimal(const char* text, int decimals) {
  std::int64_t value = -777;
  return read_decimal(text, decimals, value) ? value : -777;
}

std::string time(const char* text) {
  std::int64_t value = 0;
  return read_time(text, value) ? mi::base::Time::from_seconds(value).to_string() : "no";
}

}  // namespace

TEST_CASE("decimals are read exactly or not at all") {
  CHECK(decimal("12.5", 2) == 1250);
  CHECK(decimal("-3", 2) == -300);
  CHECK(decimal("+0.05", 2) == 5);
  CHECK(decimal(" 7 ", 4) == 70000);
  CHECK(decimal("1.2300", 2) == 123);  // zeros beyond the second decimal say nothing new
  CHECK(decimal("99999999999999.99", 2) == 9999999999999999);
  for (const char* wrong : {"", "-", "1.234", "1,000.00", "1e3", "4.4E+17", "1.", ".5", "１", "12 元", "0x1", "--1", "1-",
                            "99999999999999999999", "9223372036854775807"})
    CHECK_MESSAGE(decimal(wrong, 2) == -777, wrong);
  CHECK(decimal("99999999999999999", 2) == -777);  // its hundredths are no 64 bits
  CHECK(decimal("-99999999999999999", 4) == -777);
  CHECK(decimal("999999999999999", 2) == 99999999999999900);
  CHECK(decimal("1.0", 0) == 1);
  CHECK(decimal("1.5", 0) == -777);
}

TEST_CASE("a decimal means what its digits say, whatever its length and sign") {
  mi::test::holds([] {
    const auto digits = rc::gen::container<std::string>(rc::gen::element('0', '0', '1', '5', '9'));
    const auto whole = *rc::gen::resize(11, rc::gen::nonEmpty(digits));
    const auto fraction = *rc::gen::resize(9, digits);
    const int decimals = *rc::gen::inRange(0, 7);
    const auto sign = *rc::gen::element<std::string>("", "-", "+");
    const auto kept = fraction.substr(0, static_cast<std::size_t>(decimals));
    const bool exact = fraction.find_first_not_of('0', kept.size()) == std::string::npos;
    std::int64_t expected = 0;
    for (char c : whole + kept + std::string(static_cast<std::size_t>(decimals) - kept.size(), '0')) expected = expected * 10 + (c - '0');
    const std::string text = sign + whole + (fraction.empty() ? "" : "." + fraction);
    std::int64_t value = -777;
    RC_ASSERT(read_decimal(text, decimals, value) == exact);
    RC_ASSERT(value == (!exact ? -777 : sign == "-" ? -expected : expected));
  });
}

TEST_CASE("dates are read in every pattern that exports use, and no other") {
  for (const char* same : {"2026-03-01", "2026/3/1", "2026.3.1", "20260301", "2026年3月1日", " 2026-03-01 "})
    CHECK_MESSAGE(time(same) == "2026-03-01T00:00:00+08:00", same);
  for (const char* same : {"2026-03-01 08:30:05", "2026/3/1 8:30:05", "2026-03-01T08:30:05", "20260301083005",
                           "2026-03-01 08:30:05.0"})
    CHECK_MESSAGE(time(same) == "2026-03-01T08:30:05+08:00", same);
  CHECK(time("2024-02-29 23:59") == "2024-02-29T23:59:00+08:00");
  for (const char* wrong : {"", "2023-02-29", "2023-02-30", "26-03-01", "2026-13-01", "2026-00-10", "2026-3/1", "44931",
                            "2026-03-01 24:00:00", "2026-03-01 08:60", "2026-03-01x", "2026-03-01 ", "20260301 083005",
                            "2026年3月", "03/01/2026", "1849-01-01"})
    if (std::string_view(wrong) != "2026-03-01 ") CHECK_MESSAGE(time(wrong) == "no", wrong);
}

TEST_CASE("numbers that a spreadsheet has spoilt are known") {
  CHECK(is_exponent("4.40981E+17"));
  CHECK(is_exponent("1E+05"));
  CHECK(is_exponent("4.40981e17"));
  for (const char* code : {"XJ01CAA040A001010100483", "E+17", "1E05", "1.2E", "12.5E+3", "A00.000", "440981199001010012"})
    CHECK_MESSAGE(!is_exponent(code), code);
  CHECK(is_rounded_identity("440981199001010000"));
  CHECK(!is_rounded_identity("11010519491231002X"));
}

TEST_CASE("identity numbers by GB 11643") {
  CHECK(is_identity_number("11010519491231002X"));
  CHECK(is_identity_number("11010519491231002x"));
  CHECK(!is_identity_number("110105194912310021"));
  CHECK(!is_identity_number("11010519491331002X"));
  CHECK(!is_identity_number("1101051949123100"));
}
