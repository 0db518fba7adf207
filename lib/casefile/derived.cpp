// SPDX-License-Identifier: Apache-2.0
#include "casefile/derived.hpp"

#include <fmt/format.h>

#include "casefile/rows.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

// Two heads that say the same of the same day are no contradiction. A withheld body differs from every other.
constexpr const char* contradicted =
    "SELECT i.kind, i.key, count(*) AS heads FROM in_force i JOIN fact f ON f.id = i.fact "
    "WHERE f.mode <> 'add' {} GROUP BY i.kind, i.key "
    "HAVING count(DISTINCT coalesce(f.body, f.hash) || char(10) || coalesce(f.event, '')) > 1";

std::int64_t wrong_rows(sql::Connection& db, const std::string& table, const std::string& query) {
  return db.integer("SELECT (SELECT count(*) FROM (SELECT * FROM " + table + " EXCEPT " + query +
                    ")) + (SELECT count(*) FROM (" + query + " EXCEPT SELECT * FROM " + table + "))");
}

std::int64_t remake(sql::Connection& db, const std::string& table, const std::string& query) {
  std::int64_t wrong = wrong_rows(db, table, query);
  db.exec("DELETE FROM " + table + "; INSERT INTO " + table + " " + query);
  return wrong;
}

}  // namespace

void derive_fact(sql::Connection& db, std::int64_t row, const Fact& fact) {
  db.cached("DELETE FROM in_force WHERE kind = ?1 AND key = ?2 AND fact IN "
            "(SELECT replaced FROM fact_replaces WHERE fact = ?3)").with(fact.kind, fact.key, row).run();
  db.cached("INSERT INTO in_force VALUES (?1, ?2, ?3)").with(fact.kind, fact.key, row).run();
  if (fact.mode == domain::Mode::add && fact.replaces.empty()) return;
  static const std::string of_key =
      "INSERT INTO contradiction " + fmt::format(fmt::runtime(contradicted), "AND i.kind = ?1 AND i.key = ?2");
  db.cached("DELETE FROM contradiction WHERE kind = ?1 AND key = ?2").with(fact.kind, fact.key).run();
  db.cached(of_key).with(fact.kind, fact.key).run();
}

const char* in_force_query() {
  return "SELECT kind, key, id AS fact FROM fact WHERE id NOT IN (SELECT replaced FROM fact_replaces)";
}

const char* contradiction_query() {
  static const std::string query = fmt::format(fmt::runtime(contradicted), "");
  return query.c_str();
}

std::int64_t rebuild(Case& target, bool dry_run) {
  target.state().begin_writing();
  sql::Connection& db = target.connection();
  std::int64_t wrong = remake(db, "in_force", in_force_query());
  wrong += remake(db, "contradiction", contradiction_query());
  db.exec(dry_run ? "ROLLBACK" : "COMMIT");
  return wrong;
}

}  // namespace mi::casefile
