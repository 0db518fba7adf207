// SPDX-License-Identifier: Apache-2.0
// Names, codes and numbers with a unit, as a document that was read back holds them.
#include <doctest/doctest.h>

#include "work/notice/tokens.hpp"

using namespace mi;
using work::Token;

namespace {

std::string list(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token& t : tokens) out += t.text + "|";
  return out;
}

}  // namespace

TEST_CASE("codes: six signs or more with a digit, no amounts, no dates, no words") {
  CHECK(list(work::codes_in("统一社会信用代码91510100MA61XYZ012，账号6222020001，电话0999-1234567。")) ==
        "91510100MA61XYZ012|6222020001|0999-1234567|");
  CHECK(list(work::codes_in("退回123456.78元，1,234,567.89，2026-05-25，1234567元，abcdefgh，12345")) == "");
}

TEST_CASE("quantities: digits with their unit, not the parts of a date") {
  CHECK(list(work::quantities_in("自收到之日起15日内，3个工作日，暂停2个月，2倍，30%，1.5倍，12人")) == "15日|3个工作日|2个月|2倍|30%|1.5倍|12人|");
  CHECK(list(work::quantities_in("2026年5月25日，2026年度，第3条，100.00元，〔2026〕7号")) == "");
  CHECK(list(work::quantities_in("期限5年")) == "5年|");
}

TEST_CASE("a name with a letter more is another name; marks around it do not matter") {
  CHECK(list(work::names_in("甲医院：甲医院分院，（甲医院）与新甲医院", "甲医院")) == "甲医院|甲医院分|甲医院|新甲医院|");
  CHECK(list(work::names_in("“甲医院”。", "甲医院")) == "甲医院|");
  CHECK(work::names_in("甲医院", "").empty());
}
