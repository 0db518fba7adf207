// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/slices.hpp"

#include <map>
#include <string_view>
#include <unordered_map>

namespace mi::work::penalty {
namespace {

using base::Date;
using base::Money;
using domain::Docket;

bool is_paid(const LawFacts& facts, const law::Rulebook& law, Date settled) {
  const auto unpaid = law.find_switch("penalty.unpaid");
  return (unpaid && unpaid->is("inside")) || facts.paid_months.count(settled.to_string().substr(0, 7)) != 0;
}

struct LineDays {
  Date act, settled;
};

std::unordered_map<std::string_view, LineDays> days_of(const domain::Finding& finding) {
  std::unordered_map<std::string_view, LineDays> days;
  for (const domain::FindingItem& item : finding.items) {
    const Date act = item.day.value_or(finding.conduct.last);
    for (const domain::LineExcess& e : item.lines) days.emplace(e.line, LineDays{act, e.settled.value_or(act)});
  }
  return days;
}

struct Collected {
  std::map<Date, Slice> by_day;
  void add(Date day, Money fund, bool paid) {
    Slice& s = by_day.try_emplace(day, Slice{day, {}, {}}).first->second;
    s.fund += fund;
    if (paid) s.paid += fund;
  }
  std::vector<Slice> all() const {
    std::vector<Slice> result;
    for (const auto& [day, slice] : by_day) result.push_back(slice);
    return result;
  }
};

std::vector<Slice> slices_of(const LawFacts& facts, const law::Rulebook& law, const domain::Net& net) {
  Collected c;
  const domain::Finding& f = *net.finding;
  const auto paid = [&](Date day) { return is_paid(facts, law, day); };
  if (f.items.empty()) c.add(f.conduct.last, net.once.fund, paid(f.conduct.last));
  for (const domain::FindingItem& item : f.items) {
    const Date day = item.day.value_or(f.conduct.last);
    if (item.lines.empty()) c.add(day, item.fund, paid(day));
  }
  const auto days = days_of(f);
  for (const domain::Share& share : net.once.shares) {
    const LineDays& d = days.at(share.line);
    c.add(d.act, share.fund, paid(d.settled));
  }
  return c.all();
}

Money returned(const LawFacts& facts, const std::string& finding, bool only_before_check) {
  Money sum;
  const auto found = facts.returned.find(finding);
  if (found == facts.returned.end()) return sum;
  for (const domain::Returned& r : found->second)
    if (r.before_check || !only_before_check) sum += r.amount;
  return sum;
}

// A decision's recovery names its parts "F3.paid".
Money recovered_before(const LawFacts& facts, const std::string& finding) {
  Money sum;
  for (const domain::Decision& d : facts.decisions)
    for (const domain::Measure& m : d.measures) {
      if (m.action != "recover" || !m.amount || m.payee) continue;
      domain::Figure recovery = *m.amount;
      domain::put_in(recovery, d.parts);
      for (const domain::Figure& part : recovery.inputs)
        if (part.id == finding + ".paid") sum += part.money();
    }
  return sum;
}

domain::Weighed weigh(const domain::Finding& finding, const law::Clause& clause) {
  domain::Weighed w;
  w.ranked.finding = &finding;
  w.ranked.rank = clause.rank;
  w.ranked.place = clause.order;
  w.clause = clause.id;
  w.citation = clause.source.to_chinese();
  return w;
}

// The article may be younger than the act: then it is read as it stands today.
law::Clause clause_for_rank(const law::Rulebook& law, const std::string& id, Date day) {
  for (law::Clause& c : law.clauses("", day))
    if (c.id == id) return std::move(c);
  return law.clause(id, law.as_of());
}

}  // namespace

std::vector<LawAct> law_acts(const LawFacts& facts, const law::Rulebook& law) {
  domain::HeldFindings held;
  std::vector<domain::Weighed> weighed;
  for (const Docket& d : facts.dockets) {
    const auto said = facts.classified.find(d.finding.name);
    const domain::Finding* const finding = held.of(d);
    if (said == facts.classified.end() || finding == nullptr) continue;
    const law::Clause clause = clause_for_rank(law, said->second.clause, finding->conduct.last);
    weighed.push_back(weigh(*finding, clause));
  }
  std::vector<LawAct> acts;
  for (const domain::Net& net : domain::net_findings(std::move(weighed))) {
    const std::string name = net.finding->name;
    LawAct act;
    act.slices = slices_of(facts, law, net);
    act.has_days = !net.finding->items.empty();
    act.returned = returned(facts, name, true);
    act.given_back = returned(facts, name, false);
    act.recovered = recovered_before(facts, name);
    act.said = facts.classified.at(name);
    act.finding = *net.finding;
    acts.push_back(std::move(act));
  }
  return acts;
}

}  // namespace mi::work::penalty
