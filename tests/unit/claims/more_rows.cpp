// SPDX-License-Identifier: Apache-2.0
// The rows that stand beside visits, settlements and fee lines: written, hashed, verified, copied, read again; and the
// batches of the schema step before them, which keep their hashes.
#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "casefile/batch/line_money.hpp"
#include "casefile/batch/part.hpp"
#include "casefile/copies/upgrade.hpp"
#include "casefile/schema.hpp"
#include "casefile/verify/verify.hpp"
#include "claims_case.hpp"
#include "sql/connection.hpp"

using namespace mi;
using domain::Dimension;
using test::ClaimsCase;

namespace {

struct Both {  // the two that are given the same rows
  casefile::BatchHasher hasher;
  casefile::BatchWriter writer;
};

template <class Row> void put(Both& to, const Row& row) {
  to.hasher.add(std::span<const Row>(&row, 1));
  to.writer.add(std::span<const Row>(&row, 1));
}

template <class Row, class F>
Row with(F&& fill) {
  Row row;
  fill(row);
  return row;
}

void dimension(Both& to, Dimension d, const std::vector<std::string_view>& row) { to.writer.add(d, row, to.hasher.add(d, row)); }

// One row of each kind, places 1 to 8; extras speak of the visit, settlement and fee line at 1 to 3.
void one_of_each(Both& writer) {
  dimension(writer, Dimension::visit, {"V1"});
  dimension(writer, Dimension::diagnosis, {"I10.x00", "高血压"});
  dimension(writer, Dimension::department, {"02", "检验科"});
  dimension(writer, Dimension::doctor, {"D1", "李"});
  dimension(writer, Dimension::operation, {"47.0100", "腹腔镜下阑尾切除术"});
  dimension(writer, Dimension::product, {"X1", "own", "头孢", "某厂", "针剂", "0.5g", "支", "国药准字H1"});
  put(writer, with<domain::VisitLine>([](auto& r) {
        r.place = 1;
        r.visit = {1};
      }));
  put(writer, with<domain::SettlementLine>([](auto& r) {
        r.place = 2;
        r.visit = {1};
        r.total = 100;
      }));
  put(writer, with<domain::FeeLine>([](auto& r) {
        r.place = 3;
        r.visit = {1};
        r.number = "1";
        r.quantity = 10000;
        r.price = 1000000;
        r.amount = 100;
      }));
  put(writer, with<domain::VisitExtra>([](auto& r) {
        r.place = 1;
        r.person_type = "1101";
        r.insured_area = "220100";
        r.age = 455;
        r.disease = {1};
        r.died = 86400;
      }));
  put(writer, with<domain::SettlementExtra>([](auto& r) {
        r.place = 2;
        r.clearing = "21";
        r.serious = -5;
      }));
  put(writer, with<domain::FeeExtra>([](auto& r) {
        r.place = 3;
        r.takeaway = "1";
        r.days = 350;
        r.order_number = "R7";
        r.executor_department = {1};
        r.executor = {1};
        r.device = "CT-1";
        r.uploaded = 90000;
      }));
  put(writer, with<domain::DiagnosisLine>([](auto& r) {
        r.place = 4;
        r.visit = {1};
        r.diagnosis = {1};
        r.side = "2";
        r.main = "1";
        r.rank = 1;
      }));
  put(writer, with<domain::OperationLine>([](auto& r) {
        r.place = 5;
        r.visit = {1};
        r.operation = {1};
        r.happened = 3600;
        r.doctor = {1};
      }));
  put(writer, with<domain::StockLine>([](auto& r) {
        r.place = 6;
        r.product = {1};
        r.movement = "purchase";
        r.happened = 86400;
        r.quantity = 120000;
        r.price = 12800001;
        r.lot = "L1";
        r.expires = "2027-12-31";
        r.supplier = "某公司";
      }));
  put(writer, with<domain::ExamLine>([](auto& r) {
        r.place = 7;
        r.visit = {1};
        r.code = "CT";
        r.happened = 5;
        r.positive = 0;
      }));
  put(writer, with<domain::UploadLine>([](auto& r) {
        r.place = 8;
        r.happened = 7;
        r.what = "明细";
      }));
}

void load_one_of_each(ClaimsCase& c) {
  casefile::Change change(c.get(), test::by("li", "mi-claims load"));
  Both both{casefile::BatchHasher(), casefile::BatchWriter(c.get())};
  one_of_each(both);
  domain::Batch batch = both.writer.finish(both.hasher).batch;
  change.record(batch.hash, batch);
  change.commit();
}

std::string troubles(casefile::Case& c) {
  casefile::Report report;
  casefile::verify_batches(c, report);
  std::vector<std::string> said;
  for (const auto& t : report.troubles) said.push_back(t.table);
  return base::join(said, " ");
}

constexpr std::array new_tables{"visit_extra",    "settlement_extra", "fee_extra", "diagnosis_line",
                                "operation_line", "stock_line",       "exam_line", "upload_line"};

}  // namespace

TEST_CASE("ZK-05 rows of every kind are stored, and plain SQL reads them as people write them") {
  ClaimsCase c;
  load_one_of_each(c);
  CHECK(troubles(c.get()) == "");
  auto& db = c.get().connection();
  CHECK(db.text("SELECT movement || ' ' || happened || ' ' || name || ' ' || maker || ' ' || form || ' ' || spec || ' "
                "' || lot || ' ' || "
                "expires || ' ' || approval || ' ' || supplier || ' ' || quantity || ' ' || price || ' ' || (amount IS "
                "NULL) FROM stock") ==
        "purchase 1970-01-02 00:00:00 头孢 某厂 针剂 0.5g L1 2027-12-31 国药准字H1 某公司 12 12.800001 1");
  CHECK(db.text("SELECT mdtrt_id || diag_code || maindiag_flag FROM diagnoses") == "V1I10.x001");
  CHECK(db.text("SELECT oprn_oprt_code || ' ' || oprn_oprt_date || ' ' || doctor FROM operations") ==
        "47.0100 1970-01-01 01:00:00 李");
  CHECK(db.text("SELECT code || positive FROM examinations") == "CT0");
  CHECK(db.text("SELECT what || happened FROM uploads") == "明细1970-01-01 00:00:07");
  CHECK(db.text("SELECT dscg_tkdrug_flag || ' ' || prd_days || ' ' || order_number || ' ' || executor_department || ' "
                "' || executor || ' ' || "
                "device || ' ' || opt_time FROM fee_lines") == "1 3.5 R7 检验科 李 CT-1 1970-01-02 01:00:00");
  CHECK(db.text("SELECT psn_type || ' ' || insuplc_admdvs || ' ' || dise_codg || ' ' || die_date FROM visits") ==
        "1101 220100 I10.x00 1970-01-02");
}

TEST_CASE("what an export does not say is NULL in the views, not nought") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00"});
  CHECK(c.get().connection().integer("SELECT inscp_scp_amt IS NULL AND prd_days IS NULL FROM fee_lines") == 1);
}

TEST_CASE("rows of every kind are read again with their ids") {
  ClaimsCase c;
  load_one_of_each(c);
  auto extras = casefile::read_rows<domain::FeeExtra>(c.get(), {});
  REQUIRE(extras.size() == 1);
  CHECK(extras[0].id == casefile::read_fees(c.get()).id[0]);
  CHECK(extras[0].row.days == 350);
  CHECK(extras[0].row.order_number == "R7");
  CHECK(!extras[0].row.price_limit);
  auto stock = casefile::read_rows<domain::StockLine>(c.get(), {1});
  REQUIRE(stock.size() == 1);
  CHECK(casefile::read_dimension(c.get(), Dimension::product).at(stock[0].row.product.place, 2) == "头孢");
  CHECK(casefile::read_rows<domain::StockLine>(c.get(), {2}).empty());
  CHECK(casefile::read_rows<domain::DiagnosisLine>(c.get(), {})[0].row.rank == 1);
  CHECK(casefile::read_rows<domain::SettlementExtra>(c.get(), {})[0].row.serious == -5);
}

TEST_CASE("a line of every kind is found by its name") {
  ClaimsCase c;
  load_one_of_each(c);
  std::string hash = casefile::stored_batches(c.get())[0].hash;
  CHECK(casefile::line(c.get(), {hash, 4}).table == "diagnosis_line");
  CHECK(casefile::line(c.get(), {hash, 6}).row.at("supplier").as_text() == "某公司");
  CHECK(casefile::line(c.get(), {hash, 8}).table == "upload_line");
}

TEST_CASE("the new tables refuse change, verify names what was changed, and a copy is the same batch") {
  for (const char* table : new_tables) {
    CAPTURE(table);
    ClaimsCase c;
    load_one_of_each(c);
    auto& db = c.get().connection();
    CHECK_THROWS_AS(db.exec(std::string("DELETE FROM ") + table), base::Error);
    db.exec(std::string("DROP TRIGGER ") + table + "_stays");
    db.exec(std::string("DELETE FROM ") + table);
    CHECK(troubles(c.get()).find(table) != std::string::npos);
  }
  ClaimsCase from, to;
  load_one_of_each(from);
  to.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00"});  // so that numbers and ids differ
  casefile::Change change(to.get(), test::by("li", "mi-case merge"));
  casefile::copy_batches(to.get().connection(), from.get().connection(), {});
  for (const auto& batch : from.get().all<domain::Batch>()) change.record(batch.fact.key, batch.value);
  change.commit();
  CHECK(casefile::stored_batches(to.get())[1].hash == casefile::stored_batches(from.get())[0].hash);
  CHECK(troubles(to.get()) == "");
}

namespace {

// A frozen case of an older step, carried over.
casefile::Case carried_over(const test::TempFolder& folder, const std::string& frozen, int from) {
  std::string path = folder / "now.mi";
  CHECK(casefile::upgrade(MI_SOURCE_DIR "/tests/cases/claims/" + frozen, path).from == from);
  return casefile::Case::open(path, casefile::Access::read);
}

}  // namespace

TEST_CASE("a batch of an older schema step keeps its hash and its rows when the case is carried over") {
  test::TempFolder folder;
  casefile::Case c = carried_over(folder, "002.mi", 2);
  CHECK(casefile::verify(c).good());
  CHECK(c.head().to_string() == "2:549848ff49c8539f");
  REQUIRE(casefile::stored_batches(c).size() == 1);
  CHECK(casefile::stored_batches(c)[0].hash == "cd423676444be43a53d254491641b993fc5ba7f83cb8fda2651eb1974c8f7783");
  casefile::FeeColumns fees = casefile::read_fees(c);
  CHECK(fees.size() == 4);  // one of five is marked invalid
  std::multiset<std::int64_t> quantities;
  for (std::size_t line = 0; line < fees.size(); ++line) quantities.insert(fees.quantity[line]);
  CHECK(quantities.count(-3333) == 1);
  CHECK(casefile::read_visits(c).all().at(1).insurance == "390");
  CHECK(casefile::noted_lines(c, "repeated-key").size() == 1);
  CHECK(casefile::read_rows<domain::SetAside>(c, {}).at(0).row.column == "fee_ocur_time");
  CHECK(c.all<domain::Batch>().at(0).value.netted == std::nullopt);
}

TEST_CASE("rows of dimensions keep their ids, hashes and triggers when their tables are made anew") {
  test::TempFolder folder;
  casefile::Case c = carried_over(folder, "003.mi", 3);
  auto& db = c.connection();
  CHECK(casefile::verify(c).good());
  CHECK(c.head().to_string() == "2:07616e6d20464360");
  auto old = sql::Connection::open(MI_SOURCE_DIR "/tests/cases/claims/003.mi", sql::Mode::read);
  for (int d = 0; d < domain::dimension_count; ++d) {
    const std::string table = casefile::to_text(static_cast<Dimension>(d));
    CAPTURE(table);
    const std::string rows = "SELECT group_concat(id || ',' || hex(hash) || ',' || code) FROM " + table;
    CHECK(db.text(rows) == old.text(rows));
    CHECK(db.text(rows) != "");
    CHECK(db.integer("SELECT count(*) FROM sqlite_schema WHERE tbl_name = '" + table + "'") == 3);  // it and its two triggers
  }
  CHECK(db.text("SELECT group_concat(mdtrt_id || item_name) FROM fee_lines WHERE feedetl_sn = '2'") == "V1布洛芬\"混悬液\"");
}

TEST_CASE("a row of a dimension that the case holds is not written again, be it longer than a page; verify sees one that is") {
  const std::string name(10000, 'n');
  ClaimsCase c;
  auto& db = c.get().connection();
  for (int batch : {1, 2}) {
    casefile::Change change(c.get(), test::by("li", "mi-claims load"));
    Both both{casefile::BatchHasher(), casefile::BatchWriter(c.get())};
    dimension(both, Dimension::visit, {"V0"});
    dimension(both, Dimension::visit, {batch == 1 ? "V1" : "V2"});
    dimension(both, Dimension::diagnosis, {"I10.x00", name});
    for (const std::uint32_t place : {1U, 2U})
      put(both, with<domain::VisitLine>([&](auto& r) {
            r.place = place;
            r.visit = {place};
            r.diagnosis = {1};
          }));
    domain::Batch written = both.writer.finish(both.hasher).batch;
    change.record(written.hash, written);
    change.commit();
  }
  CHECK(db.text("SELECT group_concat(id || code) FROM visit") == "1V0,2V1,3V2");
  CHECK(db.text("SELECT group_concat(visit) FROM visit_line") == "1,2,1,3");
  CHECK(db.text("SELECT id || ',' || length(name) FROM diagnosis") == "1,10000");
  CHECK(troubles(c.get()) == "");
  db.exec("INSERT INTO visit (id, hash, code) SELECT 4, hash, code FROM visit WHERE id = 2; DROP TRIGGER visit_line_keeps");
  db.exec("UPDATE visit_line SET visit = 4 WHERE visit = 2");  // so that lines name both
  CHECK(troubles(c.get()) == "visit visit");
  casefile::Report report;
  casefile::verify_batches(c.get(), report);
  CHECK(report.troubles.at(0).row == "4");
}
