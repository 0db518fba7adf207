// SPDX-License-Identifier: Apache-2.0
#include "claims/sql/form.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/sql/forms.hpp"

namespace mi::claims {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

// ":name" is the value as text, "::name" the list of its values.
void write_in(std::string& sql, const std::string& name, const std::string& value) {
  auto replace = [&](const std::string& mark, const std::string& with) {
    for (std::size_t at = sql.find(mark); at != std::string::npos; at = sql.find(mark, at + with.size())) {
      char next = at + mark.size() < sql.size() ? sql[at + mark.size()] : ' ';
      bool is_longer = next == '_' || (next >= 'a' && next <= 'z');
      if (is_longer) at += mark.size() - with.size();
      else sql.replace(at, mark.size(), with);
    }
  };
  std::string values;
  for (const std::string& word : base::split(value, ';')) values += (values.empty() ? "" : ", ") + quoted(word);
  replace("::" + name, "(" + values + ")");
  bool is_number = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
  replace(":" + name, is_number ? value : quoted(value));
}

const std::string* find_form(const std::string& kind) {
  auto found = sql_forms().find(kind);
  return found == sql_forms().end() ? nullptr : &found->second;
}

}  // namespace

bool has_sql_form(const std::string& kind) { return find_form(kind) != nullptr; }

std::string sql_form(const Rule& rule) {
  const std::string* form = find_form(rule.kind);
  if (form == nullptr) throw base::Error(base::ErrorKind::cannot, base::say("the check kind {} has no SQL form", rule.kind));
  std::string sql = lines_relation() + *form;
  for (const auto& [name, value] : rule.parameters.all()) write_in(sql, name, value);
  return sql;
}

domain::Table sql_rows(const std::vector<Rule>& rules) {
  domain::Table table{"mi.claims.sql/1",
                      {{"rule", base::mark("rule"), domain::ColumnKind::text},
                       {"kind", base::mark("check kind"), domain::ColumnKind::text},
                       {"sql", "SQL", domain::ColumnKind::text}},
                      {}};
  for (const Rule& rule : rules) table.rows.push_back({rule.code, rule.kind, sql_form(rule)});
  return table;
}

}  // namespace mi::claims
