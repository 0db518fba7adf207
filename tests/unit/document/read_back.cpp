// SPDX-License-Identifier: Apache-2.0
#include "document/read_back.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include "base/error.hpp"
#include "document/template.hpp"
#include "unit/document/docx_support.hpp"

using namespace mi;
using document::Reading;
using Texts = std::vector<std::string>;

namespace {

Reading read(const std::string& text) { return document::read_paragraphs({{"line 1", text}}); }

Texts amounts(const std::string& text) {
  Texts list;
  for (const auto& seen : read(text).amounts) list.push_back(seen.amount.to_string() + (seen.rounded ? "~" : ""));
  return list;
}

Texts dates(const std::string& text) {
  Texts list;
  for (const auto& seen : read(text).dates) list.push_back(seen.date.to_string());
  return list;
}

Texts clauses(const std::string& text) {
  Texts list;
  for (const auto& seen : read(text).clauses)
    list.push_back(seen.act + "|" + seen.text + "|" + std::to_string(seen.article));
  return list;
}

}  // namespace

TEST_CASE("amounts in figures are told from other numbers") {
  CHECK(amounts("违规费用22910.50元，违约金 35,000.00 元，¥12，-3.00") ==
        Texts{"22910.50", "35000.00", "12.00", "-3.00"});
  CHECK(amounts("约12.35万元，12万元") == Texts{"123500.00~", "120000.00"});
  CHECK(amounts("得分84.60分，占12.50%，2.00倍，2023.01.05，第12条，3项，A1.50，1.005") == Texts{});
  CHECK(amounts("床位费 40.00 3 120.00") == Texts{"40.00", "120.00"});
}

TEST_CASE("amounts in words are read, illegal ones kept as such") {
  const Reading reading = read("共计人民币贰万贰仟玖佰壹拾元伍角（¥22910.50），每万元，贰万叁佰元整，整改，伍分");
  REQUIRE(reading.words.size() == 3);
  CHECK(reading.words[0].amount == base::Money::parse("22910.50"));
  CHECK_FALSE(reading.words[1].amount);
  CHECK(reading.words[1].text == "贰万叁佰元整");
  CHECK(reading.words[2].amount == base::Money::parse("0.05"));
}

TEST_CASE("an amount in words must stand beside the same figure") {
  CHECK(document::words_against_figures(read("人民币壹拾元整（10.00元）")).empty());
  CHECK(document::words_against_figures(read("人民币壹拾元整（100.00元）")) ==
        Texts{"line 1: 人民币壹拾元整 (10.00) does not stand beside the same amount in figures"});
  CHECK(document::words_against_figures(read("人民币拾元整（10.00元）")) ==
        Texts{"line 1: 人民币拾元整 is not a legal way to write an amount in words"});
}

TEST_CASE("dates in every way of writing") {
  CHECK(dates("自2023年1月5日至 2023 年 12 月 31 日，二〇二三年一月五日，2023-02-28") ==
        Texts{"2023-01-05", "2023-12-31", "2023-01-05", "2023-02-28"});
  CHECK(dates("2023年2月30日，2023年度，1月5日，2023年1月，0755-2023-01-051") == Texts{});
}

TEST_CASE("clauses with the act they belong to") {
  CHECK(clauses("依据《宿迁市协议》第五十六条第二款第（三）项、第57条和《条例》第三十八条的规定，第2次") ==
        Texts{"宿迁市协议|第五十六条第二款第（三）项|56", "宿迁市协议|第57条|57", "条例|第三十八条|38"});
  CHECK(clauses("第五十五条第(一)项") == Texts{"|第五十五条第(一)项|55"});
}

TEST_CASE("document numbers") {
  const Reading reading = read("见《通知》（昆医保罚告〔2023〕1号），〔注〕");
  REQUIRE(reading.numbers.size() == 1);
  CHECK(reading.numbers[0].number.to_string() == "昆医保罚告〔2023〕1号");
}

TEST_CASE("docx, html and text of the same facts read the same") {
  const auto data = json::parse(R"({"total":"22910.50","date":"2023-01-05","name":"甲&乙<医院>"})");
  const std::string line = "{{ name }}：违规费用{{ total | 元 }}元（{{ total | 大写 }}），{{ date | 日期 }}";
  document::RenderOptions options;
  options.provenance = {{"mi.head", "12 \"ab\""}};
  const auto docx = document::Template::from_docx(docx_support::package(docx_support::paragraph(line)), "t");
  const auto html = document::Template::from_html(
      "<html><head><style>p{width:1.00}</style></head><!-- 9.99 --><p>" + line + "</p></html>", "t");
  const auto text = document::Template::from_text(line, "t");
  for (const document::Template* t : {&docx, &html, &text}) {
    const Reading reading = document::read_back(t->render(data, options));
    REQUIRE(reading.paragraphs.size() == 1);
    CHECK(reading.paragraphs[0].text ==
          "甲&乙<医院>：违规费用22910.50元（人民币贰万贰仟玖佰壹拾元伍角），2023年1月5日");
    CHECK(reading.amounts.size() == 1);
    CHECK(reading.words.size() == 1);
    CHECK(document::words_against_figures(reading).empty());
    CHECK(reading.dates.size() == 1);
    if (t == &text) continue;
    REQUIRE(reading.provenance.size() == 1);
    CHECK(reading.provenance[0] == options.provenance[0]);
  }
}

TEST_CASE("every printed amount and date is found again") {
  mi::test::holds([] {
    const auto amount = base::Money::fen(*rc::gen::inRange<std::int64_t>(0, 1000000000000));
    const auto day = base::Date::from_days(*rc::gen::inRange(0, 40000));
    const Reading reading = read("应付" + amount.to_string() + "元（" + document::amount_in_words(amount) + "），" +
                                 day.to_chinese() + "前");
    RC_ASSERT(reading.amounts.size() == 1u);
    RC_ASSERT(reading.amounts[0].amount == amount);
    RC_ASSERT(reading.words.size() == 1u);
    RC_ASSERT(reading.words[0].amount == amount);
    RC_ASSERT(reading.dates.size() == 1u);
    RC_ASSERT(reading.dates[0].date == day);
  });
}

TEST_CASE("a file that is no document is refused") {
  CHECK_THROWS_AS(document::read_back("PK\x03\x04 damaged"), base::Error);
  CHECK_THROWS_AS(document::read_back(mi::package::write_zip({{"a", "b"}})), base::Error);
  CHECK_THROWS_AS(document::read_back("\xFF\xFF\xFF"), base::Error);
}
