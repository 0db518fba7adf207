// SPDX-License-Identifier: Apache-2.0
// The same rows from another kind of file are the same batch: workbooks, sheets, titles, totals, encodings, maps.
#include "base/text.hpp"
#include "claims_case.hpp"
#include "package/encoding.hpp"
#include "sql/connection.hpp"
#include "unit/package/sheet_support.hpp"

using namespace mi;
using test::ClaimsCase;
using test::error_of;

namespace {

const std::string header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,item_name,cnt,pric,det_item_fee_sumamt";
const std::string csv = header +
                        "\nV1,1,2026-03-01 08:30:00,A,床位𬀩,1,35.00,35.00\nV1,2,2026-03-02,B,\"针,刺\",0.3333,12.800001,4.27\n";

// The rows of `csv` as a spreadsheet would keep them: numbers, dates by style.
std::string fee_row(int number, const std::string& sn, const std::string& day, const std::string& name, const std::string& quantity,
                    const std::string& price, const std::string& amount) {
  auto text = [](const std::string& t) { return "<c t=\"inlineStr\"><is><t>" + t + "</t></is></c>"; };
  auto value = [](const std::string& v, const char* style) { return std::string("<c s=\"") + style + "\"><v>" + v + "</v></c>"; };
  return "<row r=\"" + std::to_string(number) + "\">" + text("V1") + value(sn, "0") + value(day, "1") + text(number % 2 == 0 ? "A" : "B") +
         text(name) + value(quantity, "0") + value(price, "0") + value(amount, "0") + "</row>";
}

test::BookText book_of(const std::vector<test::SheetText>& sheets) {
  test::BookText book;
  book.styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"22\"/>";
  book.sheets = sheets;
  return book;
}

std::string header_row(int number) { return test::inline_row(number, base::split(header, ',')); }
const std::string first = fee_row(2, "1", "46082.354166666664", "床位𬀩", "1", "35", "35");
const std::string second = fee_row(3, "2", "46083", "针,刺", "0.33329999999999999", "12.800001", "4.2699999999999996");

std::string hash_of(ClaimsCase& c, const std::string& name, const std::string& bytes) {
  return c.load({{c.file(name, bytes)}, false, "", "", ""}).batch.hash;
}

}  // namespace

TEST_CASE("the same export in UTF-8 CSV, GB18030 CSV and xlsx loads to identical rows") {
  ClaimsCase a, b, c, d;
  const std::string hash = hash_of(a, "f.csv", csv);
  CHECK(hash_of(b, "g.csv", package::encode_text(csv, "GB18030")) == hash);
  CHECK(hash_of(c, "f.xlsx", test::workbook(book_of({{"费用", header_row(1) + first + second, ""}}))) == hash);
  CHECK(hash_of(d, "u.txt", "\xFF\xFE" + package::encode_text(base::replace_all(csv, "\r", ""), "UTF-16LE")) == hash);
  CHECK(c.get().connection().integer("SELECT count(*) FROM fee_line") == 2);
  CHECK(c.get().all<domain::Batch>()[0].value.files[0].encoding == "xlsx");
}

TEST_CASE("titles above the header and totals below the rows are passed over and listed") {
  ClaimsCase plain, titled, sheet;
  const std::string hash = hash_of(plain, "f.csv", csv);
  auto result = titled.load({{titled.file("t.csv", "某医院2026年3月明细,,,,,,,\n,,,,,,,\n" + csv + "合计,,,,,,,39.27\n制表人：张,,,,,,,\n")}, false, "", "", ""});
  CHECK(result.batch.hash == hash);
  CHECK(result.batch.files[0].lines == 2);
  CHECK(result.batch.files[0].set_aside == 0);
  CHECK(base::join(result.batch.files[0].passed, "; ") == "1 某医院2026年3月明细; 2 ; 6 合计; 7 制表人：张");
  std::string rows = test::inline_row(1, {"某医院明细"}) + header_row(3) + base::replace_all(first, "r=\"2\"", "r=\"4\"") +
                     base::replace_all(second, "r=\"3\"", "r=\"5\"") + test::inline_row(6, {"合计", "39.27"});
  auto book = sheet.load({{sheet.file("t.xlsx", test::workbook(book_of({{"明细", rows, ""}})))}, false, "", "", ""});
  CHECK(book.batch.hash == hash);
  CHECK(base::join(book.batch.files[0].passed, "; ") == "明细!1 某医院明细; 明细!6 合计");
}

TEST_CASE("a title without any separator does not choose it") {
  ClaimsCase plain, tabs;
  const std::string rows = base::replace_all(base::replace_all(csv, "\"针,刺\"", "针;刺"), ",", "\t");
  const std::string hash = hash_of(plain, "f.csv", base::replace_all(csv, "\"针,刺\"", "针;刺"));
  CHECK(hash_of(tabs, "t.txt", "某医院2026年3月明细\n\n" + rows) == hash);
}

TEST_CASE("a row that says 合计 and can be read is a row") {
  ClaimsCase c;
  auto result = c.load({{c.file("f.csv", header + "\n合计,1,2026-03-01,A,x,1,1.00,1.00\n")}, false, "", "", ""});
  CHECK(result.batch.files[0].lines == 1);
  CHECK(result.batch.files[0].passed.empty());
}

TEST_CASE("several sheets are one batch: with a header each, or going on where the one before was cut") {
  ClaimsCase plain, each, cut, hidden;
  const std::string hash = hash_of(plain, "f.csv", csv);
  auto two = [&](const std::string& rows) { return book_of({{"一", header_row(1) + first, ""}, {"二", rows, ""}, {"说明", test::inline_row(1, {"x"}), ""}}); };
  auto with_header = each.load({{each.file("b.xlsx", test::workbook(two(header_row(1) + second)))}, false, "", "", ""});
  CHECK(with_header.batch.hash == hash);
  CHECK(base::join(with_header.batch.files[0].passed, "; ") == "说明 (a sheet without a header)");
  CHECK(with_header.batch.files[0].kinds == std::vector<std::string>{"fee"});
  CHECK(hash_of(cut, "b.xlsx", test::workbook(two(second))) == hash);
  auto book = book_of({{"一", header_row(1) + first + second, ""}, {"二", header_row(1) + second, "hidden"}});
  auto result = hidden.load({{hidden.file("b.xlsx", test::workbook(book))}, false, "", "", ""});
  CHECK(result.batch.hash == hash);
  CHECK(base::join(result.batch.files[0].passed, "; ") == "二 (a hidden sheet)");
}

TEST_CASE("a cut sheet goes on though its first row ends in blank cells; a sheet of remarks does not") {
  ClaimsCase c;
  auto row = [](int number, const std::string& sn, const std::string& unit) {
    std::vector<std::string> cells{"V1", sn, "2026-03-01", "A", "x", "1", "1.00", "1.00"};
    if (!unit.empty()) cells.push_back(unit);
    return test::inline_row(number, cells);
  };
  std::vector<std::string> names = base::split(header, ',');
  names.push_back("spec");
  const std::string remark = test::inline_row(1, {"说明", "1", "2026-03-01", "", "x"});
  auto result = c.load({{c.file("b.xlsx", test::workbook(book_of({{"一", test::inline_row(1, names) + row(2, "1", "5g"), ""},
                                                                  {"二", row(1, "2", "") + row(2, "3", "5g"), ""},
                                                                  {"说明", remark, ""}})))},
                        false, "", "", ""});
  CHECK(result.batch.files[0].lines == 3);
  CHECK(result.passed == std::vector<std::string>{"b.xlsx:说明 (a sheet without a header)"});
}

TEST_CASE("numbers that a spreadsheet has rounded are refused with their cell, and set aside with their sheet") {
  ClaimsCase c;
  const std::string persons = test::inline_row(1, {"mdtrt_id", "psn_no", "certno", "begntime"});
  const std::string row = "<row r=\"2\"><c t=\"inlineStr\"><is><t>V1</t></is></c><c><v>12</v></c><c><v>440981199001011234</v></c>"
                          "<c t=\"inlineStr\"><is><t>2026-03-01</t></is></c></row>";
  const std::string path = c.file("p.xlsx", test::workbook(book_of({{"人员", persons + row, ""}})));
  auto error = error_of([&] { c.load({{path}, false, "", "", ""}); });
  CHECK(error.places().at(0) == "p.xlsx:人员!C2");
  CHECK(error.items().at(0).find("digits are lost") != std::string::npos);
  c.load({{path}, true, "", "", ""});
  auto aside = casefile::read_rows<domain::SetAside>(c.get(), {});
  REQUIRE(aside.size() == 1);
  CHECK(aside[0].row.line == 2);
  CHECK(aside[0].row.column == "人员!certno");
  CHECK(aside[0].row.text == "V1\t12\t4.40981199001011E+17\t2026-03-01");
}

TEST_CASE("a workbook without any header says what is missing, and where") {
  ClaimsCase c;
  auto book = book_of({{"说明", test::inline_row(1, {"a"}), ""}, {"费用", test::inline_row(2, {"mdtrt_id", "feedetl_sn", "fee_ocur_time", "med_list_codg", "cnt", "pric"}), ""}});
  auto error = error_of([&] { c.load({{c.file("b.xlsx", test::workbook(book))}, false, "", "", ""}); });
  CHECK(error.places().at(0) == "b.xlsx:费用!2");
  CHECK(error.items().at(0).starts_with("det_item_fee_sumamt"));
}

TEST_CASE("an export by a stranger loads with a map of ten lines") {
  ClaimsCase plain, mapped;
  const std::string hash = hash_of(plain, "f.csv", csv);
  const std::string strange = "KEY;SEQ;WHEN;WHAT;TITLE;QTY;EACH;SUM;数量\n" + base::replace_all(base::replace_all(csv.substr(csv.find('\n') + 1), "\"针,刺\"", "针，刺"), ",", ";");
  std::string rows = base::replace_all(base::replace_all(strange, "针，刺", "针,刺"), "\n", ";999\n");
  rows = "KEY;SEQ;WHEN;WHAT;TITLE;QTY;EACH;SUM;数量" + rows.substr(rows.find('\n'));
  const std::string map = mapped.file("names.map",
                                      "# what hospital X calls it\nmdtrt_id = KEY\nfeedetl_sn = SEQ\nfee_ocur_time = WHEN\nmed_list_codg = WHAT\n"
                                      "项目名称 = TITLE\ncnt = QTY  # not 数量\npric = EACH\ndet_item_fee_sumamt = SUM\n\n");
  auto result = mapped.load({{mapped.file("x.csv", rows)}, false, "", "", "", map});
  CHECK(result.batch.hash == hash);
  CHECK(result.batch.files[0].unmapped == std::vector<std::string>{"数量"});
  CHECK(result.batch.files[0].mapped.size() == 8);
  CHECK(result.taken.at(0).find("QTY = cnt") != std::string::npos);
}

TEST_CASE("a map with a fault is refused with its line") {
  ClaimsCase c;
  const std::string file = c.file("f.csv", csv);
  auto refused = [&](const std::string& map) {
    return error_of([&] { c.load({{file}, false, "", "", "", c.file("m.map", map)}); });
  };
  CHECK(refused("mdtrt_id\n").places().at(0).ends_with("m.map:1"));
  CHECK(refused("# a\n= KEY\n").places().at(0).ends_with("m.map:2"));
  CHECK(refused("cnt = A\nCNT = B\n").places().at(0).ends_with("m.map:2"));
  CHECK(refused("no_such_field = A\n").message().find("no_such_field") != std::string::npos);
  CHECK(refused("cnt = NOT_THERE\n").items() == std::vector<std::string>{"cnt = NOT_THERE"});
}

TEST_CASE("codes that were kept from a spreadsheet by = or ' are read; what a spreadsheet failed at is refused") {
  ClaimsCase plain, kept;
  const std::string hash = hash_of(plain, "f.csv", header + "\n0012,1,2026-03-01,A,x,1,1.00,1.00\n");
  CHECK(hash_of(kept, "k.csv", header + "\n\"=\"\"0012\"\"\",'1,2026-03-01,A,x,1,1.00,1.00\n") == hash);
  auto error = error_of([&] { kept.load({{kept.file("e.csv", header + "\n#N/A,1,2026-03-01,A,x,1,1.00,1.00\n")}, false, "", "", ""}); });
  CHECK(error.items().at(0).find("a formula of the spreadsheet failed") != std::string::npos);
}
