// SPDX-License-Identifier: Apache-2.0
#include "work/agree/payable.hpp"

#include <algorithm>

#include "base/message.hpp"
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

// Suspended days that a sum of points, or an agreement's clause on doctors, brought a person; and the end of the standing.
void add_person(const AgreementFacts& facts, const PayableQuestion& q, std::vector<Block>& out) {
  if (q.person.empty()) return;
  for (const auto& e : facts.points) {
    if (e.person != q.person) continue;
    if (e.until && e.date < q.on && q.on <= *e.until)
      out.push_back({"suspended", e.name, "人员 " + e.person + " 记分暂停结算", e.date.plus_days(1), e.until, e.citation});
    if (e.ended && *e.ended < q.on)
      out.push_back({"ended", e.name, "人员 " + e.person + " 记分终止支付资格", e.ended->plus_days(1), std::nullopt, e.citation});
  }
  for (const auto& e : facts.doctors) {
    if (e.person != q.person || q.on <= e.date) continue;
    if (e.action == "suspend" && e.until && q.on <= *e.until)
      out.push_back({"suspended", e.name, "责任医师 " + e.person + " 暂停", e.date.plus_days(1), e.until, e.citation});
    if (e.action == "cancel") out.push_back({"ended", e.name, "责任医师 " + e.person + " 资格取消", e.date.plus_days(1), std::nullopt, e.citation});
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

}  // namespace

std::vector<Block> blocks_on(const AgreementFacts& facts, const PayableQuestion& q, const law::Rulebook& law,
                             const due::Calendar& calendar) {
  const auto* agreement = agreement_on(facts, q.on);
  if (agreement == nullptr) return {{"no-agreement", "", "当日没有有效的服务协议", std::nullopt, std::nullopt, "", true}};
  std::vector<Block> blocks;
  if (const auto* t = termination_of(facts, agreement->name); t != nullptr && t->effective <= q.on)
    blocks.push_back({"terminated", agreement->name, "协议已解除", t->effective, std::nullopt, t->citation, true});
  add_lapses(facts, q, law, calendar, blocks);
  add_suspensions(facts, q, blocks);
  add_state(facts, q, law, calendar, blocks);
  add_person(facts, q, blocks);
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
