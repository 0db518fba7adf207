// SPDX-License-Identifier: Apache-2.0
// The columns that checks run over: the same lines whichever way they are read, whatever the number of threads, and never
// those of a writer who has not committed.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>

#include <filesystem>

#include "claims/arrays/data.hpp"
#include "claims_case.hpp"
#include "sql/connection.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// So many lines of seven visits in two batches, every eleventh marked invalid, later ones earlier in time now and then; those in the
// middle name a doctor, none a department or a settlement.
std::string insert_lines(int batch, int lines) {
  return fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {1}) "
                     "INSERT INTO fee_line (id, visit, number, happened, quantity, price, amount, refunds, in_scope, valid, doctor) "
                     "SELECT ({0} << 32) + i, 1 + i % 7, 'n' || i, 1772000000 + i * 977 % 1000003, (i % 9 + 1) * 10000, i * 13, i * 17, "
                     "'', nullif(i % 5, 0), i % 11 <> 0, CASE WHEN i BETWEEN 4000 AND 5000 THEN 1 + i % 2 END FROM n",
                     batch, lines);
}

ClaimsCase& with_lines() {
  static ClaimsCase c;
  static bool filled = false;
  if (filled) return c;
  filled = true;
  sql::Connection& db = c.get().connection();
  db.exec("COMMIT");
  for (int v = 1; v <= 7; ++v) db.exec(fmt::format("INSERT INTO visit (id, hash, code) VALUES ({0}, x'0{0}', 'V{0}')", v));
  for (int d = 1; d <= 2; ++d) db.exec(fmt::format("INSERT INTO doctor (id, hash, code, name) VALUES ({0}, x'0{0}', 'D{0}', '')", d));
  db.exec(insert_lines(1, 9000) + ";" + insert_lines(3, 500));
  return c;
}

bool same(const casefile::FeeColumns& a, const casefile::FeeColumns& b) {
  return a.id == b.id && a.visit == b.visit && a.item == b.item && a.department == b.department && a.doctor == b.doctor &&
         a.settlement == b.settlement && a.happened == b.happened && a.quantity == b.quantity && a.price == b.price &&
         a.amount == b.amount && a.in_scope == b.in_scope;
}

// As a SELECT gives them: a change of its own keeps a connection from the pages.
casefile::FeeColumns selected(casefile::Case& source) {
  sql::Connection& db = source.connection();
  db.exec("BEGIN IMMEDIATE; PRAGMA user_version = 77");
  casefile::FeeColumns fees = casefile::read_fees(source);
  db.exec("ROLLBACK");
  return fees;
}

// A copy of the case with another batch, in which one line of so many has numbers that do not fit into four bytes.
std::string large_numbers(std::int64_t step) {
  const std::string path = with_lines().folder() / fmt::format("large{}.mi", step);
  std::filesystem::copy_file(with_lines().get().path(), path);
  sql::Connection::open(path, sql::Mode::write)
      .exec(fmt::format("WITH RECURSIVE n(i, large) AS (SELECT 1, 1 % {0} = 0 UNION ALL SELECT i + 1, (i + 1) % {0} = 0 FROM n WHERE i < 6000) "
                        "INSERT INTO fee_line (id, visit, number, happened, quantity, price, amount, refunds, valid) "
                        "SELECT (5 << 32) + i, 1 + i % 7, 'n' || i, i + iif(large, 1 << 40, 0), i + iif(large, 1 << 62, 0), i + iif(large, 1 << 50, 0), "
                        "i - iif(large, 1 << 62, 0), '', i % 11 <> 0 FROM n", step));
  return path;
}

bool is_as_inserted(const casefile::FeeColumns& all, std::size_t line, std::int64_t step) {
  const std::int64_t i = all.id[line] - (std::int64_t{5} << 32);
  const auto more = [&](int bits) { return i % step == 0 ? std::int64_t{1} << bits : 0; };
  return i <= 0 || (all.happened[line] == i + more(40) && all.quantity[line] == i + more(62) && all.price[line] == i + more(50) &&
                    all.amount[line] == i - more(62));
}

std::size_t out_of_order(const claims::Data& data) {
  std::size_t wrong = 0;
  for (std::uint32_t v = 1; v <= 7; ++v)
    for (std::uint32_t i = data.start[v] + 1; i < data.start[v + 1]; ++i) {
      const std::uint32_t a = data.by_visit[i - 1], b = data.by_visit[i];
      const std::int64_t before = data.fees.happened[a], after = data.fees.happened[b];
      wrong += before < after || (before == after && a < b) ? 0U : 1U;
    }
  return wrong;
}

}  // namespace

TEST_CASE("columns are the same by SELECT and by pages, for 1, 2 and 5 threads") {
  ClaimsCase& c = with_lines();
  casefile::FeeColumns all = selected(c.get());
  CHECK(all.size() == 9000 - 818 + 500 - 45);
  CHECK(all.id.back() == (std::int64_t{3} << 32) + 500);
  CHECK(all.in_scope[4] == casefile::no_amount);
  CHECK(all.in_scope[5] == 1);
  CHECK(std::count_if(all.doctor.begin(), all.doctor.end(), [](std::uint32_t d) { return d != 0; }) == 1001 - 91);
  CHECK(std::count(all.settlement.begin(), all.settlement.end(), 0U) == static_cast<std::ptrdiff_t>(all.size()));
  for (unsigned threads : {1U, 2U, 5U}) CHECK(same(all, casefile::read_fees(c.get(), threads)));
}

TEST_CASE("columns of numbers that do not fit into four bytes, all of them or one in 97, are the same by SELECT and by pages, for 1, 2 and 5 threads") {
  for (const std::int64_t step : {1, 97}) {
    const std::string path = large_numbers(step);
    casefile::Case large = casefile::Case::open(path, casefile::Access::read);
    const casefile::FeeColumns all = casefile::read_fees(large);
    std::size_t wrong = 0;
    for (std::size_t line = 0; line < all.size(); ++line) wrong += is_as_inserted(all, line, step) ? 0U : 1U;
    CHECK(wrong == 0);
    CHECK(all.size() == 9000 - 818 + 500 - 45 + 6000 - 545);
    for (unsigned threads : {1U, 2U, 5U}) CHECK(same(all, casefile::read_fees(large, threads)));
    CHECK(out_of_order(claims::read_data(large, 2)) == 0);
    casefile::Case writable = casefile::Case::open(path, casefile::Access::write);
    writable.connection().exec("ROLLBACK");
    CHECK(same(all, selected(writable)));
  }
}

TEST_CASE("what is left of a line is its quantity, but where it was said otherwise; of a refund nothing is") {
  claims::Data data;
  for (std::int64_t quantity : {10000, -10000, 0}) data.fees.quantity.push_back(quantity);
  while (data.fees.quantity.size() < 200) data.fees.quantity.push_back(20000);
  CHECK((data.left(0) == 10000 && data.left(1) == 0 && data.left(2) == 0 && data.left(199) == 20000));
  data.set_left(63, 0);
  data.set_left(128, 5000);  // what was said of earlier lines stays
  data.set_left(128, 4000);
  CHECK((data.left(128) == 4000 && data.left(63) == 0));
  CHECK((data.left(127) == 20000 && data.left(129) == 20000 && data.left(62) == 20000 && data.left(64) == 20000 && data.left(199) == 20000));
}

TEST_CASE("lines of a visit stand in order of time, for 1, 2 and 5 threads") {
  ClaimsCase& c = with_lines();
  claims::Data one = claims::read_data(c.get(), 1);
  CHECK(out_of_order(one) == 0);
  for (unsigned threads : {2U, 5U}) {
    claims::Data more = claims::read_data(c.get(), threads);
    CHECK((more.by_visit == one.by_visit && more.start == one.start && same(more.fees, one.fees)));
    for (std::uint32_t line = 0; line < one.fees.size(); ++line)
      if (more.left(line) != one.left(line)) FAIL_CHECK(line);
  }
}

TEST_CASE("what a writer that was killed left behind is rolled back before columns are read") {
  ClaimsCase& c = with_lines();
  const std::string path = c.folder() / "killed.mi";
  std::filesystem::copy_file(c.get().path(), path);
  casefile::FeeColumns before = casefile::read_fees(c.get());
  pid_t child = fork();
  if (child == 0) {  // pages of the lines go to the file before they are committed
    auto db = sql::Connection::open(path, sql::Mode::write);
    db.exec("PRAGMA cache_size = 10; BEGIN IMMEDIATE; " + insert_lines(4, 9000));
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(status == 0);
  REQUIRE(std::filesystem::file_size(path + "-journal") > 0);
  REQUIRE(std::filesystem::file_size(path) > std::filesystem::file_size(c.get().path()));
  casefile::Case opened = casefile::Case::open(path, casefile::Access::read);
  CHECK(same(before, casefile::read_fees(opened)));
}

TEST_CASE("a check of a case that another process is writing says which") {
  ClaimsCase c;
  int ready[2], done[2];
  REQUIRE((pipe(ready) == 0 && pipe(done) == 0));
  const std::string path = c.get().path();
  c.get().connection().exec("ROLLBACK");
  char byte = 1;
  pid_t child = fork();
  if (child == 0) {
    auto db = sql::Connection::open(path, sql::Mode::write);
    db.exec("BEGIN EXCLUSIVE");
    _exit(write(ready[1], &byte, 1) == 1 && read(done[0], &byte, 1) == 1 ? 0 : 1);
  }
  REQUIRE(read(ready[0], &byte, 1) == 1);
  auto error = error_of([&] { casefile::Case::open(path, casefile::Access::read, 0); });
  CHECK(error.kind() == base::ErrorKind::cannot);
  CHECK(error.message().find("process " + std::to_string(child)) != std::string::npos);
  REQUIRE(write(done[1], &byte, 1) == 1);
  waitpid(child, nullptr, 0);
}
