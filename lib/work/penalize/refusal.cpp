// SPDX-License-Identifier: Apache-2.0
// What is refused because it is not yet paid, recovered because it was, and what goes on to patients.
#include <algorithm>
#include <map>

#include "work/penalize/clause.hpp"

namespace mi::work::penalty {
namespace {

using base::Money;
using domain::Figure;
using domain::Measure;
using domain::Net;

const PartForm unpaid{"unpaid", "尚未支付", "结算月份尚未支付的部分", {{"fund", domain::fund_label}}};
const PartForm paid_part{"paid", "已支付", "结算月份已支付的部分", {{"fund", domain::fund_label}}};
const PartForm not_returned{"paid", "已支付而未退回", "结算月份已支付的部分 − 已退回", {{"fund", domain::fund_label}, {"returned", "已退回"}}};
const PartForm own_part{"own", "患者负担部分", "认定金额 − 基金支付", {{"fund", domain::fund_label}}};

// A line was paid with the month in which it was settled; without a settlement record, of the conduct's last day.
base::Date day_of(const Net& net, const domain::FindingItem* item, const domain::LineExcess* line) {
  if (line != nullptr && line->settled) return *line->settled;
  return item != nullptr && item->day ? *item->day : net.finding->conduct.last;
}

// Whether a day's month was paid, each month looked up once.
class Payments {
 public:
  explicit Payments(const Ground& ground) : ground_(ground), through_(paid_through(ground)) {}
  bool has(base::Date day) {
    const auto [found, fresh] = known_.try_emplace(day, false);
    if (fresh) found->second = is_paid(day.to_string().substr(0, 7));
    return found->second;
  }

 private:
  bool is_paid(const std::string& month) const {
    if (through_ == "none") return false;
    return through_ == "settled" ? ground_.facts.paid_months.count(month) != 0 : month <= through_;
  }

  const Ground& ground_;
  const std::string through_;
  std::map<base::Date, bool> known_;
};

Money paid_of(Payments& payments, const Net& net) {
  const auto& items = net.finding->items;
  if (items.empty()) return payments.has(net.finding->conduct.last) ? net.once.fund : Money{};
  Money paid;
  for (const domain::FindingItem& item : items)
    if (item.lines.empty() && payments.has(day_of(net, &item, nullptr))) paid += item.fund;
  for (const domain::Share& s : net.once.shares)
    if (payments.has(day_of(net, &items[s.item], &items[s.item].lines[s.at]))) paid += s.fund;
  return paid;
}

// What was given back already is not asked for again.
void add_recovered(PartSum& sum, const Ground& ground, const Net& net, Money paid) {
  const std::string& name = net.told.finding;
  const auto found = ground.facts.returned.find(name);
  const Money back = found == ground.facts.returned.end() ? Money{} : std::min(found->second, paid);
  if (back.is_zero()) sum.add(paid_part, name, {paid, net.told.fund});
  else sum.add(not_returned, name, {paid - back, net.told.fund, back});
}

void add_sum(const Ground& ground, const Group& group, const law::Measure& rule, const char* action, PartSum& sum, std::vector<Measure>& out) {
  if (sum.empty()) return;
  Measure m = measure(group, rule, action);
  m.amount = sum.done(ground);
  m.amount->clause = m.citation;
  apply_choice(ground, m);
  out.push_back(std::move(m));
}

}  // namespace

// Money not yet paid is refused, money paid is recovered; both come from the same clause.
void add_refusal(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  if (std::any_of(out.begin(), out.end(), [](const Measure& m) { return m.action == "refuse"; })) return;
  PartSum refused(id_of(group, "refuse"), label_of("refuse")), recovered(id_of(group, "recover"), label_of("recover"));
  Payments payments(ground);
  for (const Net& net : group.nets) {
    const Money paid = paid_of(payments, net);
    const Money fund = net.told.fund;
    if (fund != paid || paid.is_zero()) refused.add(unpaid, net.told.finding, {fund - paid, fund});
    if (!paid.is_zero()) add_recovered(recovered, ground, net, paid);
  }
  add_sum(ground, group, rule, "refuse", refused, out);
  add_sum(ground, group, rule, "recover", recovered, out);
}

// Money that goes on to the patients, not to the fund. By the switch breach.payee the fund's part goes back to the fund.
void add_to_patients(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  const Reading payee = reading(ground.law, "breach.payee", "patient");
  Measure m = measure(group, rule, "recover");
  m.id = id_of(group, "to-patients");
  m.label = "追回，转付患者";
  m.payee = "patient";
  PartSum patients(m.id, m.label), fund(id_of(group, "recover"), label_of("recover"));
  for (const Net& net : group.nets) {
    const domain::NetFinding& n = net.told;
    if (!payee.is("fund")) {
      patients.add(net_part, n.finding, {n.net});
      continue;
    }
    patients.add(own_part, n.finding, {n.net - n.fund, n.fund});
    fund.add(fund_part, n.finding, {n.fund});
  }
  m.amount = patients.done(ground);
  m.amount->clause = m.citation;
  m.amount->switches = payee.use;
  out.push_back(std::move(m));
  if (fund.empty()) return;
  Measure f = measure(group, rule, "recover");
  f.amount = fund.done(ground);
  f.amount->clause = f.citation;
  out.push_back(std::move(f));
}

}  // namespace mi::work::penalty
