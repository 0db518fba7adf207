// SPDX-License-Identifier: Apache-2.0
// One set of findings under several packs.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "work/penalize/precedents.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::Docket;

// finding → clauses named for it, of whatever packs
std::map<std::string, std::vector<std::string>> mapping(const PenaltyFacts& facts, const std::vector<std::string>& words) {
  std::map<std::string, std::vector<std::string>> result;
  for (const std::string& w : words) {
    const std::size_t equals = w.find('=');
    if (equals == w.npos || equals == 0 || equals + 1 == w.size())
      throw Error(ErrorKind::usage, say("“{}” names no clause for a finding", w), {"--map"}, say("write it like F1=54.3"));
    const std::string finding = w.substr(0, equals);
    if (std::none_of(facts.dockets.begin(), facts.dockets.end(), [&](const Docket& d) { return d.finding.name == finding; }))
      throw Error(ErrorKind::usage, say("there is no finding {}", finding), {"--map"});
    result[finding].push_back(w.substr(equals + 1));
  }
  return result;
}

bool has(const std::vector<std::string>& list, const std::string& word) {
  return !word.empty() && std::find(list.begin(), list.end(), word) != list.end();
}

std::string clause_for(const Docket& d, const std::vector<law::Clause>& clauses, const std::vector<std::string>& named) {
  for (const law::Clause& c : clauses)
    if (has(named, c.id) || (d.classification && d.classification->pack == c.pack && d.classification->clause == c.id)) return c.id;
  std::string only;
  for (const law::Clause& c : clauses)
    if (has(c.national, d.finding.rule) || has(c.national, d.finding.check)) {
      if (!only.empty()) return {};  // several may fit: a person says which
      only = c.id;
    }
  return only;
}

struct Under {
  const law::Pack& pack;
  const law::Rulebook law;
};

PenaltyFacts facts_under(const PenaltyFacts& facts, const Under& u, const std::map<std::string, std::vector<std::string>>& named,
                         Compared& result) {
  PenaltyFacts own = facts;
  own.measures.reset();
  own.dockets.clear();
  for (const Docket& d : facts.dockets) {
    Docket copy = d;
    copy.decided = false;
    const auto found = named.find(d.finding.name);
    const std::string clause = clause_for(d, u.law.clauses("breach", d.finding.conduct.last),
                                          found == named.end() ? std::vector<std::string>{} : found->second);
    if (clause.empty()) {
      result.unmapped.push_back(u.pack.id() + ": " + d.finding.name);
      continue;
    }
    copy.classification = domain::Classification{d.finding.name, u.pack.id(), clause, "", {}};
    own.dockets.push_back(std::move(copy));
  }
  return own;
}

// A range shows as it is, where nobody picks in a comparison.
void add_rows(domain::Table& t, const std::string& pack, const domain::MeasureSet& set) {
  for (const domain::Measure& m : set.measures)
    t.rows.push_back({pack, m.id, m.label, m.citation, m.amount ? json::Value(m.amount->value) : json::Value(),
                      m.term ? json::Value(m.term->value) : json::Value(), standing(m)});
  for (const domain::Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total})
    t.rows.push_back({pack, f->id, f->label, "", f->value, json::Value(), json::Value()});
}

}  // namespace

Compared compare_packs(const PenaltyFacts& facts, const std::vector<law::Pack>& packs, const std::vector<law::Pack>& extended,
                       const std::vector<law::Override>& set, const std::vector<std::string>& mapped, base::Date date) {
  Compared result;
  result.table = {"mi.penalize.compare/1",
                  {{"pack", mark("pack")},
                   {"measure", mark("measure")},
                   {"label", mark("label")},
                   {"citation", mark("clause")},
                   {"amount", mark("amount"), domain::ColumnKind::money},
                   {"term", mark("term")},
                   {"standing", mark("standing")}},
                  {}};
  const auto named = mapping(facts, mapped);
  for (const law::Pack& pack : packs) {
    const Under u{pack, law::Rulebook::of({pack}, date, set, extended)};
    const PenaltyFacts own = facts_under(facts, u, named, result);
    add_rows(result.table, pack.id(), compute(own, u.law, {{}, "none", date, {}}).set);
  }
  return result;
}

}  // namespace mi::work
