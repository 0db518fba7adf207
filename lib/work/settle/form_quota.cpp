// SPDX-License-Identifier: Apache-2.0
// Fixed sums by disease or unit (ZK-08, ZK-09), and what was bought outside during a stay (NH-06).
#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/screening.hpp"
#include "work/settle/form_parts.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::Rational;
using base::say;
using domain::Figure;
using domain::FormLine;
using domain::FormRow;
using domain::PaymentForm;

constexpr const char* counts_group = "settlement.outside.counts";
constexpr const char* proof_group = "settlement.outside.proof";

// A row in the making: its cost with what was bought outside, as far as that counts.
struct Entry {
  const FormRow* row = nullptr;
  Money standard, cost, outside;
  bool special = false, below = false;
  FormLine line;
};

struct Quota {
  std::string prefix;  // "settlement.case."
  const law::Rulebook& law;
  base::Date day;

  std::optional<law::Value> value(const char* name) const {
    const std::string id = prefix + name;
    return law.has(id, day) ? std::optional(law.value(id, day)) : std::nullopt;
  }
  bool reads(const char* name, const char* reading) const {
    const auto choice = law.find_switch(prefix + name);
    return choice && choice->is(reading);
  }
  std::vector<domain::SwitchUse> switches(const char* name) const {
    const auto choice = law.find_switch(prefix + name);
    return choice ? std::vector{choice->use()} : std::vector<domain::SwitchUse>();
  }
};

Money standard_of(const PaymentForm& form, const FormRow& row) {
  for (const auto& s : form.standards)
    if (s.group == row.group) return base::times(s.amount, Rational(row.units));
  throw Error(ErrorKind::usage, say("{0} has no fixed sum of its group \"{1}\"", row.id, row.group), {}, say("give it with --standards"));
}

// What was asked for counts as cost of the stay when it is proven. Without proof it is a lead, never money.
void add_outside(Entry& e, const Quota& q) {
  if (e.row->outside.is_zero()) return;
  law::CaseFacts known;
  known.facts = facts_of_row(*e.row);
  const auto conditions = law::answered_group(counts_group, known, q.law, q.day);
  const auto proofs = law::answered_group(proof_group, known, q.law, q.day);
  if (conditions.empty() || proofs.empty())
    throw Error(ErrorKind::usage, say("no pack in use counts purchases outside into the cost of a stay on {}", q.day.to_string()), {counts_group});
  const law::Verdict counts = law::all_of(conditions), proven = law::all_of(proofs);
  if (counts.answer == law::Answer::no) return;
  for (const auto& a : conditions) law::add_new(e.line.clauses, {a.screened.clause});
  if (counts.answer == law::Answer::yes && proven.answer == law::Answer::yes) {
    e.outside = e.row->outside;
    e.cost += e.outside;
    return;
  }
  e.line.lead = "outside";
  law::add_new(e.line.unknown, counts.unknown);
  law::add_new(e.line.unknown, proven.unknown);
}

std::vector<Entry> entries_of(const PaymentForm& form, const Quota& q) {
  std::vector<Entry> all;
  for (const FormRow& row : form.rows) {
    Entry e;
    e.row = &row;
    e.standard = standard_of(form, row);
    e.cost = row.cost;
    e.line.id = row.id;
    e.line.group = row.group;
    add_outside(e, q);
    all.push_back(std::move(e));
  }
  return all;
}

struct Used {
  std::int64_t cases = 0, special = 0;
};

// What the year holds so far, by the group that the share is taken of.
std::map<std::string, Used> used_before(const FormInput& input, bool all) {
  std::map<std::string, Used> used;
  for (const PaymentForm& f : input.before)
    for (const FormLine& line : f.lines) {
      Used& u = used[all ? "" : line.group];
      ++u.cases;
      if (line.way == "by-item") ++u.special;
    }
  return used;
}

// floor(share × cases) of a group, in the order in which they were agreed on; ties by place.
void mark_special(std::vector<Entry>& entries, const FormInput& input, const Quota& q) {
  const auto share = q.value("special_share");
  if (!share) return;
  const bool all = q.reads("special_base", "all");
  auto used = used_before(input, all);
  for (const Entry& e : entries) ++used[all ? "" : e.row->group].cases;
  std::vector<Entry*> agreed;
  for (Entry& e : entries)
    if (e.row->agreed) agreed.push_back(&e);
  std::stable_sort(agreed.begin(), agreed.end(), [](const Entry* a, const Entry* b) { return *a->row->agreed < *b->row->agreed; });
  for (Entry* e : agreed) {
    Used& u = used[all ? "" : e->row->group];
    if (u.special >= base::floor(share->rational() * Rational(u.cases))) continue;
    ++u.special;
    e->special = true;
  }
}

// Below the share of the quota, strictly: at just that share the quota is paid.
void mark_below(std::vector<Entry>& entries, const Quota& q) {
  const auto share = q.value("item_below");
  if (!share) return;
  const bool by_period = q.reads("item_per", "period");
  std::map<std::string, std::pair<Money, Money>> sums;  // group: cost, standard
  for (const Entry& e : entries)
    if (!e.special) {
      auto& [cost, standard] = sums[e.row->group];
      cost += e.cost;
      standard += e.standard;
    }
  for (Entry& e : entries) {
    const auto& [cost, standard] = by_period ? sums[e.row->group] : std::pair(e.cost, e.standard);
    e.below = !e.special && Rational(cost.fen()) < share->rational() * Rational(standard.fen());
  }
}

Figure rule_figure(const char* id, const law::Value& value) {
  Figure f = domain::figure(id, value.label, value.rational());
  f.clause = value.source.to_chinese();
  f.note = value.quantity.written;
  return f;
}

void rest_on(Entry& e, const Quota& q, const char* name, const char* reading) {
  const auto value = q.value(name);
  e.line.pay.clause = value->source.to_chinese();
  e.line.pay.switches = q.switches(reading);
  e.line.pay.inputs.push_back(rule_figure(name, *value));
  law::add_new(e.line.clauses, {e.line.pay.clause});
}

void pay(Entry& e, const Quota& q) {
  e.line.way = e.special ? "by-item" : e.below ? "below-quota" : "standard";
  const bool by_item = e.special || e.below;
  Figure& f = e.line.pay;
  f = domain::figure("pay." + e.row->id, e.row->id, by_item ? e.row->cost : e.standard);
  f.formula = by_item ? "按项目计算的费用" : "定额标准 × 数量";
  f.inputs = {domain::figure("cost", "按项目计算的费用", e.row->cost), domain::figure("standard", "定额", e.standard)};
  if (!e.outside.is_zero()) f.inputs.push_back(domain::figure("outside", "院外购买计入", e.outside));
  if (e.special) rest_on(e, q, "special_share", "special_base");
  if (e.below) rest_on(e, q, "item_below", "item_per");
}

// What the period came to by item, with purchases outside: it stands against the budget.
void add_sums(PaymentForm& form, const std::vector<Entry>& entries) {
  Money cost, outside, leads;
  for (const Entry& e : entries) {
    cost += e.cost;
    outside += e.outside;
    if (!e.line.lead.empty()) leads += e.row->outside;
  }
  Figure f = sum_figure("cost", "费用合计（含院外购买）", cost);
  f.formula = "按项目计算的费用 + 院外购买计入";
  form.figures = {total_of(form.lines), std::move(f)};
  if (!outside.is_zero()) form.figures.push_back(sum_figure("outside", "院外购买计入费用", outside));
  if (!leads.is_zero()) form.figures.push_back(sum_figure("outside_leads", "院外购买线索（无发票或未核实，不计入）", leads));
}

}  // namespace

void reckon_quota(PaymentForm& form, const FormInput& input, const law::Rulebook& law) {
  const Quota q{"settlement." + form.form + ".", law, form.from};
  auto entries = entries_of(form, q);
  mark_special(entries, input, q);
  mark_below(entries, q);
  for (Entry& e : entries) {
    pay(e, q);
    form.lines.push_back(e.line);
  }
  add_sums(form, entries);
  const auto count = [&](const char* id, const char* label, const char* way) {
    const auto n = std::count_if(form.lines.begin(), form.lines.end(), [&](const FormLine& l) { return l.way == way; });
    form.figures.push_back(domain::count(id, label, n, "例"));
  };
  count("by_item", "特殊病例按项目付费", "by-item");
  const auto agreed = std::count_if(form.rows.begin(), form.rows.end(), [](const FormRow& r) { return r.agreed.has_value(); });
  form.figures.push_back(domain::count("agreed", "协商按项目付费", agreed, "例"));
}

}  // namespace mi::work
