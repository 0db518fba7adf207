// SPDX-License-Identifier: Apache-2.0
#include "generated_rule.hpp"

#include <fmt/format.h>

#include "claims/sql/forms.hpp"
#include "domain/agreement.hpp"
#include "domain/institution.hpp"

namespace mi::test {
namespace {

// What only some exports have, as rows of their tables: every third line is taken home or not, for some days, in an order of
// two, on one of eleven devices, and was sent up to fifty hours later; visits were sent some days later or never, and some
// name where the patient went.
void add_extra_columns(sql::Connection& connection) {
  connection.exec("INSERT OR IGNORE INTO fee_extra (id, takeaway, days, order_number, dose, frequency, way, tcm_way, outside, approved, device, uploaded) "
                  "SELECT id, id / 3 % 2, id / 3 % 40 * 100, 'R' || visit || '-' || id / 3 % 2, '', '', '', '', '', '', "
                  "CASE WHEN id % 4 = 0 THEN '' ELSE 'DEV' || id % 11 END, happened + id * 7919 % 180000 FROM fee_line WHERE id % 3 = 0");
  connection.exec("INSERT OR IGNORE INTO visit_extra (id, person_type, insured_area, record_number, maternity, referred_to, planned, uploaded) "
                  "SELECT id, '', '', '', '', CASE id % 60 WHEN 1 THEN '北京一院' WHEN 2 THEN '大连二院' WHEN 3 THEN 'R3' WHEN 4 THEN 'R4' WHEN 5 THEN 'R5' "
                  "ELSE '' END, '', CASE WHEN id % 17 > 0 THEN begins + id * 7919 % 600000 END FROM visit_line");
}

// Of four items what came, went and was left; the last balance of an item counts. Own codes bought with and without a code.
void add_stock(sql::Connection& connection) {
  const char* products = "(1, 'A', ''), (2, 'B', ''), (3, 'C', ''), (4, '002103000010000', ''), (5, '', 'own-A'), (6, 'A', 'own-B'), (7, '', 'own-B'), (8, '', 'own-C')";
  connection.exec(std::string("WITH p (id, code, own) AS (VALUES ") + products +
                  ") INSERT INTO product SELECT id, CAST('p' || id AS BLOB), code, own, '', '', '', '', '', '' FROM p");
  const char* rows = "(1, 1, 'opening', 3, 5000000), (2, 1, 'purchase', 20, 30000000), (3, 1, 'loss', 30, 20000), (4, 2, 'purchase', 10, 20000000), "
                     "(5, 2, 'return', 40, 1000000), (6, 2, 'balance', 70, 90000), (7, 2, 'balance', 85, 70000), (8, 3, 'purchase', 5, 9000000000), "
                     "(9, 4, 'purchase', 6, 33330000), (10, 5, 'purchase', 20, 10000), (11, 6, 'purchase', 50, 10000), (12, 7, 'purchase', 25, 10000), "
                     "(13, 8, 'purchase', 2, 10000), (14, 4, 'use', 9, 10000)";
  connection.exec(std::string("WITH s (id, product, movement, day, quantity) AS (VALUES ") + rows +
                  ") INSERT INTO stock_line SELECT (1 << 32) + 950000 + id, product, movement, 1767225600 + day * 86400, quantity, NULL, NULL, '', '', '', '', '' FROM s");
}

// Every fourth visit has an operation; three doctors are registered, one of them suspended for a while.
void add_extras(ClaimsCase& c) {
  sql::Connection& connection = c.get().connection();
  add_extra_columns(connection);
  add_stock(connection);
  connection.exec("INSERT INTO operation VALUES (1, x'01', '47.0100', '')");
  connection.exec("INSERT INTO operation_line (id, visit, operation, type, main, anaesthesia, incision, valid) "
                  "SELECT (1 << 32) + 900000 + id, id, 1, '', '', '', '', 1 FROM visit WHERE id % 4 = 0");
  casefile::Change change(c.get(), by("li", "mi-register person"));
  for (const char* id : {"DR1", "DR2", "DR3"}) {
    domain::Person person;
    person.id = id, person.roles = {"doctor"}, person.from = base::Date::parse("2026-01-20"), person.to = base::Date::parse("2026-03-10");
    change.record(person.id + "@2026-01-20", person);
  }
  domain::Suspension suspension;
  suspension.name = "suspension-1", suspension.scope = "person", suspension.target = "DR2";
  suspension.from = base::Date::parse("2026-02-01"), suspension.to = base::Date::parse("2026-02-20");
  change.record("suspension-1", suspension);
  change.commit();
}

}  // namespace

const claims::Data& generated_data() {
  static const claims::Data read = [] {
    add_extras(generated());
    return claims::read_data(generated().get());
  }();
  return read;
}

void doctor_periods(sql::Connection& connection) {
  auto insert = connection.prepare("INSERT INTO doctor_period VALUES (?, ?, ?, ?)");
  auto day = [](const char* text) { return std::int64_t{base::Date::parse(text).days()}; };
  for (const char* id : {"DR1", "DR2", "DR3"}) insert.reset().with("register", id, day("2026-01-20"), day("2026-03-10")).run();
  insert.reset().with("suspended", "DR2", day("2026-02-01"), day("2026-02-20")).run();
}


std::vector<claims::Lead> kernel_leads(const claims::Rule& rule) {
  std::string list = claims::list_text(rule);
  claims::KernelInput input{generated_data(), rule.parameters, list, rule.list, rule.national};
  REQUIRE(claims::what_it_lacks(rule, input) == "");
  auto kernel = claims::find_kind(rule.kind).make(input);
  std::vector<claims::Lead> leads;
  std::uint32_t half = generated_data().visit_count() / 2;
  kernel->run({0, half}, leads);
  kernel->run({half, generated_data().visit_count()}, leads);
  return leads;
}

sql::Connection& claim_lines() {
  sql::Connection& connection = generated().get().connection();
  static bool made = false;
  if (made) return connection;
  made = true;
  connection.exec("CREATE TEMP TABLE claim_lines AS " + claims::lines_relation() + " SELECT * FROM l");
  for (const char* column : {"id", "visit", "code"}) connection.exec(fmt::format("CREATE INDEX temp.claim_lines_by_{0} ON claim_lines ({0})", column));
  return connection;
}

}  // namespace mi::test
