// SPDX-License-Identifier: Apache-2.0
// Chinese numerals as documents write them: amounts in words (中文大写, 正确填写票据和结算凭证的基本规定, 1997), dates
// (二〇二三年一月五日), ordinals (一、二), document numbers (昆医保罚告〔2023〕1号). One form is written; every legal
// form is read.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/money.hpp"

namespace mi::document {

// 人民币壹仟肆佰零玖元伍角. No 零 that may be left out, 整 after 元 only; 负 in front when negative.
std::string amount_in_words(base::Money amount);

// Reads any legal form: with or without 人民币, 圆 for 元, 正 for 整, traditional characters, each 零 and 整 that may
// be left out. An illegal form (拾元, 壹佰贰元) is Error(cannot), its advice the right form where the value is clear.
base::Money parse_amount_in_words(std::string_view text);
std::optional<base::Money> try_parse_amount_in_words(std::string_view text);

std::string chinese_number(std::int64_t number);  // 十, 二十一, 一百零五; 0 to 99999999, else Error(cannot)
// 二十一, 一百零五, 〇 or 零; nothing when it is no such number.
std::optional<std::int64_t> parse_chinese_number(std::string_view text);

std::string chinese_date(base::Date date);  // 二〇二三年一月五日, with U+3007
// 2023-01-05, 2023/1/5, 2023.1.5, 20230105, 2023年1月5日, 二〇二三年一月五日 (○, O, Ｏ, 零 for 〇 too).
std::optional<base::Date> parse_any_date(std::string_view text);

// 代字〔2023〕12号: year in full, six-sided brackets, no leading zero, no 第.
struct DocumentNumber {
  std::string series;  // 昆医保罚告
  int year = 0;
  std::int64_t number = 0;
  std::string to_string() const;
  // Accepts [ ] ( ) （ ） 【 】 〔 〕 ［ ］, 第, leading zeros and spaces. Error(usage).
  static DocumentNumber parse(std::string_view text);
  friend bool operator==(const DocumentNumber&, const DocumentNumber&) = default;
};

}  // namespace mi::document
