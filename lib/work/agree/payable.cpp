// SPDX-License-Identifier: Apache-2.0
#include "work/agree/payable.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "due/restored.hpp"
#include "law/items.hpp"
#include "work/agree/life.hpp"

namespace mi::work {
namespace {

const char* scope_label(const std::string& scope) {
  if (scope == "department") return "科室";
  if (scope == "person") return "人员";
  return scope == "item" ? "服务项目" : "全部定点医疗服务";
}

bool concerns(const domain::Suspension& s, const PayableQuestion& q) {
  if (s.scope == "institution") return true;
  const std::string& asked = s.scope == "department" ? q.department : s.scope == "person" ? q.person : q.item;
  return !asked.empty() && asked == s.target;
}

void add_suspensions(const AgreementFacts& facts, const PayableQuestion& q, std::vector<Block>& out) {
  for (const auto& s : facts.suspensions) {
    const auto last = last_suspended_day(facts, s);
    if (!concerns(s, q) || q.on < s.from || (last && *last < q.on)) continue;
    const std::string what = std::string(scope_label(s.scope)) + (s.target.empty() ? "" : " " + s.target) + "暂停结算";
    out.push_back({"suspended", s.name, what, s.from, last, s.citation, s.scope == "institution"});
  }
}

void add_lapses(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law,
                const due::Calendar& calendar, std::vector<Block>& out) {
  for (const auto& s : facts.suspensions) {
    const auto lapsed = lapse_day(facts, s, law, calendar);
    if (!lapsed || q.on < *lapsed) continue;
    const auto rule = law.deadline("agreement.suspension.resume", s.from);
    out.push_back({"lapsed", s.name, rule.on_miss_label, *lapsed, std::nullopt, rule.source.to_chinese(), true});
  }
}

// Suspended days that a sum of points brought a person, and the end of the standing, until they were restored.
void add_points(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law, std::vector<Block>& out) {
  for (const auto& e : facts.points) {
    if (e.person != q.person) continue;
    if (const auto last = due::last_suspended_day(e, facts.restored, law); e.until && e.date < q.on && !(last && *last < q.on))
      out.push_back({"suspended", e.name, "人员 " + e.person + " 记分暂停结算", e.date.plus_days(1), last, e.citation});
    if (const auto last = due::last_ended_day(e, facts.restored); e.ended && *e.ended < q.on && !(last && *last < q.on))
      out.push_back({"ended", e.name, "人员 " + e.person + " 记分终止支付资格", e.ended->plus_days(1), last, e.citation});
  }
}

// And what an agreement's clause on doctors brought.
void add_person(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law, std::vector<Block>& out) {
  if (q.person.empty()) return;
  add_points(facts, q, law, out);
  for (const auto& e : facts.doctors) {
    if (e.person != q.person || q.on <= e.date) continue;
    if (e.action == "suspend" && e.until && q.on <= *e.until)
      out.push_back({"suspended", e.name, "责任医师 " + e.person + " 暂停", e.date.plus_days(1), e.until, e.citation});
    if (e.action == "cancel") out.push_back({"ended", e.name, "责任医师 " + e.person + " 资格取消", e.date.plus_days(1), std::nullopt, e.citation});
  }
}

// Whom the packs pay: who is registered on that day. Nobody registered at all: nobody knows.
void add_unlisted(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law, std::vector<Block>& out) {
  if (q.person.empty()) return;
  law::Facts known;
  const bool listed = std::any_of(facts.persons.begin(), facts.persons.end(), [&](const domain::Person& p) {
    return p.id == q.person && p.from <= q.on && (!p.to || q.on <= *p.to);
  });
  if (!facts.persons.empty()) known.set("doctor.listed", listed);
  for (const law::Condition& c : law.conditions("settlement.payable.doctor", q.on)) {
    const law::Answer answer = law.evaluate(c, known, q.on).answer;
    if (answer == law::Answer::yes) continue;
    const bool no = answer == law::Answer::no;
    out.push_back({no ? "not-listed" : "not-checkable", "", "人员 " + q.person + (no ? " 当日未登记：" : "（没有人员登记）：") + c.label, std::nullopt,
                   std::nullopt, c.source.to_chinese()});
  }
}

const law::State* state_of(const std::vector<law::State>& states, const std::string& name) {
  for (const law::State& s : states)
    if (s.name == name) return &s;
  return nullptr;
}

// A service item of the packs' catalogue that is not open on that day, whoever stopped it.
void add_item(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law, std::vector<Block>& out) {
  if (q.item.empty()) return;
  const auto states = law.states("item", q.on);
  for (const law::ItemDefinition& item : law::catalogued_items(law, q.on)) {
    if (item.code != q.item) continue;
    const std::string name = law::item_state(facts.items, item.code, law, q.on);
    const law::State* state = state_of(states, name);
    if (state != nullptr && state->payable) continue;
    const domain::ItemStep* last = nullptr;
    for (const domain::ItemStep& s : facts.items)
      if (s.item == item.code && s.date <= q.on && (last == nullptr || last->date <= s.date)) last = &s;
    out.push_back({name, last ? last->name : "", "服务项目 " + item.label + (state ? state->label : ""),
                   last ? std::optional(last->date) : std::nullopt, std::nullopt, last && !last->citation.empty() ? last->citation : item.clause});
  }
}

// A state of the packs' machine that is not paid, where nothing else explained it.
void add_state(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law, const due::Calendar& calendar,
               std::vector<Block>& out) {
  const Stand stand = stand_on(facts, law, calendar, q.on);
  if (stand.payable || stand.state.empty()) return;
  const bool said = std::any_of(out.begin(), out.end(), [&](const Block& b) { return b.whole; });
  if (said) return;
  out.push_back({stand.state, stand.fact.empty() ? stand.agreement : stand.fact, stand.label, stand.since, std::nullopt, stand.clause, true});
}

// No agreement holds the day: which was the last, and what ended it.
void add_none(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law, const due::Calendar& calendar, std::vector<Block>& out) {
  Block none{"no-agreement", "", "当日没有有效的服务协议", std::nullopt, std::nullopt, "", true, true};
  const Stand stand = stand_on(facts, law, calendar, q.on);
  if (!stand.agreement.empty()) {
    none.name = stand.agreement;
    none.what += "：" + stand.agreement + stand.label;
    none.from = stand.since;
    none.citation = stand.clause;
  }
  out.push_back(none);
}

bool asks(const law::Condition& c, const char* fact) {
  const auto facts = law::facts_of(c.test);
  return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

// Whether the packs pay emergency care there all the same: a condition of the group that asks for it and holds.
bool is_paid(const law::Rulebook& law, const char* group, const char* fact, base::Date day) {
  law::Facts known;
  known.set("visit.designated", false).set("visit.emergency", true);
  const auto list = law.conditions(group, day);
  return std::any_of(list.begin(), list.end(), [&](const law::Condition& c) {
    return asks(c, fact) && asks(c, "visit.emergency") && law.evaluate(c, known, day).answer == law::Answer::yes;
  });
}

bool is_by_points(const AgreementFacts& facts, const std::string& name) {
  return std::any_of(facts.points.begin(), facts.points.end(), [&](const auto& e) { return e.name == name; }) ||
         std::any_of(facts.suspensions.begin(), facts.suspensions.end(), [&](const auto& s) { return s.name == name && s.with; });
}

// What stands against care that may wait is not all against emergency care: an institution that nobody designates, a person
// stopped under the points.
void lift_for_emergency(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law, std::vector<Block>& blocks) {
  const bool anywhere = is_paid(law, "settlement.payable", "visit.designated", q.on);
  const bool by_anyone = is_paid(law, "points.payable", "visit.emergency", q.on);
  std::erase_if(blocks, [&](const Block& b) { return (anywhere && b.undesignated) || (by_anyone && is_by_points(facts, b.name)); });
}

}  // namespace

std::vector<Block> blocks_on(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law,
                             const due::Calendar& calendar) {
  std::vector<Block> blocks;
  const auto* agreement = agreement_on(facts, q.on);
  if (agreement == nullptr) add_none(facts, q, law, calendar, blocks);
  else if (const auto* t = termination_of(facts, agreement->name); t != nullptr && t->effective <= q.on)
    blocks.push_back({"terminated", agreement->name, "协议已解除", t->effective, std::nullopt, t->citation, true, true});
  if (agreement != nullptr) add_lapses(facts, q, law, calendar, blocks);
  add_suspensions(facts, q, blocks);
  add_state(facts, q, law, calendar, blocks);
  add_person(facts, q, law, blocks);
  add_unlisted(facts, q, law, blocks);
  add_item(facts, q, law, blocks);
  if (q.emergency) lift_for_emergency(facts, q, law, blocks);
  return blocks;
}

domain::Table rows(const PayableQuestion& q, const std::vector<Block>& blocks) {
  using domain::ColumnKind;
  domain::Table table{"mi.agree.payable/1",
                      {{"on", base::mark("day"), ColumnKind::date},
                       {"payable", base::mark("payable")},
                       {"reason", base::mark("reason")},
                       {"name", base::mark("fact")},
                       {"what", base::mark("what")},
                       {"from", base::mark("from"), ColumnKind::date},
                       {"to", base::mark("to"), ColumnKind::date},
                       {"clause", base::mark("clause")}},
                      {}};
  const auto day = [](const std::optional<base::Date>& d) { return d ? json::Value(d->to_string()) : json::Value(); };
  if (blocks.empty()) table.rows.push_back({q.on.to_string(), "yes", {}, {}, {}, {}, {}, {}});
  for (const Block& b : blocks)
    table.rows.push_back({q.on.to_string(), "no", b.reason, b.name, b.what, day(b.from), day(b.to), b.citation});
  return table;
}

}  // namespace mi::work
