// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/stage.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "due/rule.hpp"
#include "json/value.hpp"
#include "law/gate.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::LawSet;
using domain::LawStage;

std::int64_t days_of(const LawFacts& facts, const char* stage) {
  const auto found = facts.stages.find(stage);
  return found == facts.stages.end() ? 0 : found->second.days.value_or(0);
}

// Later than all that stood before it, but for stages that have no place in the order.
void not_before(const LawFacts& facts, const LawStage& now) {
  const auto filed = facts.stages.find("filed");
  if (filed == facts.stages.end() || now.stage == "clue" || now.stage == "clue-extended" || now.stage == "filed") return;
  if (now.date < filed->second.date)
    throw Error(ErrorKind::usage, say("{0} is before the filing of {1}", now.date.to_string(), filed->second.date.to_string()), {"--date"});
}

// What was served stands: it is changed by what the law knows for it (a review, a decision that withdraws), not by recording it anew.
void not_served(const LawFacts& facts, const LawStage& now) {
  for (const auto& [stage, served] : {std::pair{"decided", "delivered"}, {"not-punished", "not-punished-delivered"}, {"summary", "summary-delivered"}})
    if ((now.stage == stage || now.stage == served) && facts.stages.count(served) != 0)
      throw Error(ErrorKind::gate, say("what was decided was served on {}, and stands", facts.stages.at(served).date.to_string()), {now.stage});
}

law::Gate gate_of(const law::Rulebook& law, const LawStage& now) {
  if (auto gate = law.gate("law." + now.stage, now.date)) return *gate;
  throw Error(ErrorKind::usage, say("no pack of this case knows a stage \"{}\"", now.stage), {"STAGE"},
              say("use a pack of the penalty procedure: mi-rules use penalty-procedure"));
}

void take_from_case(const LawFacts& facts, LawStage& now) {
  now.about = "law";
  const auto filed = facts.stages.find("filed");
  if ((now.stage == "extended" || now.stage == "extended-again") && filed != facts.stages.end())
    now.counted_from = filed->second.date;
}

const domain::LawPart* part_of(const LawSet& set, const std::string& id) {
  for (const domain::LawPart& p : set.parts)
    if (p.id == id) return &p;
  return nullptr;
}

base::Money fine(const LawSet& set) { return set.fine ? set.fine->money() : set.high.money(); }

const domain::Measure* measure_of(const LawSet& set, const std::string& id) {
  for (const domain::Measure& m : set.measures)
    if (m.id == id && m.chosen) return &m;
  return nullptr;
}

// Pauses that nothing ended yet, as far as they have gone.
std::vector<base::DateRange> until(std::vector<base::DateRange> pauses, base::Date today) {
  for (base::DateRange& p : pauses)
    if (p.last == still_paused) p.last = today;
  return pauses;
}

bool lasts(const std::vector<base::DateRange>& pauses, base::Date today) {
  return std::any_of(pauses.begin(), pauses.end(), [&](const base::DateRange& p) { return p.last == still_paused && p.first <= today; });
}

bool longer(const domain::Measure& now, const domain::Measure& told) {
  if (!now.term || now.term->value.empty() || !told.term || told.term->value.empty()) return false;
  const law::Term a = law::Term::parse(now.term->value), b = law::Term::parse(told.term->value);
  return a.unit == b.unit && a.n > b.n;
}

}  // namespace

std::optional<base::Money> spot_fine(const LawStage& stage) {
  for (const std::string& s : stage.states) {
    if (!s.starts_with("fine=")) continue;
    const base::Money fine = base::Money::parse(s.substr(5));
    if (fine <= base::Money{}) throw Error(ErrorKind::usage, say("{} is no fine", fine.to_string()), {"--state"});
    return fine;
  }
  return std::nullopt;
}

bool same_stage(const LawFacts& facts, const LawStage& stage) {
  const auto found = facts.stages.find(stage.stage);
  if (found == facts.stages.end()) return false;
  LawStage before = found->second;
  if (before.law && *before.law != facts.set_id) return false;  // reckoned again since
  before.about = stage.about;  // what the case added to it
  before.counted_from = stage.counted_from;
  before.law = stage.law;
  return json::canonical(domain::encode(before)) == json::canonical(domain::encode(stage));
}

std::vector<std::string> checked_states(std::vector<std::string> states) {
  std::set<std::string> seen;
  for (const std::string& s : states) {
    const std::size_t equals = s.find('=');
    if (equals == s.npos || equals == 0 || equals + 1 == s.size())
      throw Error(ErrorKind::usage, say("“{}” states nothing", s), {"--state"}, say("write it like suspect=yes"));
    if (!seen.insert(s.substr(0, equals)).second)
      throw Error(ErrorKind::usage, say("{} is stated twice", s.substr(0, equals)), {"--state"});
  }
  return states;
}

std::vector<std::string> heavier(const LawSet& told, const LawSet& now) {
  std::vector<std::string> lines;
  if (fine(now) > fine(told)) lines.push_back(say("fine {0}, told {1}", fine(now).to_string(), fine(told).to_string()));
  if (now.recovered.money() > told.recovered.money())
    lines.push_back(say("to be returned {0}, told {1}", now.recovered.value, told.recovered.value));
  for (const domain::Measure& m : now.measures) {
    if (!m.chosen || m.action == "rectify" || m.action == "recover") continue;
    const domain::Measure* before = measure_of(told, m.id);
    if (before == nullptr) lines.push_back(say("{} was not told", m.id));
    else if (m.target != before->target) lines.push_back(say("{0} meets {1}, told {2}", m.id, m.target, before->target));
    else if (longer(m, *before)) lines.push_back(say("{0}: {1}, told {2}", m.id, m.term->value, before->term->value));
  }
  for (const domain::LawPart& p : now.parts)
    if (p.low && part_of(told, p.id) == nullptr) lines.push_back(say("{} was not told", p.id));
  return lines;
}

std::optional<domain::Figure> case_deadline(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                                            base::Date today) {
  const auto filed = facts.stages.find("filed");
  if (filed == facts.stages.end() || !law.has_deadline("penalty.case", filed->second.date)) return std::nullopt;
  law::Deadline rule = law.deadline("penalty.case", filed->second.date);
  rule.length->n += days_of(facts, "extended") + days_of(facts, "extended-again");
  domain::Figure f = due::figure("case_until", "办案期限", due::deadline(filed->second.date, rule, calendar, until(facts.excluded, today)));
  f.clause = rule.source.to_chinese();
  if (lasts(facts.excluded, today)) f.note += (f.note.empty() ? "" : "；") + std::string("暂停尚未结束，期限随之顺延");
  return f;
}

void pass_stage(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, LawStage& now) {
  const law::Gate gate = gate_of(law, now);
  not_before(facts, now);
  not_served(facts, now);
  take_from_case(facts, now);
  law::pass_gate(law, gate.step, stage_facts(facts, law, calendar, now), now.date,
                 say("{} must wait; what is missing:", gate.label));
}

void bind_penalty(casefile::Change& change, const LawFacts& facts, const law::Rulebook& law, LawStage& stage) {
  if ((stage.stage != "noticed" && stage.stage != "decided") || !facts.set) return;
  const LawSet set = named(facts, reckon_law(facts, law, {{}, stage.date}).set, change);
  stage.law = change.record("law", set, set.name, base::Date::parse(set.law_date));
}

void store(casefile::Change& change, const LawStage& stage) {
  const std::vector<casefile::FactId> rests_on = stage.law ? std::vector{*stage.law} : std::vector<casefile::FactId>{};
  change.record(stage.stage, stage, {}, stage.date, rests_on);
}

domain::Table stage_rows(const LawFacts& facts, const std::optional<domain::Figure>& deadline) {
  domain::Table t{"mi.penalize.stage/1",
                  {{"stage", mark("stage")},
                   {"date", mark("date"), domain::ColumnKind::date},
                   {"officers", mark("officers")},
                   {"approver", mark("signs")},
                   {"papers", mark("papers"), domain::ColumnKind::integer},
                   {"states", mark("stated")},
                   {"case_until", mark("case ends by"), domain::ColumnKind::date}},
                  {}};
  std::vector<const LawStage*> order;
  for (const auto& [name, stage] : facts.stages) order.push_back(&stage);
  std::stable_sort(order.begin(), order.end(), [](const LawStage* a, const LawStage* b) { return a->date < b->date; });
  for (const LawStage* s : order)
    t.rows.push_back({s->stage, s->date.to_string(), base::join(s->officers, ", "), s->approver,
                      static_cast<std::int64_t>(s->papers.size()), base::join(s->states, ", "),
                      deadline ? json::Value(deadline->value) : json::Value()});
  return t;
}

}  // namespace mi::work
