// SPDX-License-Identifier: Apache-2.0
// G4: amounts are exact, in figures and in words.
#include "document/numerals.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

using namespace mi;
using namespace mi::document;
using base::Date;
using base::Money;

namespace {
struct Vector {
  const char* amount;
  const char* words;
};
}  // namespace

TEST_CASE("amounts in words, the published vectors") {
  const Vector vectors[] = {{"0.00", "人民币零元整"},
                            {"0.05", "人民币伍分"},
                            {"0.30", "人民币叁角"},
                            {"0.35", "人民币叁角伍分"},
                            {"10.00", "人民币壹拾元整"},
                            {"100000.00", "人民币壹拾万元整"},
                            {"1409.50", "人民币壹仟肆佰零玖元伍角"},
                            {"6007.14", "人民币陆仟零柒元壹角肆分"},
                            {"16409.02", "人民币壹万陆仟肆佰零玖元零贰分"},
                            {"325.04", "人民币叁佰贰拾伍元零肆分"},
                            {"1680.32", "人民币壹仟陆佰捌拾元叁角贰分"},
                            {"107000.53", "人民币壹拾万柒仟元伍角叁分"},
                            {"123456.78", "人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分"},
                            {"20300.00", "人民币贰万零叁佰元整"},
                            {"30050000.00", "人民币叁仟零伍万元整"},
                            {"1010101.01", "人民币壹佰零壹万零壹佰零壹元零壹分"},
                            {"1000000001.01", "人民币壹拾亿零壹元零壹分"},
                            {"-22910.50", "负人民币贰万贰仟玖佰壹拾元伍角"}};
  for (const Vector& v : vectors) {
    CHECK(amount_in_words(Money::parse(v.amount)) == v.words);
    CHECK(parse_amount_in_words(v.words) == Money::parse(v.amount));
  }
}

TEST_CASE("every legal form is read") {
  const Vector vectors[] = {{"1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"},
                            {"107000.53", "人民币壹拾万柒仟元零伍角叁分"},
                            {"107000.53", "人民币壹拾万零柒仟元伍角叁分"},
                            {"107000.53", "壹拾万零柒仟圆零伍角叁分"},
                            {"1409.50", "人民币壹仟肆佰零玖元伍角整"},
                            {"10.00", "壹拾圆正"},
                            {"36000.00", "人民幣叄萬陸仟圓整"},
                            {"200000000.00", "贰億元整"}};
  for (const Vector& v : vectors) CHECK(parse_amount_in_words(v.words) == Money::parse(v.amount));
}

TEST_CASE("illegal forms are refused, with the right one where the value is clear") {
  for (const char* text : {"", "人民币", "拾元整", "壹佰贰元整", "壹拾元", "贰万叁佰元整", "壹元伍分", "壹元零伍分整",
                           "壹元整整", "零零元整", "壹万万元整", "10元", "人民币 壹元整", "负人民币零元整", "元", "角"})
    CHECK_FALSE(try_parse_amount_in_words(text));
  try {
    parse_amount_in_words("贰万叁佰元整");
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.advice().find("人民币贰万零叁佰元整") != std::string::npos);
  }
}

TEST_CASE("reading back what was written gives the amount, for every amount") {
  mi::test::holds([] {
    const auto fen = *rc::gen::oneOf(
        rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange<std::int64_t>(-100000, 100000),
        rc::gen::map(rc::gen::inRange<std::int64_t>(0, 100000000), [](std::int64_t n) { return n * 10000000; }));
    RC_PRE(fen != INT64_MIN);
    RC_ASSERT(parse_amount_in_words(amount_in_words(Money::fen(fen))).fen() == fen);
  });
}

TEST_CASE("any change of one character is another amount or none") {
  mi::test::holds([] {
    const Money amount = Money::fen(*rc::gen::inRange<std::int64_t>(0, 10000000000));
    std::string text = amount_in_words(amount);
    const auto at = static_cast<std::size_t>(*rc::gen::inRange<int>(3, static_cast<int>(text.size() / 3))) * 3;
    const std::string_view digits[] = {"壹", "玖", "拾", "仟", "万"};
    const std::string_view other = digits[*rc::gen::inRange(0, 5)];
    RC_PRE(text.substr(at, 3) != other);
    text.replace(at, 3, other);
    const auto read = try_parse_amount_in_words(text);
    RC_ASSERT(!read || *read != amount);
  });
}

TEST_CASE("Chinese numbers") {
  CHECK(chinese_number(0) == "零");
  CHECK(chinese_number(10) == "十");
  CHECK(chinese_number(12) == "十二");
  CHECK(chinese_number(105) == "一百零五");
  CHECK(chinese_number(1110) == "一千一百一十");
  CHECK(chinese_number(10010) == "一万零一十");
  CHECK(parse_chinese_number("五十六") == 56);
  CHECK(parse_chinese_number("一百零五") == 105);
  CHECK_FALSE(parse_chinese_number("甲"));
  CHECK_FALSE(parse_chinese_number(""));
  mi::test::holds([] {
    const auto n = *rc::gen::inRange<std::int64_t>(0, 100000000);
    RC_ASSERT(parse_chinese_number(chinese_number(n)) == n);
  });
}

TEST_CASE("dates: one form is written, all usual ones are read") {
  CHECK(chinese_date(Date::of(2023, 1, 5)) == "二〇二三年一月五日");
  CHECK(chinese_date(Date::of(2010, 10, 31)) == "二〇一〇年十月三十一日");
  const Date day = Date::of(2023, 1, 5);
  for (const char* text : {"2023-01-05", "2023/1/5", "2023.1.5", "20230105", "2023年1月5日", "二〇二三年一月五日",
                           "二○二三年一月五日", "二O二三年一月五日", "二零二三年一月五日", "2023 年 1 月 5 日"})
    CHECK(parse_any_date(text) == day);
  CHECK(parse_any_date("二○○三年九月八日") == Date::of(2003, 9, 8));
  for (const char* text : {"2023-02-30", "23-01-05", "2023年1月", "一月五日", "", "2023年1月5", "12345678"})
    CHECK_FALSE(parse_any_date(text));
  mi::test::holds([] {
    const Date date = Date::from_days(*rc::gen::inRange(-100000, 100000));
    RC_ASSERT(parse_any_date(chinese_date(date)) == date);
    RC_ASSERT(parse_any_date(date.to_chinese()) == date);
  });
}

TEST_CASE("document numbers are read with any brackets and printed with six-sided ones") {
  for (const char* text : {"吉医保管字[2003]17号", "吉医保管字〔2003〕17号", "吉医保管字（2003）第17号",
                           "吉医保管字【2003】017号", "吉医保管字 (2003) 17 号"})
    CHECK(DocumentNumber::parse(text).to_string() == "吉医保管字〔2003〕17号");
  for (const char* text :
       {"", "〔2003〕17号", "甲〔03〕17号", "甲〔2003〕号", "甲〔2003〕0号", "甲2003年17号", "甲〔2003〕17"})
    CHECK_THROWS_AS(DocumentNumber::parse(text), base::Error);
}
