// SPDX-License-Identifier: Apache-2.0
#include "output/text.hpp"

#include <doctest/doctest.h>

#include "output/figures.hpp"

using namespace mi;
using domain::ColumnKind;
using domain::Table;

namespace {

Table sample() {
  json::Value list = json::Value::array();
  list.push("a").push("b");
  return {"mi.test/1",
          {{"name", "name", ColumnKind::text},
           {"amount", "amount", ColumnKind::money},
           {"count", "count", ColumnKind::integer},
           {"tags", "tags", ColumnKind::list}},
          {{"康复医院", "1234.50", 7, list}, {"a\tb \"c\", \n d\\", "-1.00", json::Value(), json::Value()}}};
}

}  // namespace

TEST_CASE("a terminal's columns stand under each other by display width, numbers to the right") {
  CHECK(output::to_text_table(sample()) ==
        "name            amount  count  tags\n"
        "康复医院       1234.50      7  a; b\n"
        "a b \"c\",   d\\    -1.00      -  -\n");
}

TEST_CASE("a bold heading changes nothing below it") {
  const std::string bold = output::to_text_table(sample(), output::Heading::bold);
  const std::string plain = output::to_text_table(sample());
  CHECK(bold.substr(bold.find('\n')) == plain.substr(plain.find('\n')));
  CHECK(bold.starts_with("\x1b[1mname"));
}

TEST_CASE("TSV has one row a line whatever a cell holds") {
  CHECK(output::to_tsv(sample()) ==
        "name\tamount\tcount\ttags\n"
        "康复医院\t1234.50\t7\ta; b\n"
        "a\\tb \"c\", \\n d\\\\\t-1.00\t\t\n");
}

TEST_CASE("CSV quotes as RFC 4180 says") {
  CHECK(output::to_csv(sample()) ==
        "name,amount,count,tags\r\n"
        "康复医院,1234.50,7,a; b\r\n"
        "\"a\tb \"\"c\"\", \n d\\\",-1.00,,\r\n");
}

TEST_CASE("JSON is a record a line with its format, keys in order, amounts as text, and an end") {
  const std::string lines = output::to_json_lines(sample());
  CHECK(lines.starts_with(
      "{\"format\":\"mi.test/1\",\"name\":\"康复医院\",\"amount\":\"1234.50\",\"count\":7,\"tags\":[\"a\",\"b\"]}\n"));
  CHECK(output::json_end(2) == "{\"format\":\"mi.end/1\",\"records\":2}\n");
}

TEST_CASE("the last record of a file says where it comes from") {
  output::Stamp stamp;
  stamp.program = "mi-case log";
  stamp.version = "1";
  stamp.command = {"log", "-c", "a.mi"};
  stamp.case_id = "ab";
  stamp.head = "3:cd";
  CHECK(output::json_end(0, &stamp) ==
        "{\"format\":\"mi.end/1\",\"records\":0,\"program\":\"mi-case log\",\"version\":\"1\","
        "\"command\":[\"log\",\"-c\",\"a.mi\"],\"case\":\"ab\",\"head\":\"3:cd\"}\n");
}

TEST_CASE("a row shorter than its table has empty cells") {
  const Table table{"mi.t/1", {{"a", "a", ColumnKind::text}, {"b", "b", ColumnKind::text}}, {{"x"}}};
  CHECK(output::to_tsv(table) == "a\tb\nx\t\n");
  CHECK(output::to_text_table(table) == "a  b\nx  -\n");
}

TEST_CASE("a figure unfolds to its inputs, clause, switch and rounding") {
  domain::Figure input = domain::figure("F1.base", "违规费用", base::Money::parse("12500.00"));
  for (int i = 0; i < 22; ++i) input.lines.push_back("0123456789ab:" + std::to_string(i));
  domain::Figure f = domain::figure("F1.damages", "违约金", base::Money::parse("25000.00"));
  f.clause = "第五十六条";
  f.formula = "基数 × 2";
  f.rounding = "四舍五入到分";
  f.switches = {{"breach.floor", "clause", true, "suqian-2018"}, {"x", "y", false, "--set"}};
  f.inputs = {input};
  const std::string tree = output::to_tree({f});
  CHECK(tree.starts_with("违约金 = 25000.00 CNY  [F1.damages]\n  clause: 第五十六条\n  formula: 基数 × 2\n"
                         "  rounding: 四舍五入到分\n  switch: breach.floor = clause (default of suqian-2018)\n"
                         "  switch: x = y (set: --set)\n  违规费用 = 12500.00 CNY  [F1.base]\n    claim lines: 0123"));
  CHECK(tree.ends_with("0123456789ab:19 and 2 more\n"));
  const Table table = output::to_table({f});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[1][0].as_text() == "1.1");
  CHECK(table.rows[1].back().items().size() == 22);
}
