// SPDX-License-Identifier: Apache-2.0
// The facts that the gates of the law track ask for, from the stages on record, the penalty as reckoned, and the clocks.
#include <algorithm>
#include <map>
#include <set>

#include "due/rule.hpp"
#include "work/penalize/law/late.hpp"
#include "work/penalize/law/stage.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Money;
using domain::LawStage;

// Which stage each answers.
const std::map<std::string, std::string> answers = {
    {"told", "noticed"},  {"announced", "noticed"}, {"defended", "told"},    {"hearing-asked", "told"},     {"heard", "hearing-asked"},
    {"reviewed", "report"}, {"discussed", "report"}, {"delivered", "decided"}, {"not-punished-delivered", "not-punished"},
    {"summary-delivered", "summary"}};

// Stages with the one at hand laid over them.
struct View {
  const LawFacts& facts;
  const law::Rulebook& law;
  const due::Calendar& calendar;
  const LawStage& now;

  const LawStage* find(const std::string& name) const {
    if (now.stage == name) return &now;
    const auto found = facts.stages.find(name);
    return found == facts.stages.end() || !counts(found->second) ? nullptr : &found->second;
  }
  // What came later was not on record; what answered an earlier notice, report or decision does not answer a new one.
  bool counts(const LawStage& s) const {
    if (s.date > now.date) return false;
    const auto answered = answers.find(s.stage);
    if (answered == answers.end()) return true;
    const auto first = facts.stages.find(answered->second);
    return first == facts.stages.end() || (counts(first->second) && first->second.date <= s.date);
  }
  std::vector<std::string> officers() const {
    const LawStage* filed = find("filed");
    return filed == nullptr ? std::vector<std::string>{} : filed->officers;
  }
};

void state_facts(law::Facts& out, const std::string& prefix, const LawStage& s) {
  for (const std::string& state : s.states) {
    const std::size_t equals = state.find('=');
    const std::string value = state.substr(equals + 1);
    if (value == "yes" || value == "no") out.set(prefix + state.substr(0, equals), value == "yes");
    else if (const auto day = Date::try_parse(value)) out.set(prefix + state.substr(0, equals), *day);
    else out.set(prefix + state.substr(0, equals), value);
  }
}

void add_stage(law::Facts& out, const View& view, const LawStage& s) {
  const std::string name = "law." + s.stage;
  if (&s != &view.now) out.set(name, s.date);
  out.set(name + ".officers", static_cast<std::int64_t>(std::set<std::string>(s.officers.begin(), s.officers.end()).size()));
  if (s.approver.empty()) out.set_none(name + ".approver");
  else out.set(name + ".approver", s.approver);
  out.set(name + ".paper", !s.papers.empty());
  if (s.days) out.set(name + ".days", *s.days);
  const auto officers = view.officers();
  out.set(name + ".apart", !s.approver.empty() && std::find(officers.begin(), officers.end(), s.approver) == officers.end());
  state_facts(out, name + ".", s);
}

// Whether the time that began with a stage is over on the day at hand; provisional days end nothing.
bool is_over(const View& v, const char* deadline, const char* from) {
  const LawStage* begun = v.find(from);
  if (begun == nullptr || !v.law.has_deadline(deadline, v.now.date)) return false;
  const due::Deadline until = due::deadline(begun->date, v.law.deadline(deadline, v.now.date), v.calendar);
  return !until.provisional && v.now.date > until.due;
}

// A public notice serves on the day its time is full; without one there is nothing to wait for.
bool public_notice_over(const View& v) {
  const LawStage* announced = v.find("announced");
  if (announced == nullptr) return true;
  if (!v.law.has_deadline("penalty.notice.public", announced->date)) return false;
  const due::Deadline full = due::deadline(announced->date, v.law.deadline("penalty.notice.public", announced->date), v.calendar);
  return !full.provisional && full.due <= v.now.date;
}

bool clue_in_time(const View& v) {
  const LawStage* clue = v.find("clue");
  if (clue == nullptr) return false;
  return !is_over(v, v.find("clue-extended") != nullptr ? "penalty.clue.extended" : "penalty.clue", "clue");
}

bool asked_in_time(const View& v) {
  const LawStage* told = v.find("told");
  return told != nullptr && !is_over(v, "penalty.hearing.request", "told");
}

// The notice of the hearing, recorded with the request for it as told=DATE of the hearing at hand.
bool hearing_told_in_time(const View& v) {
  for (const std::string& s : v.now.states) {
    const auto told = s.starts_with("told=") ? Date::try_parse(s.substr(5)) : std::nullopt;
    if (!told) continue;
    const law::Deadline rule = v.law.deadline("penalty.hearing.notice", v.now.date);
    return *told <= due::deadline(v.now.date, rule, v.calendar).due;
  }
  return false;
}

bool is_stated(const LawStage* s, const char* state) {
  return s != nullptr && std::count(s->states.begin(), s->states.end(), state) != 0;
}

// Not yet held since it was asked for.
bool hearing_open(const View& v) {
  const LawStage *asked = v.find("hearing-asked"), *heard = v.find("heard");
  return &v.now == heard || heard == nullptr || asked == nullptr || heard->date < asked->date;
}

// Taken back since it was asked for.
bool hearing_withdrawn(const View& v) {
  const LawStage *asked = v.find("hearing-asked"), *back = v.find("hearing-withdrawn");
  return asked != nullptr && back != nullptr && asked->date <= back->date;
}

bool same_day(const View& v, const char* decision) {
  const LawStage* decided = v.find(decision);
  return decided != nullptr && decided->date == v.now.date;
}

// 行政处罚法 51: a warning, or a fine up to what the packs say for the kind of party; both may stand together.
bool spot_small(const View& v) {
  const auto fine = spot_fine(v.now);
  if (!fine) return is_stated(&v.now, "warning=yes");
  const char* limit = is_stated(&v.now, "citizen=yes") ? "penalty.summary.citizen" : "penalty.summary.entity";
  return *fine <= v.law.value(limit, v.now.date).money();
}

bool stops_or_ends(const domain::LawSet& set) {
  return std::any_of(set.measures.begin(), set.measures.end(), [](const domain::Measure& m) {
    return m.chosen && (m.action == "suspend" || m.action == "terminate" || m.action == "bar" || m.action == "cancel");
  });
}

Money fine_of(const domain::LawSet& set) { return set.fine ? set.fine->money() : set.high.money(); }

// A stop, a bar or an ordered termination offers a hearing everywhere; from which fine on is the region's.
bool hearing_due(const View& v, const domain::LawSet& set) {
  if (stops_or_ends(set)) return true;
  if (fine_of(set).is_zero()) return false;
  const bool citizen = is_stated(v.find("filed"), "citizen=yes");
  return fine_of(set) >= v.law.value(citizen ? "penalty.hearing.citizen" : "penalty.hearing.entity", v.now.date).money();
}

bool review_due(const View& v, const domain::LawSet& set) {
  if (is_stated(v.find("report"), "complex=yes")) return true;
  if (hearing_due(v, set)) return true;
  const Money limit = v.law.value("penalty.legal_review.amount", v.now.date).money();
  return fine_of(set) >= limit || set.recovered.money() >= limit;
}

// A grave case, or a legal unit that did not agree, goes to the heads together.
bool collective_due(const View& v) {
  const LawStage* report = v.find("report");
  return is_stated(report, "grave=yes") || is_stated(report, "complex=yes") || is_stated(v.find("reviewed"), "agreed=no");
}

bool all_classified(const LawFacts& facts) {
  return std::any_of(facts.dockets.begin(), facts.dockets.end(),
                     [&](const domain::Docket& d) { return facts.classified.count(d.finding.name) != 0; });
}

bool asks_for(const View& v, const char* fact) {
  const auto gate = v.law.gate("law." + v.now.stage, v.now.date);
  if (!gate) return false;
  for (const law::Need& need : gate->needs)
    for (const std::string& f : law::facts_of(need.test))
      if (f == fact) return true;
  return false;
}

void add_penalty(law::Facts& out, const View& v) {
  if (!v.facts.set) {
    out.set("law.chosen", false).set("law.not_heavier", false);
    if (v.find("report") != nullptr) out.set("law.review_due", is_stated(v.find("report"), "complex=yes"));
    return;
  }
  const LawResult now = reckon_law(v.facts, v.law, {{}, v.now.date});
  out.set("law.chosen", now.open.empty());
  if (asks_for(v, "law.hearing_due")) out.set("law.hearing_due", hearing_due(v, now.set));
  if (asks_for(v, "law.review_due")) out.set("law.review_due", review_due(v, now.set));
  out.set("law.not_heavier", v.facts.told.has_value() && heavier(*v.facts.told, now.set).empty());
}

// Something is left of the findings with an article that the time bar does not cover.
bool within_bar(const View& v) {
  return v.facts.classified.empty() || !reckon_law(v.facts, v.law, {{}, v.now.date}).set.parts.empty();
}

bool in_time(const View& v) {
  const auto until = case_deadline(v.facts, v.law, v.calendar, v.now.date);
  return until && until->note.find("暂定") == std::string::npos && v.now.date <= Date::parse(until->value);
}

}  // namespace

law::Facts stage_facts(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const LawStage& now) {
  law::Facts out;
  const View view{facts, law, calendar, now};
  for (const auto& [name, stage] : facts.stages)
    if (name != now.stage && view.counts(stage)) add_stage(out, view, stage);
  add_stage(out, view, now);
  out.set("law.clue_in_time", clue_in_time(view));
  out.set("law.public_notice_over", public_notice_over(view));
  out.set("law.hearing_in_time", asked_in_time(view));
  out.set("law.hearing_notice_in_time", hearing_told_in_time(view));
  out.set("law.hearing_open", hearing_open(view));
  out.set("law.hearing_withdrawn", hearing_withdrawn(view));
  if (asks_for(view, "law.summary_small")) out.set("law.summary_small", spot_small(view));
  out.set("law.at_once", same_day(view, "summary"));
  if (asks_for(view, "law.accounts_settled"))
    out.set("law.accounts_settled", facts.outstanding.is_zero() && surcharge_due(facts, law, calendar, now.date) <= facts.surcharge_received);
  if (asks_for(view, "law.defence_over")) out.set("law.defence_over", is_over(view, "penalty.defence", "told"));
  out.set("law.hearing_waived", view.find("hearing-asked") == nullptr && is_over(view, "penalty.hearing.request", "told"));
  const LawStage* ordered = view.find("ordered");
  out.set("law.order_over", ordered != nullptr && ordered->until && now.date > *ordered->until);
  out.set("law.classified", all_classified(facts));
  out.set("law.collective_due", collective_due(view));
  out.set("law.within_bar", within_bar(view));
  out.set("law.in_time", in_time(view));
  add_penalty(out, view);
  return out;
}

}  // namespace mi::work
