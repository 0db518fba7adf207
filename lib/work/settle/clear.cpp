// SPDX-License-Identifier: Apache-2.0
#include "work/settle/clear.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/brackets.hpp"
#include "work/settle/ledger.hpp"
#include "work/settle/overspend.hpp"

namespace mi::work {
namespace {

using base::Money;
using domain::Figure;

void check(const ClearInput& input, const Figure& excess) {
  if (input.reasonable.is_negative() || input.reasonable > base::Rational(1))
    throw base::Error(base::ErrorKind::usage, base::say("--reasonable is a share from 0 % to 100 %"));
  if (!excess.money().is_zero() && !input.reasonable.is_zero() && input.reason.empty())
    throw base::Error(base::ErrorKind::usage, base::say("an overspend is compensated for a reason only"), {},
                      base::say("say with --ground what made it reasonable"));
}

constexpr const char* outside_switch = "settlement.outside.total";

// The year's cost that stands against the standard. What was bought outside counts into the total (NH-06) where a pack in use says
// so; where none does, the figure says why it does not.
Figure spent_of(const ClearInput& input, const law::Rulebook& law, const Figure& approved, Figure& outside, base::Date day) {
  if (outside.value.empty()) return approved;
  const auto reading = law.find_switch(outside_switch);
  if (reading) outside.switches = {reading->use()};
  for (const law::Condition& c : law.conditions("settlement.outside.counts", day)) outside.clause = c.source.to_chinese();
  if (!reading || !reading->is("counts")) {
    outside.note = (reading ? std::string("按本案选择不计入") : std::string("所用规则未规定计入医保总额，不计入")) + (outside.note.empty() ? "" : "；" + outside.note);
    return approved;
  }
  if (outside.money().is_zero()) return approved;
  Figure f = domain::figure("spent", "全年费用（含院外购买）", input.approved + outside.money());
  f.formula = "全年审核费用 + 院外购买计入医保总额";
  f.inputs = {approved, outside};
  return f;
}

Figure excess_of(const ClearInput& input, const Figure& spent) {
  Figure f = domain::figure("excess", "超支额", std::max(Money(), spent.money() - input.standard.money()));
  f.formula = "max(0, " + spent.label + " − 清算标准)";
  f.inputs = {spent, input.standard};
  return f;
}

// Without an excess, or a part of it that was found reasonable, no brackets are needed; with one they must be given (SG-17).
Figure compensation(const ClearInput& input, const law::Rulebook& law, const Figure& approved, const Figure& excess, base::Date day) {
  const bool needed = !excess.money().is_zero() && !input.reasonable.is_zero();
  const auto table = overspend_table(law, day, needed);
  if (!table) {
    Figure none = domain::figure("compensation", "合理超支分担", Money());
    none.inputs = {domain::figure("compensation.reasonable", "合理部分占比", input.reasonable)};
    return none;
  }
  const auto reading = law.find_switch("settlement.overspend.brackets");
  std::vector<domain::SwitchUse> switches;
  if (reading) switches.push_back(reading->use());
  const auto reckon = reading && reading->is("whole") ? law::brackets_of_excess : law::brackets_marginal;
  Figure f = reckon("compensation", "合理超支分担", *table, input.standard, approved, input.reasonable, switches);
  if (!input.reason.empty()) f.note = "合理超支理由：" + input.reason;
  return f;
}

// What the year entitles to beyond what the months settled already. Negative: the institution owes.
Figure still_due(const ClearInput& input, const Figure& approved, const Figure& excess, const Figure& shared) {
  const Money entitled = input.approved - excess.money() + shared.money();
  const Money settled = input.approved - input.withheld;
  Figure f = domain::figure("due", "清算应付", entitled - settled);
  f.formula = "（全年审核费用 − 超支额 + 合理超支分担） − （全年审核费用 − 暂扣费用）";
  f.inputs = {approved, excess, shared, domain::figure("withheld", "暂扣费用", input.withheld)};
  return f;
}

Figure unshared_of(const Figure& excess, const Figure& shared) {
  Figure f = domain::figure("unshared", "超支不予分担", excess.money() - shared.money());
  f.formula = "超支额 − 合理超支分担";
  f.clause = shared.clause;
  f.inputs = {excess, shared};
  return f;
}

// The withheld account is emptied: paid out as far as it is due, the rest is not shared. What the months paid beyond
// the year's entitlement stands as a claim on the institution.
void post(Settled& settled, const ClearInput& input, const Figure& due, const Figure& unshared) {
  const auto put = [&](const char* debit, const char* credit, Money amount, const Figure& f) {
    if (!amount.is_zero()) settled.postings.push_back(move(input.year, debit, credit, amount, f.label, f.id));
  };
  const Money paid = std::max(Money(), due.money());
  const Money claim = std::max(Money(), Money() - due.money());
  put(account::withheld, account::bank, paid, due);
  put(account::withheld, account::unshared, input.withheld - paid, unshared);
  put(account::receivable, account::unshared, claim, due);
}

}  // namespace

Settled compute_clear(const ClearInput& input, const law::Rulebook& law) {
  const base::Date day = base::Date::parse(input.year + "-12-31");
  const Figure approved = domain::figure("approved", "全年审核费用", input.approved);
  Figure outside = input.outside;
  const Figure spent = spent_of(input, law, approved, outside, day);
  const Figure excess = excess_of(input, spent);
  check(input, excess);
  const Figure shared = compensation(input, law, spent, excess, day);
  const Figure unshared = unshared_of(excess, shared);
  const Figure due = still_due(input, approved, excess, shared);

  Settled settled;
  settled.result.key = "clear:" + input.year;
  settled.result.period = input.year;
  settled.result.figures = {input.standard, approved, excess, shared, unshared, due};
  if (!outside.value.empty()) settled.result.figures.push_back(outside);
  if (!input.advance.is_zero()) settled.result.figures.push_back(domain::figure("advance_left", "尚未冲抵的预付款", input.advance));
  post(settled, input, due, unshared);
  return settled;
}

}  // namespace mi::work
