// SPDX-License-Identifier: Apache-2.0
// The same over many case files, and what is written of it.
#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/create.hpp"
#include "casefile/entries.hpp"
#include "due/case_calendar.hpp"
#include "work/agree/spread.hpp"

namespace mi::work {
namespace {

using base::mark;
using base::say;
using domain::ColumnKind;

template <class T> std::vector<T> values_of(const casefile::Case& file) {
  std::vector<T> list;
  for (auto& r : casefile::entries<T>(file)) list.push_back(std::move(r.value));
  return list;
}

std::string agency_of(const casefile::Case& file, base::Date day) {
  std::string name;
  if (const auto about = file.get<casefile::CaseOf>("")) name = about->value.agency;
  base::Date latest = base::Date::of(1, 1, 1);
  for (const auto& r : casefile::entries<domain::Agency>(file))
    if (r.value.from <= day && latest <= r.value.from) latest = r.value.from, name = r.value.name;
  return name;
}

// A fork or a copy is the same case.
void add(SpreadOverCases& all, const Side& here, const std::string& here_id, const std::string& path, Direction to, base::Date day) {
  const auto file = casefile::Case::open(path, casefile::Access::read);
  if (file.case_id() == here_id) {
    ++all.passed_over;
    return;
  }
  const Side there = side_of(file, law::Rulebook::of(file, day), day);
  const std::vector<Spread> found = to == Direction::there ? spread(here, there, day) : spread(there, here, day);
  if (found.empty() && !is_same_institution(here, there)) ++all.passed_over;
  // What is over by now is told too: from then on it no longer reaches here.
  if (to == Direction::here)
    for (domain::Statement& s : statements(there, spread(there, here, base::Date::of(1, 1, 1)))) all.statements.push_back(std::move(s));
  all.list.insert(all.list.end(), found.begin(), found.end());
  if (to == Direction::here)
    for (auto s = all.list.end() - static_cast<std::ptrdiff_t>(found.size()); s != all.list.end(); ++s) s->other = path, s->agency = there.agency;
}

}  // namespace

Side side_of(const casefile::Case& file, const law::Rulebook& law, base::Date day) {
  return {file.path(), agency_of(file, day), file.head().to_string(), law, due::calendar_of(file), read_agreement_facts(file, law),
          law::facts_of_institution(file, day), values_of<domain::Institution>(file), values_of<domain::Person>(file)};
}

SpreadOverCases spread_over_cases(const casefile::Case& file, const law::Rulebook& law, const std::vector<std::string>& others, Direction to,
                                  base::Date day) {
  SpreadOverCases all;
  const Side here = side_of(file, law, day);
  for (const std::string& path : others) {
    try {
      add(all, here, file.case_id(), path, to, day);
    } catch (const base::Error& e) {
      all.unread.push_back(path + ": " + e.message());
    }
  }
  return all;
}

void refuse_without_clause(const law::Rulebook& law, base::Date day) {
  if (!law.conditions("agreement.spread", day).empty()) return;
  throw base::Error(base::ErrorKind::gate, say("no pack of this case says that what was stopped elsewhere reaches here (agreement.spread)"), {},
                    say("the national one does: mi-rules use national-order-2"));
}

void store(const casefile::Case& file, casefile::Change& change, const std::vector<domain::Statement>& statements) {
  for (const domain::Statement& s : statements) {
    const std::string key = s.fact + "@" + s.on.to_string();
    const auto told = file.get<domain::Statement>(key);
    if (told && told->value.value == s.value) continue;  // told before, from an earlier head
    change.record(key, s, {}, s.on);
  }
}

domain::Table rows(const std::vector<Spread>& list) {
  domain::Table t{"mi.agree.spread/1",
                  {{"case", mark("case")}, {"agency", mark("agency")}, {"fact", mark("fact")}, {"what", mark("what")}, {"event", mark("event there")},
                   {"from", mark("from"), ColumnKind::date}, {"to", mark("to"), ColumnKind::date}, {"reaches", mark("reaches")},
                   {"clause", mark("clause")}, {"agreement", mark("agreement there")}, {"state", mark("state there")},
                   {"bars", mark("new application from"), ColumnKind::list}, {"stopped_for", mark("stopped for")}},
                  {}};
  for (const Spread& s : list) {
    json::Value bars = json::Value::array();
    for (const std::string& b : s.bars) bars.push(b);
    t.rows.push_back({s.other, s.agency, s.fact, s.what, s.event, s.from.to_string(), s.to ? json::Value(s.to->to_string()) : json::Value(), s.reaches,
                      s.clause, s.agreement, s.state, bars, s.citation});
  }
  return t;
}

}  // namespace mi::work
