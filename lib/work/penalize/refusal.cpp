// SPDX-License-Identifier: Apache-2.0
// What is refused because it is not yet paid, recovered because it was, and what goes on to patients.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "work/penalize/clause.hpp"

namespace mi::work::penalty {
namespace {

using base::Money;
using domain::Figure;
using domain::Measure;
using domain::Net;

// A line was paid with the month in which it was settled; without a settlement record, of the conduct's last day.
base::Date day_of(const Net& net, const domain::FindingItem* item, const domain::LineExcess* line) {
  if (line != nullptr && line->settled) return *line->settled;
  return item != nullptr && item->day ? *item->day : net.finding.conduct.last;
}

bool is_paid(const Ground& ground, base::Date day) {
  const std::string month = day.to_string().substr(0, 7);
  const std::string through = paid_through(ground);
  if (through == "none") return false;
  return through == "settled" ? ground.facts.paid_months.count(month) != 0 : month <= through;
}

// The days of each line of a finding that say whether it was paid.
std::unordered_map<std::string_view, base::Date> days_of(const Net& net) {
  std::unordered_map<std::string_view, base::Date> days;
  for (const domain::FindingItem& item : net.finding.items)
    for (const domain::LineExcess& e : item.lines) days.emplace(e.line, day_of(net, &item, &e));
  return days;
}

Money paid_part(const Ground& ground, const Net& net) {
  if (net.finding.items.empty()) return is_paid(ground, net.finding.conduct.last) ? net.once.fund : Money{};
  Money paid;
  for (const domain::FindingItem& item : net.finding.items)
    if (item.lines.empty() && is_paid(ground, day_of(net, &item, nullptr))) paid += item.fund;
  const auto days = days_of(net);
  for (const domain::Share& share : net.once.shares)
    if (is_paid(ground, days.at(share.line))) paid += share.fund;
  return paid;
}

}  // namespace

Figure part_figure(const std::string& id, const std::string& label, Money value, const Net& net,
                   const std::string& formula) {
  Figure f = domain::figure(id, label, value);
  f.formula = formula;
  f.inputs = {net.figures.fund};
  return f;
}

namespace {

// What was given back already is not asked for again.
Figure recovered_part(const Ground& ground, const Net& net, Money paid) {
  const std::string& name = net.figures.finding;
  const auto found = ground.facts.returned.find(name);
  const Money back = found == ground.facts.returned.end() ? Money{} : std::min(found->second, paid);
  if (back.is_zero()) return part_figure(name + ".paid", "已支付", paid, net, "结算月份已支付的部分");
  Figure f = part_figure(name + ".paid", "已支付而未退回", paid - back, net, "结算月份已支付的部分 − 已退回");
  f.inputs.push_back(domain::figure(name + ".returned", "已退回", back));
  return f;
}

}  // namespace

// Money not yet paid is refused, money paid is recovered; both come from the same clause.
void add_refusal(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  if (std::any_of(out.begin(), out.end(), [](const Measure& m) { return m.action == "refuse"; })) return;
  std::vector<Figure> refused, recovered;
  for (const Net& net : group.nets) {
    const Money paid = paid_part(ground, net);
    const std::string& name = net.figures.finding;
    if (net.once.fund != paid || paid.is_zero())
      refused.push_back(part_figure(name + ".unpaid", "尚未支付", net.once.fund - paid, net, "结算月份尚未支付的部分"));
    if (!paid.is_zero()) recovered.push_back(recovered_part(ground, net, paid));
  }
  const auto add = [&](const char* action, std::vector<Figure> parts) {
    if (parts.empty()) return;
    Measure m = measure(group, rule, action);
    m.amount = domain::sum(m.id, m.label, std::move(parts));
    m.amount->clause = m.citation;
    apply_choice(ground, m);
    out.push_back(std::move(m));
  };
  add("refuse", std::move(refused));
  add("recover", std::move(recovered));
}

// Money that goes on to the patients, not to the fund. By the switch breach.payee the fund's part goes back to the fund.
void add_to_patients(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  const Reading payee = reading(ground.law, "breach.payee", "patient");
  std::vector<Figure> patients, fund;
  for (const Net& net : group.nets) {
    if (!payee.is("fund")) {
      patients.push_back(net.figures.net);
      continue;
    }
    patients.push_back(part_figure(net.figures.finding + ".own", "患者负担部分", net.once.net - net.once.fund, net, "认定金额 − 基金支付"));
    fund.push_back(net.figures.fund);
  }
  Measure m = measure(group, rule, "recover");
  m.id = id_of(group, "to-patients");
  m.label = "追回，转付患者";
  m.payee = "patient";
  m.amount = domain::sum(m.id, m.label, std::move(patients));
  m.amount->clause = m.citation;
  m.amount->switches = payee.use;
  out.push_back(std::move(m));
  if (fund.empty()) return;
  Measure f = measure(group, rule, "recover");
  f.amount = domain::sum(f.id, f.label, std::move(fund));
  f.amount->clause = f.citation;
  out.push_back(std::move(f));
}

}  // namespace mi::work::penalty
