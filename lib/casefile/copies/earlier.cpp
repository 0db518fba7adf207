// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/earlier.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/batch/rows.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

std::int64_t entry_row(sql::Connection& db, const Origin& origin) {
  auto& rows = db.cached("SELECT id FROM entry WHERE branch = ?1 AND number = ?2").with(origin.branch, origin.entry);
  const bool found = rows.step();
  const std::int64_t row = found ? rows.integer(0) : 0;
  rows.reset();
  if (!found) throw base::Error(base::ErrorKind::internal, "a fact of no entry", {origin.branch});
  return row;
}

// Views with the tables' own names hide these: every query of this room then reads the past, without knowing it.
std::string views_before(std::int64_t entry) {
  return "CREATE TEMP TABLE earlier_entry(id INTEGER PRIMARY KEY);"
         "INSERT INTO temp.earlier_entry WITH RECURSIVE up(id) AS (SELECT parent FROM main.entry_parent WHERE entry = " +
         std::to_string(entry) +
         " UNION SELECT p.parent FROM main.entry_parent p JOIN up ON p.entry = up.id) SELECT id FROM up;"
         "CREATE TEMP TABLE earlier_fact(id INTEGER PRIMARY KEY);"
         "INSERT INTO temp.earlier_fact SELECT f.id FROM main.fact f JOIN main.entry e ON e.branch = f.branch AND "
         "e.number = f.entry WHERE e.id IN temp.earlier_entry;"
         "CREATE TEMP TABLE in_force(kind TEXT, key TEXT, fact INTEGER, PRIMARY KEY (kind, key, fact)) WITHOUT ROWID;"
         "INSERT INTO temp.in_force SELECT kind, key, id FROM main.fact WHERE id IN temp.earlier_fact AND id NOT IN "
         "(SELECT replaced FROM main.fact_replaces WHERE fact IN temp.earlier_fact);"
         "CREATE TEMP VIEW fact AS SELECT * FROM main.fact WHERE id IN temp.earlier_fact;"
         "CREATE TEMP VIEW batch AS SELECT * FROM main.batch WHERE hash IN (SELECT key FROM temp.fact WHERE kind = '" +
         std::string(domain::Batch::kind.name) + "');";
}

// A reader may not even make these, for its connection is for reading alone; nothing of them is in the file.
void exec_temporary(sql::Connection& db, const std::string& statements) {
  const bool reader = db.integer("PRAGMA query_only") != 0;
  if (reader) db.exec("PRAGMA query_only = OFF");
  db.exec(statements);
  if (reader) db.exec("PRAGMA query_only = ON");
}

std::string view_of_claims(const std::string& table) {
  return "CREATE TEMP VIEW " + table + " AS SELECT * FROM main." + table +
         " WHERE (id >> 32) IN (SELECT number FROM temp.batch);";
}

}  // namespace

WrittenBy written_by(Case& source, const Fact& fact) {
  auto& rows = source.connection().cached("SELECT program, recorded, body FROM entry WHERE branch = ?1 AND number = ?2")
                   .with(fact.origin.branch, fact.origin.entry);
  WrittenBy by;
  if (rows.step() && !rows.is_null(2)) {
    const json::Value body = json::parse(rows.string(2));
    by.program = rows.string(0);
    by.recorded = base::Time::parse(rows.string(1)).date();
    for (const json::Value& word : body.at("arguments").items()) by.arguments.push_back(word.as_text());
    if (const json::Value* switches = body.find("switches"))
      for (const json::Member& s : switches->members()) by.switches.emplace_back(s.first, s.second.as_text());
  }
  rows.reset();
  if (by.program.empty())
    throw base::Error(base::ErrorKind::cannot, base::say("this export withholds how {} was written", fact.id.substr(0, 16)));
  return by;
}

Earlier::Earlier(Case& source, const Fact& fact) : source_(source) {
  std::string views = views_before(entry_row(source.connection(), fact.origin));
  detail::for_each_table([&]<class Row>() { views += view_of_claims(detail::table_name<Row>); });
  exec_temporary(source.connection(), views);
}

Earlier::~Earlier() {
  std::string drops = "DROP VIEW temp.batch; DROP VIEW temp.fact; DROP TABLE temp.in_force; DROP TABLE temp.earlier_fact; "
                      "DROP TABLE temp.earlier_entry;";
  detail::for_each_table([&]<class Row>() { drops = "DROP VIEW temp." + std::string(detail::table_name<Row>) + "; " + drops; });
  exec_temporary(source_.connection(), drops);
}

}  // namespace mi::casefile
