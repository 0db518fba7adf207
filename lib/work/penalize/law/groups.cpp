// SPDX-License-Identifier: Apache-2.0
// Acts by the norm that each of their days falls under; what is barred by time, or has no norm, apart.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "work/penalize/law/parts.hpp"

namespace mi::work::penalty {
namespace {

using base::Date;
using base::Money;
using domain::Figure;

// When the act was found out: the clue's day, else the day of the reckoning.
Date found_out(const LawGround& g) {
  const auto clue = g.facts.stages.find("clue");
  return clue == g.facts.stages.end() ? g.date() : clue->second.date;
}

bool is_barred(const LawGround& g, const LawAct& act, Date day) {
  const char* id = answered_yes(act.said, "harm") ? "penalty.bar.harm" : "penalty.bar";
  if (!g.law.has(id, g.date())) return false;
  const law::Term term = g.law.value(id, g.date()).term();
  const Date end = answered_yes(act.said, "continuing") ? act.finding.conduct.last : day;
  const int months = static_cast<int>(term.unit == law::TermUnit::years ? 12 * term.n : term.n);
  return found_out(g) > end.plus_months(months);
}

Money total(const LawAct& act) {
  Money sum;
  for (const Slice& s : act.slices) sum += s.paid;
  return sum;
}

void set_apart(const LawAct& act, const std::string& why, Money amount, std::vector<domain::Unpunished>& all) {
  for (domain::Unpunished& u : all)
    if (u.finding == act.finding.name && u.why == why) {
      u.amount.value = (u.amount.money() + amount).to_string();
      return;
    }
  all.push_back({act.finding.name, why, domain::figure(act.finding.name + ".unpunished", "不处罚款的金额", amount)});
}

// One group a norm as it was worded: days that reach it for different reasons are fined under it once.
LawGroup& group_of(std::vector<LawGroup>& groups, const Norm& norm) {
  std::string id = norm.clause.id;
  for (LawGroup& g : groups) {
    if (g.clause.place == norm.clause.place && g.clause.pack == norm.clause.pack) {
      if (("；" + g.why + "；").find("；" + norm.why + "；") == std::string::npos) g.why += "；" + norm.why;
      return g;
    }
    if (g.id == id) id += "+";
  }
  groups.push_back({id, norm.clause, norm.why, {}});
  return groups.back();
}

void add_share(LawGroup& group, const LawAct& act, Money amount) {
  if (group.shares.empty() || group.shares.back().act != &act) group.shares.push_back({&act, {}, {}, {}});
  group.shares.back().obtained += amount;
}

// A finding without single days cannot be split: it must lie on one side of every change.
void must_not_straddle(Norms& norms, const LawAct& act, Money base) {
  if (act.has_days || act.finding.conduct.first == act.finding.conduct.last) return;
  std::string none_first, none_last;
  const auto first = norms.on(act, act.finding.conduct.first, base, none_first);
  const auto last = norms.on(act, act.finding.conduct.last, base, none_last);
  if (first.has_value() == last.has_value() && (!first || first->clause.place == last->clause.place)) return;
  throw base::Error(base::ErrorKind::choice,
                    base::say("the law changed within the days of {}, whose money is not told apart by days", act.finding.name),
                    {}, base::say("raise one finding before the change and one after it"));
}

void add_act(const LawGround& g, Norms& norms, const LawAct& act, std::vector<LawGroup>& groups,
             std::vector<domain::Unpunished>& unpunished) {
  const Money base = total(act);
  must_not_straddle(norms, act, base);
  for (const Slice& s : act.slices) {
    std::string why_not = "超过追究时效（行政处罚法第三十六条）";
    const auto norm = is_barred(g, act, s.day) ? std::nullopt : norms.on(act, s.day, base, why_not);
    if (!norm) set_apart(act, why_not, s.paid, unpunished);
    else add_share(group_of(groups, *norm), act, s.paid);
  }
}

// What was given back before the check lies outside the fine, as far as the switch says so.
void take_returned(const LawGround& g, std::vector<LawGroup>& groups, std::vector<domain::Unpunished>& unpunished) {
  const auto returned = g.law.find_switch("penalty.returned");
  const bool inside = returned && returned->is("inside");
  std::map<const LawAct*, Money> left;
  for (LawGroup& group : groups)
    for (LawGroup::Share& s : group.shares) {
      Money& rest = left.try_emplace(s.act, s.act->returned).first->second;
      const Money taken = inside ? Money{} : std::min(rest, s.obtained);
      s.base = s.obtained - taken;
      rest = rest - taken;
      if (!taken.is_zero()) set_apart(*s.act, "检查前已主动退回，不计入罚款基数", taken, unpunished);
    }
}

// What went back already is taken off once, however many norms the days of an act fall under.
void settle(std::vector<LawGroup>& groups) {
  std::map<const LawAct*, Money> left;
  for (LawGroup& group : groups)
    for (LawGroup::Share& s : group.shares) {
      Money& rest = left.try_emplace(s.act, s.act->recovered + s.act->given_back).first->second;
      s.settled = std::min(rest, s.obtained);
      rest = rest - s.settled;
    }
}

}  // namespace

std::vector<LawGroup> law_groups(const LawGround& g, Norms& norms, const std::vector<LawAct>& acts,
                                 std::vector<domain::Unpunished>& unpunished) {
  std::vector<LawGroup> groups;
  for (const LawAct& act : acts) add_act(g, norms, act, groups, unpunished);
  take_returned(g, groups, unpunished);
  settle(groups);
  return groups;
}

}  // namespace mi::work::penalty
