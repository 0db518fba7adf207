// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/observe.hpp"

#include <map>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/case_facts.hpp"
#include "package/delimited.hpp"
#include "package/named_rows.hpp"

namespace mi::work {
namespace {

using package::NamedColumn;
using package::NamedRow;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;

constexpr const char* group = "inspect.record";
constexpr const char* reviewed = "record.reviewed";

std::set<std::string> asked(const law::Rulebook& law) {
  std::set<std::string> names{reviewed};
  for (const law::Condition& c : law.conditions(group, law.as_of()))
    for (const std::string& name : law::facts_of(c.test)) names.insert(name);
  return names;
}

// A condition may ask for the reading of a switch: "switch.NAME" is no column of the file.
constexpr std::string_view reading = "switch.";

// The readings that the conditions ask for.
void add_readings(law::Facts& facts, const law::Rulebook& law, const std::set<std::string>& names) {
  for (const std::string& name : names)
    if (name.starts_with(reading))
      if (const auto found = law.find_switch(name.substr(reading.size()))) facts.set(name, found->value);
}

std::vector<NamedColumn> columns(const std::set<std::string>& names) {
  std::vector<NamedColumn> all{{"visit", "就诊ID", true}};
  for (const std::string& name : names)
    if (!name.starts_with(reading)) all.push_back({name.c_str(), name.c_str()});
  return all;
}

std::string reasoning(const law::Trace& trace) {
  if (trace.inputs.empty()) return trace.text;
  std::vector<std::string> parts;
  for (const law::Trace& t : trace.inputs)
    if (t.answer == law::Answer::yes) parts.push_back(reasoning(t));
  return base::join(parts, "；");
}

}  // namespace

std::vector<Observed> read_observed(std::string_view text, const std::string& name, const law::Rulebook& law) {
  const std::set<std::string> names = asked(law);
  if (names.size() == 1)
    throw Error(ErrorKind::usage, say("the packs of this case lay down nothing about records (group {})", group));
  std::vector<Observed> all;
  package::read_named(text, name, columns(names), [&](const NamedRow& row) {
    Observed o{row.required("visit"), {}, row.yes(reviewed, false)};
    for (const std::string& fact : names) {
      if (fact == reviewed || fact.starts_with(reading)) continue;
      if (const std::string value = row.text(fact.c_str()); !value.empty())
        law::set_stated(o.facts, fact, value == "是" || value == "yes" ? "true" : value == "否" || value == "no" ? "false" : value);
    }
    o.facts.set(reviewed, o.reviewed);
    add_readings(o.facts, law, names);
    all.push_back(std::move(o));
  });
  return all;
}

std::vector<RecordHit> judge_records(const std::vector<Observed>& observed, const law::Rulebook& law) {
  const auto rules = law.conditions(group, law.as_of());
  std::vector<RecordHit> hits;
  for (const Observed& o : observed)
    for (const law::Condition& rule : rules) {
      const law::Outcome outcome = law.evaluate(rule, o.facts, law.as_of());
      if (outcome.answer != law::Answer::yes) continue;
      const law::Clause clause = law.clause(rule.then, law.as_of());
      hits.push_back({o.visit, clause.id, clause.label, clause.source.to_chinese(), o.reviewed ? "违规" : "可疑",
                      reasoning(outcome.trace), rule.evidence});
    }
  return hits;
}

domain::Table rows(const std::vector<RecordHit>& hits) {
  domain::Table t{"mi.inspect.observe/1",
                  {{"visit", mark("visit")},
                   {"clause", mark("clause")},
                   {"label", mark("label")},
                   {"judgement", mark("judgement")},
                   {"why", mark("why")},
                   {"evidence", mark("evidence needed")},
                   {"citation", mark("citation")}},
                  {}};
  for (const RecordHit& h : hits) t.rows.push_back({h.visit, h.clause, h.label, h.judgement, h.why, h.evidence, h.citation});
  return t;
}

std::vector<domain::Finding> findings_of(const std::vector<RecordHit>& hits, base::Date day, const std::string& file_hash) {
  std::vector<domain::Finding> result;
  std::map<std::string, std::size_t> place;
  for (const RecordHit& h : hits) {
    const auto [found, fresh] = place.emplace(h.clause, result.size());
    if (fresh) {
      domain::Finding f;
      f.source = "on-site";
      f.rule = h.clause;
      f.title = h.label;
      f.judgement = "违规";
      f.conduct = {day, day};
      f.evidence = {file_hash};
      f.suggested_clauses = {h.clause};
      result.push_back(std::move(f));
    }
    domain::Finding& f = result[found->second];
    if (h.judgement != "违规") f.judgement = "可疑";
    domain::FindingItem item;
    item.id = std::to_string(f.items.size() + 1);
    item.visit = h.visit;
    item.day = day;
    item.label = "就诊 " + h.visit;
    item.note = h.why;
    f.items.push_back(std::move(item));
    f.events = static_cast<std::int64_t>(f.items.size());
  }
  return result;
}

}  // namespace mi::work
