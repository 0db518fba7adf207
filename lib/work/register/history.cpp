// SPDX-License-Identifier: Apache-2.0
#include "work/register/history.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/entries.hpp"
#include "domain/agreement.hpp"
#include "domain/identifiers.hpp"
#include "domain/institution.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;

void add(std::vector<Trait>& list, const char* kind, const std::string& value, const std::string& shown, base::Date from) {
  if (value.empty()) return;
  const auto same = [&](const Trait& t) { return t.kind == kind && t.value == value; };
  const auto it = std::find_if(list.begin(), list.end(), same);
  if (it == list.end()) list.push_back({kind, value, shown, from});
  else it->from = std::min(it->from, from);
}

void add_institution(std::vector<Trait>& list, const domain::Institution& i) {
  add(list, "code", i.code, i.code, i.from);
  add(list, "name", i.name, i.name, i.from);
  add(list, "uscc", i.uscc, i.uscc, i.from);
  add(list, "licence", i.licence, i.licence, i.from);
  add(list, "address", i.address, i.address, i.from);
}

void add_person(std::vector<Trait>& list, const domain::Person& p) {
  for (const char* role : {"legal-representative", "head", "controller"})
    if (std::find(p.roles.begin(), p.roles.end(), role) != p.roles.end())
      add(list, role, p.certificate, p.name + " " + domain::masked_identity(p.certificate), p.from);
}

// One person may have been head there and be controller here.
bool is_person(const Trait& t) { return t.kind == "legal-representative" || t.kind == "head" || t.kind == "controller"; }

bool same(const Trait& a, const Trait& b) {
  if (a.kind == "name" || a.value != b.value) return false;
  return a.kind == b.kind || (is_person(a) && is_person(b));
}

std::string last_name(const std::vector<Trait>& list) {
  std::string name;
  for (const Trait& t : list)
    if (t.kind == "name") name = t.value;
  return name;
}

std::string termination(const casefile::Case& file) {
  std::string text;
  for (const auto& r : casefile::entries<domain::Termination>(file))
    if (!r.value.own_request) text = r.value.effective.to_string() + " " + r.value.citation;
  return text;
}

}  // namespace

std::vector<Trait> traits(const casefile::Case& file) {
  std::vector<Trait> list;
  for (const auto& r : casefile::entries<domain::Institution>(file)) add_institution(list, r.value);
  for (const auto& r : casefile::entries<domain::Person>(file)) add_person(list, r.value);
  std::stable_sort(list.begin(), list.end(), [](const Trait& a, const Trait& b) { return a.from < b.from; });
  return list;
}

domain::Table rows(const std::vector<Trait>& traits) {
  domain::Table t{"mi.register.history/1",
                  {{"from", mark("from"), ColumnKind::date}, {"kind", mark("kind")}, {"value", mark("value")}},
                  {}};
  for (const Trait& x : traits) t.rows.push_back({x.from.to_string(), x.kind, x.shown});
  return t;
}

std::vector<Match> matches(const std::vector<Trait>& here, const casefile::Case& other, const std::string& path) {
  const std::vector<Trait> theirs = traits(other);
  std::vector<Match> found;
  for (const Trait& a : here)
    for (const Trait& b : theirs)
      if (same(a, b)) found.push_back({path, last_name(theirs), a, b, termination(other)});
  return found;
}

MatchesOfCases matches_of_cases(const std::vector<Trait>& here, const std::vector<std::string>& paths) {
  MatchesOfCases all;
  for (const std::string& path : paths) {
    try {
      for (Match& m : matches(here, casefile::Case::open(path, casefile::Access::read), path)) all.matches.push_back(std::move(m));
    } catch (const base::Error& e) {
      all.unread.push_back(path + ": " + e.message());
    }
  }
  return all;
}

domain::Table rows(const std::vector<Match>& matches) {
  domain::Table t{"mi.register.matches/1",
                  {{"case", mark("case")},
                   {"institution", mark("institution")},
                   {"here", mark("here")},
                   {"here_from", mark("since"), ColumnKind::date},
                   {"there", mark("there")},
                   {"there_from", mark("since"), ColumnKind::date},
                   {"value", mark("value")},
                   {"terminated", mark("agreement ended")}},
                  {}};
  for (const Match& m : matches)
    t.rows.push_back({m.other, m.institution, m.here.kind, m.here.from.to_string(), m.there.kind, m.there.from.to_string(),
                      m.here.shown, m.terminated});
  return t;
}

}  // namespace mi::work
