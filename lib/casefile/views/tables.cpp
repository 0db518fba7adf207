// SPDX-License-Identifier: Apache-2.0
#include "casefile/views/tables.hpp"

#include <filesystem>

#include "base/message.hpp"
#include "casefile/copies/create.hpp"
#include "casefile/copies/fork.hpp"
#include "casefile/schema.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

using base::mark;
using domain::Column;
using domain::ColumnKind;
using domain::Table;

std::string short_id(const std::string& hash) { return hash.substr(0, 16); }

json::Value or_null(const std::string& text) { return text.empty() ? json::Value() : json::Value(text); }

json::Value event_of(const Fact& fact) { return fact.event ? json::Value(fact.event->to_string()) : json::Value(); }

json::Value text_or_null(const sql::Statement& rows, int column) { return or_null(rows.string(column)); }

}  // namespace

Table info_table(Case& target, Reader reader) {
  sql::Connection& db = target.connection();
  auto count = [&](const char* table) { return std::to_string(db.integer(std::string("SELECT count(*) FROM ") + table)); };
  auto about = target.in_force(CaseOf::kind.name);
  CaseOf what = about.empty() || about[0].withheld ? CaseOf{} : domain::decode<CaseOf>(about[0].body);
  Table table{"mi.case.info/1", {{"name", mark("what"), ColumnKind::text}, {"value", mark("value"), ColumnKind::text}}, {}};
  auto row = [&](const char* name, const char* label, const std::string& value) {
    table.rows.push_back({reader == Reader::person ? base::tr(label) : name, or_null(value)});
  };
  const char* role = target.is_export() ? mark("export") : target.is_fork() ? mark("fork") : mark("case of record");
  row("file", mark("file"), target.path());
  row("case", mark("case"), short_id(target.case_id()));
  row("role", mark("role"), reader == Reader::person ? base::tr(role) : role);
  row("branch", mark("branch"), target.branch());
  row("head", mark("head"), target.head().to_string());
  row("agency", mark("agency"), what.agency);
  row("subject", mark("subject"), what.subject);
  row("schema", mark("schema step"), std::to_string(schema_step()));
  row("entries", mark("entries"), count("entry"));
  row("facts", mark("facts"), count("fact"));
  row("in_force", mark("facts in force"), count("in_force"));
  row("contradictions", mark("contradictions"), count("contradiction"));
  row("files", mark("files"), count("file"));
  row("batches", mark("batches of claims"), count("batch"));
  for (const Fact& fork : target.in_force(ForkMade::kind.name)) row("fork", mark("fork made"), fork.key);  // body may be withheld
  row("bytes", mark("bytes"), std::to_string(std::filesystem::file_size(target.path())));
  return table;
}

Table log_table(Case& target) {
  Table table{"mi.case.log/1",
              {{"head", mark("head"), ColumnKind::text},
               {"branch", mark("branch"), ColumnKind::text},
               {"recorded", mark("recorded"), ColumnKind::text},
               {"person", mark("person"), ColumnKind::text},
               {"program", mark("program"), ColumnKind::text},
               {"facts", mark("facts"), ColumnKind::integer},
               {"arguments", mark("arguments"), ColumnKind::text}},
              {}};
  auto rows = target.connection().prepare(
      "SELECT e.number, e.hash, e.branch, e.recorded, e.person, e.program, "
      "(SELECT count(*) FROM fact f WHERE f.branch = e.branch AND f.entry = e.number), "
      "(SELECT group_concat(j.value, ' ') FROM json_each(e.body, '$.arguments') j) FROM entry e ORDER BY e.id");
  while (rows.step())
    table.rows.push_back({Head{rows.integer(0), rows.string(1)}.to_string(), text_or_null(rows, 2), rows.string(3),
                          rows.string(4), rows.string(5), rows.integer(6), text_or_null(rows, 7)});
  return table;
}

Table log_facts_table(Case& target, Reader reader) {
  const char* yes = mark("yes");
  const char* no = mark("no");
  auto word = [&](bool answer) { return reader == Reader::person ? base::tr(answer ? yes : no) : answer ? yes : no; };
  Table table{"mi.case.log.facts/1",
              {{"fact", mark("fact"), ColumnKind::text},
               {"entry", mark("entry"), ColumnKind::text},
               {"kind", mark("kind"), ColumnKind::text},
               {"key", mark("key"), ColumnKind::text},
               {"name", mark("name"), ColumnKind::text},
               {"event", mark("day"), ColumnKind::date},
               {"person", mark("person"), ColumnKind::text},
               {"in_force", mark("in force"), ColumnKind::text},
               {"reason", mark("reason"), ColumnKind::text}},
              {}};
  auto rows = target.connection().prepare(
      "SELECT f.hash, e.number, e.hash, f.kind, f.key, f.name, f.event, f.person, i.fact IS NOT NULL, f.reason FROM fact f "
      "JOIN entry e ON e.branch = f.branch AND e.number = f.entry LEFT JOIN in_force i ON i.fact = f.id ORDER BY e.id, f.place");
  while (rows.step())
    table.rows.push_back({short_id(rows.string(0)), Head{rows.integer(1), rows.string(2)}.to_string(), rows.string(3),
                          text_or_null(rows, 4), text_or_null(rows, 5), text_or_null(rows, 6), rows.string(7),
                          word(rows.integer(8) != 0), text_or_null(rows, 9)});
  return table;
}

Table trouble_table(const Report& report, Reader reader) {
  Table table{"mi.case.verify/1",
              {{"table", mark("table"), ColumnKind::text},
               {"row", mark("row"), ColumnKind::text},
               {"column", mark("column"), ColumnKind::text},
               {"fault", mark("what is wrong"), ColumnKind::text}},
              {}};
  for (const Trouble& t : report.troubles)
    table.rows.push_back({t.table, or_null(t.row), or_null(t.column), reader == Reader::person ? t.what : t.fault});
  return table;
}

Table verified_table(Case& target, int heads_seen) {
  sql::Connection& db = target.connection();
  Table table{"mi.case.verified/1",
              {{"head", mark("head"), ColumnKind::text},
               {"entries", mark("entries"), ColumnKind::integer},
               {"facts", mark("facts"), ColumnKind::integer},
               {"files", mark("files"), ColumnKind::integer},
               {"withheld", mark("withheld"), ColumnKind::integer},
               {"heads_seen", mark("heads seen"), ColumnKind::integer}},
              {}};
  table.rows.push_back({target.head().to_string(), db.integer("SELECT count(*) FROM entry"), db.integer("SELECT count(*) FROM fact"),
                        db.integer("SELECT count(*) FROM file"), db.integer("SELECT count(*) FROM fact WHERE body IS NULL"), heads_seen});
  return table;
}

Table merged_table(const std::vector<Merged>& merged) {
  Table table{"mi.case.merge/1",
              {{"file", mark("file"), ColumnKind::text},
               {"branch", mark("branch"), ColumnKind::text},
               {"head", mark("head"), ColumnKind::text},
               {"entries", mark("new entries"), ColumnKind::integer},
               {"facts", mark("new facts"), ColumnKind::integer}},
              {}};
  for (const Merged& m : merged) table.rows.push_back({m.path, or_null(m.branch), m.head.to_string(), m.entries, m.facts});
  return table;
}

Table contradiction_table(const std::vector<Contradiction>& contradictions) {
  Table table{"mi.case.conflicts/1",
              {{"kind", mark("kind"), ColumnKind::text},
               {"key", mark("key"), ColumnKind::text},
               {"fact", mark("fact"), ColumnKind::text},
               {"recorded", mark("recorded"), ColumnKind::text},
               {"person", mark("person"), ColumnKind::text},
               {"event", mark("day"), ColumnKind::date},
               {"body", mark("what it says"), ColumnKind::text}},
              {}};
  for (const Contradiction& c : contradictions)
    for (const Fact& head : c.heads)
      table.rows.push_back({c.kind, or_null(c.key), short_id(head.id), head.recorded.to_string(), head.person, event_of(head),
                            head.withheld ? json::Value() : json::Value(json::canonical(head.body))});
  return table;
}

Table shaken_table(const std::vector<Shaken>& shaken) {
  Table table{"mi.case.conflicts.grounds/1",
              {{"fact", mark("fact"), ColumnKind::text},
               {"kind", mark("kind"), ColumnKind::text},
               {"name", mark("name"), ColumnKind::text},
               {"ground", mark("rests on the replaced fact"), ColumnKind::text},
               {"ground_kind", mark("its kind"), ColumnKind::text},
               {"ground_name", mark("its name"), ColumnKind::text}},
              {}};
  for (const Shaken& s : shaken)
    table.rows.push_back({short_id(s.fact.id), s.fact.kind, or_null(s.fact.name), short_id(s.ground.id), s.ground.kind, or_null(s.ground.name)});
  return table;
}

Table made_table(const std::string& path, const std::string& branch, const Head& head) {
  return {"mi.case.made/1",
          {{"file", mark("file"), ColumnKind::text}, {"branch", mark("branch"), ColumnKind::text}, {"head", mark("head"), ColumnKind::text}},
          {{path, or_null(branch), head.to_string()}}};
}

}  // namespace mi::casefile
