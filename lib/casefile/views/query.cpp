// SPDX-License-Identifier: Apache-2.0
#include "casefile/views/query.hpp"

#include <algorithm>

#include "base/interrupt.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

std::vector<std::string> texts(sql::Statement& rows) {
  std::vector<std::string> result;
  while (rows.step()) result.push_back(rows.string(0));
  rows.reset();
  return result;
}

std::string literal(std::string text) {
  for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 2)) text.insert(at, 1, '\'');
  return "'" + text + "'";
}

// What the fact says of itself, with names that no body uses, then a column for each key of the bodies.
std::string select_of_kind(sql::Connection& db, const std::string& kind) {
  std::string select = "SELECT f.hash AS fact_id, f.key AS fact_key, f.name AS fact_name, f.event AS fact_event, "
                       "f.recorded AS fact_recorded, f.person AS fact_person";
  auto& keys = db.cached("SELECT DISTINCT j.key FROM in_force i JOIN fact f ON f.id = i.fact JOIN json_each(f.body) j "
                         "WHERE i.kind = ?1 AND typeof(j.key) = 'text' ORDER BY j.key").with(kind);
  for (const std::string& key : texts(keys))
    select += ", f.body ->> " + literal("$." + sql::quoted(key)) + " AS " + sql::quoted(key);
  return select + " FROM in_force i JOIN fact f ON f.id = i.fact WHERE i.kind = " + literal(kind) +
         " ORDER BY f.recorded, f.branch, f.entry, f.place";
}

void make_views(sql::Connection& db) {
  auto kinds = db.prepare("SELECT DISTINCT kind FROM in_force ORDER BY kind");
  for (const std::string& kind : texts(kinds)) db.temporary_view(view_name(kind), select_of_kind(db, kind));
}

std::string hex(const std::string& bytes) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

json::Value cell(const sql::Value& value) {
  if (auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (auto* text = std::get_if<std::string>(&value)) return *text;
  if (auto* blob = std::get_if<sql::Blob>(&value)) return hex(blob->bytes);
  return {};
}

std::vector<domain::Column> columns_of(const sql::Statement& rows) {
  std::vector<domain::Column> columns;
  for (int i = 0; i < rows.columns(); ++i) {
    std::string name = rows.column_name(i), key = name;
    auto taken = [&](const domain::Column& c) { return c.key == key; };
    for (int n = 2; std::any_of(columns.begin(), columns.end(), taken); ++n) key = name + "_" + std::to_string(n);
    columns.push_back({key, key, domain::ColumnKind::integer});
  }
  return columns;
}

// SQL knows types by value: a column is one of integers when all its values are.
void settle_kinds(domain::Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    bool integers = std::all_of(table.rows.begin(), table.rows.end(), [i](const domain::Row& r) { return r[i].is_null() || r[i].is_integer(); });
    if (integers) continue;
    table.columns[i].kind = domain::ColumnKind::text;
    for (domain::Row& row : table.rows)
      if (row[i].is_integer()) row[i] = std::to_string(row[i].as_integer());
  }
}

}  // namespace

std::string view_name(const std::string& kind) {
  std::string name = kind;
  std::replace_if(name.begin(), name.end(), [](char c) { return c == '.' || c == '/'; }, '_');
  return name;
}

domain::Table query(Case& target, const std::string& select) {
  sql::Connection& db = target.connection();
  make_views(db);
  db.select_only();
  auto rows = db.prepare_typed(select);
  domain::Table table{"mi.case.sql/1", columns_of(rows), {}};
  while (rows.step()) {
    base::stop_if_asked();
    domain::Row& row = table.rows.emplace_back();
    for (int i = 0; i < rows.columns(); ++i) row.push_back(cell(rows.value(i)));
  }
  settle_kinds(table);
  return table;
}

}  // namespace mi::casefile
