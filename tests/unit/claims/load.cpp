// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "claims_case.hpp"
#include "package/encoding.hpp"
#include "sql/connection.hpp"

using namespace mi;
using test::ClaimsCase;
using test::error_of;

namespace {

const std::string fee_header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,item_name,cnt,pric,det_item_fee_sumamt\n";
const std::string two_fees = fee_header + "V1,1,2026-03-01 08:00:00,A,床位,1,35.00,35.00\nV1,2,2026-03-02,B,\"针,刺\",2,0.333333,0.67\n";

std::int64_t count(ClaimsCase& c, const std::string& table) {
  return c.get().connection().integer("SELECT count(*) FROM " + table);
}

}  // namespace

TEST_CASE("rows are stored as they are, and plain SQL reads them") {
  ClaimsCase c;
  auto result = c.load({{c.file("fees.csv", two_fees)}, false, "", "信息科", "数据库导出", "", true});
  CHECK(!result.known);
  CHECK(result.without_visit == 1);
  auto& db = c.get().connection();
  CHECK(db.text("SELECT group_concat(mdtrt_id || ' ' || fee_ocur_time || ' ' || item_name || ' ' || cnt || ' ' || pric || ' ' || "
                "det_item_fee_sumamt, '; ') FROM fee_lines") ==
        "V1 2026-03-01 08:00:00 床位 1 35 35.00; V1 2026-03-02 00:00:00 针,刺 2 0.333333 0.67");
  REQUIRE(result.batch.files.size() == 1);
  const auto& file = result.batch.files[0];
  CHECK(file.lines == 2);
  CHECK(file.sum.to_string() == "35.67");
  CHECK(file.sha256 == base::sha256_hex(two_fees));
  CHECK(file.sm3 == base::sm3_hex(two_fees));
  CHECK(result.batch.first->to_string() == "2026-03-01");
  CHECK(result.batch.last->to_string() == "2026-03-02");
  CHECK(c.get().all<domain::Batch>().size() == 1);
}

TEST_CASE("the same rows in another encoding, order of columns or separator are the same batch") {
  ClaimsCase c;
  auto first = c.load({{c.file("fees.csv", two_fees)}, false, "", "", ""});
  CHECK(first.batch.files[0].sm3.empty());  // nobody asked for it
  std::string gb = package::encode_text(two_fees, "GB18030");
  auto again = c.load({{c.file("gb.csv", gb)}, false, "", "", ""});
  CHECK(again.known);
  CHECK(again.batch.hash == first.batch.hash);
  std::string tabs = "数量\t单价\t明细项目费用总额\t项目名称\t医疗目录编码\t费用发生时间\t费用明细流水号\t就诊ID\n"
                     "1.0000\t35\t35\t床位\tA\t2026/3/1 8:00\t1\tV1\n2\t0.333333\t0.67\t针,刺\tB\t20260302\t2\tV1\n";
  CHECK(c.load({{c.file("tabs.txt", tabs)}, false, "", "", ""}).known);
  CHECK(c.load({{c.folder() / "fees.csv"}, false, "", "", ""}).known);  // by the file's own hash, unread
  CHECK(count(c, "batch") == 1);
  CHECK(count(c, "fee_line") == 2);
}

TEST_CASE("every fee line has the visit that it names, be the code short or long, in one block or another") {
  ClaimsCase c;
  std::string rows = fee_header;
  std::string named;
  for (int i = 0; i < 9000; ++i) {  // more than two blocks
    const std::string code = (i % 7 == 0 ? std::string(60, 'L') : "V") + std::to_string(i % 41);
    rows += code + "," + std::to_string(i) + ",2026-03-01,A,床位,1,1.00,1.00\n";
    named += (i == 0 ? "" : ";") + code;
  }
  c.load({{c.file("fees.csv", rows)}, false, "", "", ""});
  CHECK(c.get().connection().text("SELECT group_concat(mdtrt_id, ';') FROM (SELECT mdtrt_id FROM fee_lines ORDER BY id)") == named);
}

TEST_CASE("files of one load are one batch, whatever their order") {
  ClaimsCase a, b;
  const std::string visits = "mdtrt_id,psn_no,begntime,endtime\nV1,P1,2026-03-01,2026-03-03\n";
  const std::string prices = "med_list_codg,max_price,begndate,enddate\nA,30.00,2026-01-01,\n";
  auto one = a.load({{a.file("f.csv", two_fees), a.file("v.csv", visits), a.file("p.csv", prices)}, false, "", "", ""});
  auto two = b.load({{b.file("p.csv", prices), b.file("v.csv", visits), b.file("f.csv", two_fees)}, false, "", "", ""});
  CHECK(one.batch.hash == two.batch.hash);
  CHECK(one.without_visit == 0);
  std::vector<std::string> tables;
  for (const auto& t : one.batch.tables) tables.push_back(t.table + " " + std::to_string(t.rows));
  CHECK(tables == std::vector<std::string>{"visit_line 1", "price_line 1", "fee_line 2"});
}

TEST_CASE("a row that cannot be read refuses the batch, with file, line and column, and nothing is written") {
  struct Wrong {
    const char* row;
    const char* said;
  };
  for (const Wrong& wrong : {Wrong{"V1,3,2023-02-30,A,x,1,1,1", "fees.csv:4:3 fee_ocur_time: there is no such date"},
                             {"V1,3,2026-03-01,A,x,many,1,1", "fees.csv:4:6 cnt: it is not a quantity"},
                             {"V1,3,2026-03-01,A,x,\"1,035\",1,1", "fees.csv:4:6 cnt: it is a number with separators"},
                             {"V1,3,2026-03-01,A,x,1,￥35.00,35", "fees.csv:4:7 pric: it is a number with separators"},
                             {"V1,3,2026-03-01,A,x,１２,1,12", "fees.csv:4:6 cnt: it is a number with separators"},
                             {"V1,3,2026-03-01,A,x,--,1,12", "fees.csv:4:6 cnt: it is not a quantity"},
                             {"V1,3,46082.354,A,x,1,1,1", "fees.csv:4:3 fee_ocur_time: it is the day number of a spreadsheet"},
                             {"V1,3,346082,A,x,1,1,1", "fees.csv:4:3 fee_ocur_time: there is no such date"},
                             {"V1,3,2026-03-01,A,x,1,1,1.005", "fees.csv:4:8 det_item_fee_sumamt: it is not an amount"},
                             {"V1,3,2026-03-01,A,x,1,1", "fees.csv:4 the row has fewer fields"},
                             {"V1,3,2026-03-01,A,x,1,1,1,1", "fees.csv:4 the row has more fields"},
                             {"V1,,2026-03-01,A,x,1,1,1", "fees.csv:4:2 feedetl_sn: it is empty"},
                             {"合计费用,3,2026-13-01,A,x,1,1,1", "fees.csv:4:3 fee_ocur_time: there is no such date"},
                             {"合计费用,3,2026-03-01,A,x,1", "fees.csv:4 the row has fewer fields"},
                             {"合计,3,A,x,1", "fees.csv:4 the row has fewer fields"},
                             {"V1,1.5E17,2026-03-01,A,x,1,1,1", "fees.csv:4:2 feedetl_sn: a spreadsheet has turned"},
                             {"3.30106E+19,3,2026-03-01,A,x,1,1,1", "fees.csv:4:1 mdtrt_id: a spreadsheet has turned"}}) {
    ClaimsCase c;
    std::string path = c.file("fees.csv", two_fees + wrong.row + "\n");
    auto error = error_of([&] { c.load({{path}, false, "", "", ""}); });
    CHECK(error.kind() == base::ErrorKind::cannot);
    REQUIRE(error.items().size() == 1);
    CHECK_MESSAGE(error.items()[0].starts_with(wrong.said), error.items()[0]);
    for (const char* table : {"batch", "fee_line", "item", "visit", "batch_block"}) CHECK(count(c, table) == 0);
  }
}

TEST_CASE("separators at the end of the header or of a row hold nothing; what lies under a name is missing, what is said is too much") {
  const std::string header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt", row = "V1,1,2026-03-01,A,1,35.00,35.00";
  auto loaded = [](const std::string& text) {
    ClaimsCase c;
    const auto result = c.load({{c.file("fees.csv", text)}, false, "", "", ""});
    CHECK(result.batch.files.at(0).unmapped.empty());
    return result.batch.files.at(0).lines;
  };
  CHECK(loaded(header + ",,\n" + row + "\n" + "V1,2,2026-03-01,A,1,35.00,35.00,\n") == 2);
  CHECK(loaded(header + "\n" + row + ",, ,\n" + "V1,2,2026-03-01,A,1,35.00,35.00\n") == 2);
  for (const std::string& wrong : {header + ",memo\n" + row + "\n", header + "\n" + row + ",,x\n", header + ",,x\n" + row + ",\n"})
    CHECK(error_of([&] { loaded(wrong); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("rows of totals lack a key or most cells; blank rows are none; of the many, so many are listed and the rest counted") {
  ClaimsCase c;
  std::string rows = two_fees + ",,,,,,,\n合计,,,,,3,,35.67\n \t, ,,,,,,\n说明：由信息科导出\n合计,3,A,x\n";
  auto result = c.load({{c.file("fees.csv", rows)}, false, "", "", ""});
  CHECK(result.passed == std::vector<std::string>{"fees.csv:5 合计", "fees.csv:7 说明：由信息科导出", "fees.csv:8 合计"});
  CHECK(result.batch.files[0].lines == 2);
  for (int i = 0; i < 51; ++i) rows += "小计,,,,,,,1.00\n";
  ClaimsCase d;
  auto many = d.load({{d.file("fees.csv", rows)}, false, "", "", ""});
  REQUIRE(many.passed.size() == 51);
  CHECK(many.passed[49] == "fees.csv:55 小计");
  CHECK(many.passed[50] == "fees.csv: and 4 more such rows");
}

TEST_CASE("of ten thousand rows that cannot be read the first twenty are named and the others counted") {
  ClaimsCase c;
  std::string rows = fee_header;
  for (int i = 0; i < 10'000; ++i) rows += "V1," + std::to_string(i) + ",2026-03-01,A,x,1,1,x\n";
  auto error = error_of([&] { c.load({{c.file("fees.csv", rows)}, false, "", "", ""}); });
  CHECK(error.message() == "10000 rows cannot be read; nothing was loaded");
  REQUIRE(error.items().size() == 21);
  CHECK(error.items()[19].starts_with("fees.csv:21:8 det_item_fee_sumamt"));
  CHECK(error.items()[20].starts_with("and 9980 more"));
  auto result = c.load({{c.folder() / "fees.csv"}, true, "", "", ""});
  CHECK(result.set_aside.size() == 21);
  CHECK(count(c, "set_aside") == 10'000);
}

TEST_CASE("UTF-16 without a mark is named, in either order of bytes, and read when it is said") {
  for (const bool big : {false, true}) {
    std::string text;
    for (char c : fee_header + "V1,1,2026-03-01,A,bed,1,35.00,35.00\n") big ? (text += '\0') += c : (text += c) += '\0';
    ClaimsCase c;
    const std::string path = c.file("fees.csv", text);
    auto error = error_of([&] { c.load({{path}, false, "", "", ""}); });
    CHECK(error.message() == "the text is UTF-16 without a byte order mark, or no text at all");
    CHECK(error.advice() == "say which: --encoding UTF-16LE, or UTF-16BE");
    CHECK(c.load({{path}, false, big ? "UTF-16BE" : "UTF-16LE", "", ""}).batch.files.at(0).lines == 1);
  }
}

TEST_CASE("a byte of nought damages its row, and no other") {
  ClaimsCase c;
  std::string rows = two_fees;
  rows[rows.find("针")] = '\0';
  rows.erase(rows.find('\0') + 1, 2);
  auto error = error_of([&] { c.load({{c.file("fees.csv", rows)}, false, "", "", ""}); });
  CHECK(error.items() == std::vector<std::string>{"fees.csv:3 the row is damaged: a byte of nought stands in it"});
  CHECK(c.load({{c.folder() / "fees.csv"}, true, "", "", ""}).batch.files[0].lines == 1);
}

TEST_CASE("with quarantine such rows are set aside as they stood, and stay readable") {
  ClaimsCase c;
  auto result = c.load({{c.file("fees.csv", two_fees + "V1,3,2026-03-01,A,x,many,1,1\nV9,4,2026-03-01,C,y\n")}, true, "", "", ""});
  CHECK(result.set_aside.size() == 2);
  CHECK(count(c, "fee_line") == 2);
  CHECK(c.get().connection().text("SELECT group_concat(file || ':' || line || ' ' || \"column\" || ' ' || text, '; ') FROM "
                                  "set_aside") == "1:4 cnt V1,3,2026-03-01,A,x,many,1,1; 1:5  V9,4,2026-03-01,C,y");
  CHECK(count(c, "visit") == 1);  // V9 was named by no row that was loaded
  CHECK(result.batch.files[0].set_aside == 2);
}

TEST_CASE("what is implausible is loaded with a note") {
  ClaimsCase c;
  const std::string visits = "mdtrt_id,psn_no,psn_cert_type,certno,begntime,endtime\nV1,P1,01,110105194912310021,2026-03-01,2026-03-03\n";
  const std::string fees = fee_header + "V1,1,2026-03-01 08:00:00,A,x,3,1.00,3.01\n"   // a fen more is rounding
                                        "V1,2,2026-03-01 09:00:00,A,x,3,1.00,3.02\n"   // amount
                                        "V1,3,2026-03-04 00:00:00,A,x,1,1.00,1.00\n"   // outside the stay
                                        "V1,1,2026-03-02 00:00:00,A,x,1,1.00,1.00\n";  // a key twice
  auto result = c.load({{c.file("v.csv", visits), c.file("f.csv", fees)}, false, "", "", ""});
  CHECK(result.notes == std::map<std::string, std::int64_t>{{"amount", 1}, {"identity", 1}, {"outside-stay", 1}, {"repeated-key", 1}});
  CHECK(result.batch.notes == 4);
  CHECK(count(c, "fee_line") == 4);
  CHECK(c.run("same_line_twice").repeated == 1);
}

TEST_CASE("an identity number that a spreadsheet rounded is a loss of data, not an implausible value") {
  ClaimsCase c;
  std::string path = c.file("v.csv", "mdtrt_id,psn_no,certno,begntime\nV1,P1,440981199001010000,2026-03-01\n");
  auto error = error_of([&] { c.load({{path}, false, "", "", ""}); });
  CHECK(error.items().at(0).starts_with("v.csv:2:3 certno: a spreadsheet has rounded"));
}

TEST_CASE("files that hold no rows, or none of ours") {
  ClaimsCase c;
  auto said = [&](const std::string& text) {
    std::string path = c.file("x.csv", text);
    return error_of([&] { c.load({{path}, false, "", "", ""}); });
  };
  CHECK(said("").message() == "the file is empty");
  CHECK(said("\n\n").message() == "the file is empty");
  CHECK(said(fee_header).message() == "the file has a header and no rows");
  CHECK(said("a,b\n1,2\n").message().starts_with("no row names the columns"));
  CHECK(said("PK\x03\x04 and more").message().find("zip package") != std::string::npos);
  CHECK(error_of([&] { c.load({{c.folder() / "absent.csv"}, false, "", "", ""}); }).kind() == base::ErrorKind::cannot);
  CHECK(count(c, "batch") == 0);
}

TEST_CASE("rows that the export marks invalid are loaded, counted, and passed over by the checks") {
  ClaimsCase c;
  std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,vali_flag\n"
                     "V1,1,2026-03-01 08:00:00,A,1,1.00,1.00,1\nV1,2,2026-03-01 08:00:00,A,1,1.00,1.00,0\n";
  auto result = c.load({{c.file("f.csv", fees)}, false, "", "", ""});
  CHECK(result.batch.files[0].invalid == 1);
  CHECK(result.batch.files[0].sum.to_string() == "1.00");
  CHECK(c.hits("same_line_twice").empty());
}

TEST_CASE("a file that is UTF-8 by chance at first is read again from its start as what it is") {
  ClaimsCase utf8, gb;
  std::string fees = fee_header;
  for (int i = 0; i < 6000; ++i) fees += "V1," + std::to_string(i) + ",2026-03-02,A,拢1,1,1.00,1.00\n";  // C2A3 in GB18030: "£" in UTF-8
  std::string last = "V1,last,2026-03-02,A,中文项目名称,1,1.00,1.00\n";
  auto expected = utf8.load({{utf8.file("f.csv", fees + last)}, false, "", "", ""});
  std::string bytes = package::encode_text(fees + last, "GB18030");
  CHECK(package::first_malformed_utf8(bytes) > 100000);
  auto again = gb.load({{gb.file("f.csv", bytes)}, false, "", "", ""});
  CHECK(again.batch.hash == expected.batch.hash);
  CHECK(again.batch.files[0].encoding == "GB18030");
  CHECK(again.batch.files[0].sha256 == base::sha256_hex(bytes));
  CHECK(again.notes == expected.notes);
  CHECK(gb.get().connection().text("SELECT group_concat(name) FROM (SELECT name FROM item ORDER BY id)") == "拢1,中文项目名称");
}

TEST_CASE("a damaged row among many is found and named, and nothing of the batch is in the case") {
  ClaimsCase c;
  std::string fees = fee_header;
  for (int i = 1; i <= 9000; ++i)
    fees += "V" + std::to_string(i / 9) + "," + std::to_string(i) + ",2026-03-02 08:00:00,A,床位," + (i == 8200 ? "1,1o.00" : "1,10.00") + ",10.00\n";
  std::string path = c.file("fees.csv", fees);
  auto error = error_of([&] { c.load({{path}, false, "", "", ""}); });
  REQUIRE(error.items().size() == 1);
  CHECK(error.items()[0].starts_with("fees.csv:8201:7 pric: it is not a price"));
  for (const char* table : {"batch", "fee_line", "item", "visit", "batch_block"}) CHECK(count(c, table) == 0);
}

TEST_CASE("a batch that the case has already leaves no row behind, whatever was written of it on the way") {
  ClaimsCase c;
  c.load({{c.file("fees.csv", two_fees)}, false, "", "", ""});
  std::string tabs = two_fees;
  std::replace(tabs.begin(), tabs.end(), ',', '\t');
  tabs.replace(tabs.find("\"针\t刺\""), std::string("\"针\t刺\"").size(), "针,刺");
  casefile::Change change(c.get(), test::by("li", "mi-claims load"));
  CHECK(claims::load(c.get(), {{c.file("other.csv", tabs)}, false, "", "", ""}).known);
  CHECK(count(c, "fee_line") == 2);  // in the same transaction, before any rollback
  CHECK(c.get().connection().integer("PRAGMA foreign_keys") == 1);
}
