// SPDX-License-Identifier: Apache-2.0
#include "work/register/show.hpp"

#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/identifiers.hpp"
#include "work/register/entries.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;
using domain::Table;

json::Value list_of(const std::vector<std::string>& words) {
  json::Value list = json::Value::array();
  for (const std::string& word : words) list.push(word);
  return list;
}

json::Value day(const std::optional<base::Date>& date) {
  return date ? json::Value(date->to_string()) : json::Value();
}

// A word that no language changes; what is wrong is said by remarks().
json::Value check(const std::vector<std::string>& remarks, const std::string& key, const char* word = "wrong") {
  for (const std::string& r : remarks)
    if (r.starts_with(key + ": ")) return word;
  return {};
}

Table institution_rows(const domain::Institution& i) {
  Table t{"mi.register.institution/1",
          {{"datum", mark("datum")}, {"value", mark("value")}, {"check", mark("check")}},
          {}};
  const auto remarks = work::remarks(i);
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) t.rows.push_back({key, value, check(remarks, key)});
  };
  add("from", i.from.to_string());
  add("code", i.code);
  add("name", i.name);
  add("uscc", i.uscc);
  add("type", i.type);
  add("level", i.level);
  add("mi_level", i.mi_level);
  add("ownership", i.ownership);
  add("area", i.area);
  add("address", i.address);
  add("bank_account", i.bank_account);
  add("licence", i.licence);
  add("licence_kind", i.licence_kind);
  add("main_business", i.main_business);
  add("opened", i.opened ? i.opened->to_string() : std::string());
  add("systems", base::join(i.systems, " "));
  return t;
}

Table person_rows(const std::vector<casefile::Recorded<domain::Person>>& persons, bool unmasked) {
  Table t{"mi.register.persons/1",
          {{"id", mark("person")},
           {"name", mark("name")},
           {"roles", mark("roles"), ColumnKind::list},
           {"department", mark("department")},
           {"certificate", mark("certificate")},
           {"first_registered_here", mark("first registered here")},
           {"full_time", mark("full time")},
           {"insurance", mark("insurance matters")},
           {"from", mark("from"), ColumnKind::date},
           {"to", mark("to"), ColumnKind::date},
           {"check", mark("check")}},
          {}};
  for (const auto& r : persons) {
    const domain::Person& p = r.value;
    t.rows.push_back({p.id, p.name, list_of(p.roles), p.department,
                      unmasked ? p.certificate : domain::masked_identity(p.certificate), p.first_registered_here,
                      p.full_time, p.insurance, p.from.to_string(), day(p.to), check(remarks(p), "certificate")});
  }
  return t;
}

Table department_rows(const std::vector<casefile::Recorded<domain::Department>>& departments) {
  Table t{"mi.register.departments/1",
          {{"code", mark("department")},
           {"name", mark("name")},
           {"insurance", mark("insurance matters")},
           {"from", mark("from"), ColumnKind::date},
           {"to", mark("to"), ColumnKind::date}},
          {}};
  for (const auto& r : departments)
    t.rows.push_back({r.value.code, r.value.name, r.value.insurance, r.value.from.to_string(), day(r.value.to)});
  return t;
}

Table bed_rows(const domain::Beds& b) {
  Table t{"mi.register.beds/1",
          {{"licensed", mark("licensed beds"), ColumnKind::integer},
           {"actual", mark("beds in use"), ColumnKind::integer},
           {"from", mark("from"), ColumnKind::date},
           {"check", mark("check")}},
          {}};
  t.rows.push_back({b.licensed, b.actual ? json::Value(*b.actual) : json::Value(), b.from.to_string(),
                    check(remarks(b), "beds", "differs")});
  return t;
}

}  // namespace

Table rows(const casefile::Register& on, Subject subject, bool unmasked) {
  switch (subject) {
    case Subject::institution: return institution_rows(on.institution ? on.institution->value : domain::Institution());
    case Subject::person: return person_rows(on.persons, unmasked);
    case Subject::department: return department_rows(on.departments);
    default: return bed_rows(on.beds ? on.beds->value : domain::Beds());
  }
}

std::vector<Table> rows(const casefile::Register& on, bool unmasked) {
  std::vector<Table> tables;
  if (on.institution) tables.push_back(rows(on, Subject::institution, unmasked));
  if (!on.persons.empty()) tables.push_back(rows(on, Subject::person, unmasked));
  if (!on.departments.empty()) tables.push_back(rows(on, Subject::department, unmasked));
  if (on.beds) tables.push_back(rows(on, Subject::beds, unmasked));
  return tables;
}

std::vector<std::string> remarks(const casefile::Register& on) {
  std::vector<std::string> list;
  if (on.institution) list = remarks(on.institution->value);
  for (const auto& r : on.persons)
    for (const std::string& remark : remarks(r.value)) list.push_back(r.value.id + ": " + remark);
  if (on.beds)
    for (const std::string& remark : remarks(on.beds->value)) list.push_back(remark);
  return list;
}

}  // namespace mi::work
