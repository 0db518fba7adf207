// SPDX-License-Identifier: Apache-2.0
// Batches: what changes behind the tool's back is named; copies are the same.
#include <algorithm>

#include "base/text.hpp"
#include "casefile/batch/part.hpp"
#include "casefile/copies/merge.hpp"
#include "claims_case.hpp"
#include "sql/connection.hpp"

using namespace mi;
using test::ClaimsCase;
using test::error_of;

namespace {

std::vector<std::string> troubles(casefile::Case& c) {
  casefile::Report report;
  casefile::verify_batches(c, report);
  std::vector<std::string> said;
  for (const auto& t : report.troubles) said.push_back(t.table + (t.row.empty() ? "" : " " + t.row));
  return said;
}

// Changes what the triggers protect, as somebody with sqlite3 would.
void behind_its_back(ClaimsCase& c, const std::string& table, const std::string& sql) {
  auto& db = c.get().connection();
  std::vector<std::string> triggers;
  auto select = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '" + table + "'");
  std::vector<std::string> names;
  while (select.step()) {
    names.push_back(select.string(0));
    triggers.push_back(select.string(1));
  }
  select.reset();
  db.exec("PRAGMA foreign_keys = OFF");
  for (const std::string& name : names) db.exec("DROP TRIGGER " + name);
  db.exec(sql);
  for (const std::string& trigger : triggers) db.exec(trigger);
}

// More than one block of 4,096 lines.
void many_lines(ClaimsCase& c) {
  std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,item_name,cnt,pric,det_item_fee_sumamt\n";
  for (int i = 1; i <= 5000; ++i)
    fees += "V" + std::to_string(i / 10) + "," + std::to_string(i) + ",2026-03-02 08:00:00,A" + std::to_string(i % 7) + ",x,1,10.00,10.00\n";
  std::string visits = "mdtrt_id,psn_no,begntime\nV1,P1,2026-03-01\n";
  c.load({{c.file("v.csv", visits), c.file("f.csv", fees + "V1,9999,2026-03-02,A1,x,1,10.00,11.00\nbad\n")}, true, "", "", ""});
}

}  // namespace

TEST_CASE("verify names the block of a changed line") {
  ClaimsCase c;
  many_lines(c);
  CHECK(base::join(troubles(c.get()), "; ") == "");
  std::string batch = "batch " + casefile::stored_batches(c.get())[0].hash.substr(0, 12);
  behind_its_back(c, "fee_line", "UPDATE fee_line SET amount = amount + 1 WHERE number = '4500'");
  CHECK(base::join(troubles(c.get()), "; ") == "fee_line " + batch + ", block 2");
}

TEST_CASE("verify names any change of any column of any table of claims") {
  struct Edit {
    const char* table;
    const char* sql;
  };
  for (const Edit& edit : {Edit{"item", "UPDATE item SET name = 'y' WHERE id = 3"},
                           {"person", "UPDATE person SET sex = '1'"},
                           {"visit", "UPDATE visit SET hash = zeroblob(16) WHERE id = 2"},
                           {"visit", "INSERT INTO visit (id, hash, code) VALUES (9999, zeroblob(16), 'V')"},
                           {"item", "DELETE FROM item WHERE id = 2"},
                           {"fee_line", "DELETE FROM fee_line WHERE number = '1'"},
                           {"fee_line", "UPDATE fee_line SET item = 2 WHERE number = '1'"},
                           {"fee_line", "UPDATE fee_line SET department = 1 WHERE number = '1'"},
                           {"fee_line", "UPDATE fee_line SET department = 0 WHERE number = '1'"},
                           {"fee_line", "UPDATE fee_line SET item = item + 4294967296 WHERE number = '1'"},
                           {"fee_line", "UPDATE fee_line SET in_scope = 0 WHERE number = '1'"},
                           {"fee_line", "UPDATE fee_line SET id = id + 100000 WHERE number = '5000'"},
                           {"fee_line", "INSERT INTO fee_line SELECT id + 4294967296, visit, number, happened, item, quantity, price, "
                                        "amount, department, doctor, settlement, refunds, self_paid, over_limit, first_paid, in_scope, "
                                        "valid FROM fee_line WHERE number = '1'"},
                           {"visit_line", "UPDATE visit_line SET begins = begins + 1"},
                           {"set_aside", "UPDATE set_aside SET reason = ''"},
                           {"line_note", "DELETE FROM line_note"},
                           {"batch", "UPDATE batch SET hash = 'x'"},
                           {"batch", "DELETE FROM batch"},
                           {"batch_block", "UPDATE batch_block SET hash = 'x' WHERE block = 2"},
                           {"batch_block", "DELETE FROM batch_block WHERE section = 'visit_line'"},
                           {"batch_block", "INSERT INTO batch_block VALUES (1, 'item', 1, 'x')"}}) {
    ClaimsCase c;
    many_lines(c);
    behind_its_back(c, edit.table, edit.sql);
    CHECK_MESSAGE(!troubles(c.get()).empty(), std::string(edit.sql));
  }
}

TEST_CASE("tables of claims refuse update and delete") {
  ClaimsCase c;
  many_lines(c);
  for (const char* sql : {"UPDATE fee_line SET amount = 0", "DELETE FROM fee_line", "UPDATE item SET name = ''", "DELETE FROM batch_block"})
    CHECK_THROWS_AS(c.get().connection().exec(sql), base::Error);
}

TEST_CASE("a batch goes to another case whole: other ids, the same rows, the same hash") {
  ClaimsCase from, to;
  to.stay_with({"1,2026-03-02 08:00:00,A3,1,10.00,10.00"});  // so that numbers and ids differ
  many_lines(from);
  auto copy = [&] {
    casefile::Change change(to.get(), test::by("li", "mi-case merge"));
    casefile::copy_batches(to.get().connection(), from.get().connection(), {});
    for (const auto& batch : from.get().all<domain::Batch>()) change.record(batch.fact.key, batch.value);
    change.commit();
  };
  copy();
  auto batches = casefile::stored_batches(to.get());
  REQUIRE(batches.size() == 2);
  CHECK(batches[1].hash == casefile::stored_batches(from.get())[0].hash);
  auto text = [](casefile::Case& c, const std::string& hash) {
    return c.connection().text("SELECT group_concat(line || mdtrt_id || feedetl_sn || med_list_codg, '|') FROM fee_lines WHERE line LIKE '" +
                               hash.substr(0, 12) + "%'");
  };
  CHECK(text(to.get(), batches[1].hash) == text(from.get(), batches[1].hash));
  copy();  // again: nothing
  CHECK(casefile::stored_batches(to.get()).size() == 2);
  CHECK(troubles(to.get()).empty());
}

TEST_CASE("a batch that was changed is not copied") {
  ClaimsCase from, to;
  many_lines(from);
  behind_its_back(from, "fee_line", "UPDATE fee_line SET amount = 1 WHERE number = '17'");
  casefile::Change change(to.get(), test::by("li", "mi-case merge"));
  CHECK(error_of([&] { casefile::copy_batches(to.get().connection(), from.get().connection(), {}); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("the fingerprint does not hang on ids, and does on contents") {
  ClaimsCase a, b;
  const std::vector<std::string> one{"1,2026-03-02 08:00:00,A,1,10.00,10.00"}, two{"1,2026-03-02 08:00:00,B,1,10.00,10.00"};
  a.stay_with(one);
  a.stay_with(two);
  b.stay_with(two);
  CHECK(casefile::fingerprint_of_batches(a.get().connection()) != casefile::fingerprint_of_batches(b.get().connection()));
  b.stay_with(one);
  CHECK(casefile::fingerprint_of_batches(a.get().connection()) == casefile::fingerprint_of_batches(b.get().connection()));
}

TEST_CASE("a line is found by its name, with everything about it") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,A,1.5,10.00,15.00"});
  std::string hash = casefile::stored_batches(c.get())[0].hash;
  auto line = casefile::line(c.get(), domain::LineName::parse(hash.substr(0, 12) + ":2"));
  CHECK(line.table == "fee_line");
  CHECK(line.row.at("cnt").as_text() == "1.5");
  CHECK(line.row.at("det_item_fee_sumamt").as_text() == "15.00");
  CHECK(casefile::line(c.get(), {hash, 1}).table == "visit_line");
  CHECK(error_of([&] { casefile::line(c.get(), {hash, 3}); }).kind() == base::ErrorKind::cannot);
  CHECK(error_of([&] { casefile::line(c.get(), {"000000000000", 1}); }).kind() == base::ErrorKind::cannot);
  for (const char* wrong : {"", "x", "0123456789ab", "0123456789ab:", "0123456789ab:0", "0123456789ab:-1", "0123:1", "0123456789aZ:1", "0123456789ab:1x"})
    CHECK(error_of([&] { domain::LineName::parse(wrong); }).kind() == base::ErrorKind::usage);
}
