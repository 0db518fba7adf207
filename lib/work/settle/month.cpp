// SPDX-License-Identifier: Apache-2.0
#include "work/settle/month.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/rule.hpp"
#include "law/calculate/split.hpp"
#include "work/settle/ledger.hpp"

namespace mi::work {
namespace {

using base::Money;
using domain::Figure;

base::Date first_day(const std::string& period) { return base::Date::parse(period + "-01"); }

Figure sum(std::string id, std::string label, std::string formula, std::vector<Figure> parts) {
  Money total;
  for (const Figure& p : parts) total += p.money();
  Figure f = domain::figure(std::move(id), std::move(label), total);
  f.formula = std::move(formula);
  f.inputs = std::move(parts);
  return f;
}

Figure difference(std::string id, std::string label, std::string formula, const Figure& from,
                  std::vector<Figure> less) {
  Money rest = from.money();
  for (const Figure& p : less) rest -= p.money();
  Figure f = domain::figure(std::move(id), std::move(label), rest);
  f.formula = std::move(formula);
  f.inputs = {from};
  for (Figure& p : less) f.inputs.push_back(std::move(p));
  return f;
}

// What waits for a finding is withheld like the rest, but on an account of its own: the year's clearing does not release it.
std::vector<Figure> all_withheld(const MonthInput& input) {
  std::vector<Figure> all = input.withheld;
  all.insert(all.end(), input.held.begin(), input.held.end());
  return all;
}

// What each decision takes, and what earlier months could not take.
Figure due_from_institution(const MonthInput& input) {
  std::vector<Figure> parts;
  if (!input.owed_before.is_zero())
    parts.push_back(domain::figure("owed_before", "以前月份未扣完", input.owed_before));
  for (const domain::Decision& d : input.offsets)
    for (Figure f : {d.refused, d.recovered, d.damages}) {
      if (f.value.empty() || f.money().is_zero()) continue;
      f.id = d.name + "." + f.id;
      parts.push_back(std::move(f));
    }
  return sum("to_offset", "应扣违约处理款", "各处理决定的拒付、追回、违约金与以前未扣完之和", std::move(parts));
}

// The share paid with the month. A pack without a share pays all and keeps no deposit.
struct Kept {
  Figure pay, deposit;
};

// A text that gives the deposit's rate leaves the rest to be paid. Pay is rounded, never the deposit (G4, ZK-12).
std::optional<law::Value> pay_share(const law::Rulebook& law, base::Date day) {
  if (law.has("settlement.month.pay_share", day)) return law.value("settlement.month.pay_share", day);
  if (!law.has("settlement.deposit.rate", day)) return std::nullopt;
  law::Value share = law.value("settlement.deposit.rate", day);
  share.quantity.number = base::Rational(1) - share.quantity.number;
  share.label = "拨付比例（1 − " + share.label + "）";
  return share;
}

Kept split(const Figure& total, const law::Rulebook& law, base::Date day,
           const std::vector<domain::SwitchUse>& switches) {
  if (const auto share = pay_share(law, day)) {
    auto parts = law::split_by_share("share_paid", "按比例拨付", "deposit", "预留质量保证金", *share, total, switches);
    return {std::move(parts.pay), std::move(parts.rest)};
  }
  Figure pay = total;
  pay.id = "share_paid";
  pay.label = "按比例拨付";
  pay.note = "协议未约定预留质量保证金";
  return {std::move(pay), domain::figure("deposit", "预留质量保证金", Money())};
}

// 97 % of what is left after withholding, or of the approved sum with the withholding taken from the payment.
Kept split_in_order(const Figure& approved, const Figure& withheld, const Figure& payable, const law::Rulebook& law,
                    base::Date day) {
  const auto order = law.find_switch("settlement.month.order");
  std::vector<domain::SwitchUse> switches;
  if (order) switches.push_back(order->use());
  if (!order || !order->is("before-withholding")) return split(payable, law, day, switches);
  Kept kept = split(approved, law, day, switches);
  kept.pay = difference("share_paid", "按比例拨付", "按比例拨付 − 暂扣", kept.pay, {withheld});
  if (kept.pay.money().is_negative())
    throw base::Error(base::ErrorKind::usage, base::say("what is withheld is more than the share paid with the month"));
  return kept;
}

std::optional<Figure> pay_until(const MonthInput& input, const law::Rulebook& law, const due::Calendar& calendar) {
  if (!input.declared || !law.has_deadline("settlement.month.pay", *input.declared)) return std::nullopt;
  const law::Deadline rule = law.deadline("settlement.month.pay", *input.declared);
  Figure f = due::figure("pay_until", "拨付期限", due::deadline(*input.declared, rule, calendar));
  f.clause = rule.source.to_chinese();
  return f;
}

std::optional<Figure> pay_from(const MonthInput& input, const law::Rulebook& law) {
  const base::Date day = first_day(input.period);
  if (!law.has("settlement.month.pay_from", day)) return std::nullopt;
  const law::Value rule = law.value("settlement.month.pay_from", day);
  const base::Date month = day.plus_months(1);
  Figure f = domain::figure("pay_from", "起拨日", month.plus_days(static_cast<std::int32_t>(rule.count()) - 1));
  f.clause = rule.source.to_chinese();
  f.formula = "次月" + std::to_string(rule.count()) + "日起";
  return f;
}

void check(const MonthInput& input, const Figure& payable) {
  if (input.approved.money().is_negative() || payable.money().is_negative())
    throw base::Error(base::ErrorKind::usage,
                      base::say("what is withheld in {} is more than what was approved", input.period), {},
                      base::say("check --approved and --withhold"));
}

// What is set against an advance is paid already. It comes last: a decision's money is taken first.
Figure advance_offset(const MonthInput& input, const Figure& rest) {
  if (input.advance.is_negative() || input.advance > rest.money())
    throw base::Error(base::ErrorKind::usage,
                      base::say("no more than what {0} pays, {1}, is set against an advance", input.period, rest.value));
  return domain::figure("advance_offset", "冲抵预付款", input.advance);
}

void post_if(std::vector<domain::Posting>& out, const std::string& period, const char* debit, const char* credit,
             const Figure& f) {
  if (!f.money().is_zero()) out.push_back(move(period, debit, credit, f.money(), f.label, f.id));
}

// What is held stands in a posting for each dispute: its release takes back just that one.
void post_withheld(std::vector<domain::Posting>& out, const MonthInput& input) {
  Money sum;
  for (const Figure& f : input.withheld) sum += f.money();
  if (!sum.is_zero()) out.push_back(move(input.period, account::payable, account::withheld, sum, "暂扣费用", "withheld"));
  for (const Figure& f : input.held) post_if(out, input.period, account::payable, account::held, f);
}

Money owed_by(const domain::Decision& d, const Figure domain::Decision::*part) {
  const Figure& f = d.*part;
  return f.value.empty() ? Money() : f.money();
}

// A decision makes the institution owe; the month then pays off what it can. What is left stays on the account
// `receivable` and is taken from the next month.
void post_offsets(std::vector<domain::Posting>& out, const MonthInput& input, const Figure& taken) {
  const auto put = [&](const char* credit, Money amount, const std::string& text) {
    if (!amount.is_zero()) out.push_back(move(input.period, account::receivable, credit, amount, text, "to_offset"));
  };
  for (const domain::Decision& d : input.offsets) {
    put(account::recovered, owed_by(d, &domain::Decision::refused), d.name + " 拒付");
    put(account::recovered, owed_by(d, &domain::Decision::recovered), d.name + " 追回");
    put(account::damages, owed_by(d, &domain::Decision::damages), d.name + " 违约金");
  }
  post_if(out, input.period, account::payable, account::receivable, taken);
}

}  // namespace

Settled compute_month(const MonthInput& input, const law::Rulebook& law, const due::Calendar& calendar) {
  const base::Date day = first_day(input.period);
  const Figure withheld = sum("withheld", "暂扣费用", "各项暂扣之和", all_withheld(input));
  const Figure payable = difference("payable", "应付费用", "审核通过 − 暂扣", input.approved, {withheld});
  check(input, payable);
  const Kept kept = split_in_order(input.approved, withheld, payable, law, day);

  const Figure to_offset = due_from_institution(input);
  Figure taken = domain::figure("offset", "本月扣除违约处理款", std::min(to_offset.money(), kept.pay.money()));
  taken.formula = "min(应扣违约处理款, 按比例拨付)";
  taken.inputs = {to_offset, kept.pay};
  Figure paid = difference("paid", "实际拨付", "按比例拨付 − 本月扣除违约处理款", kept.pay, {taken});
  const Figure advance = advance_offset(input, paid);
  if (!input.advance.is_zero())
    paid = difference("paid", "实际拨付", "按比例拨付 − 本月扣除违约处理款 − 冲抵预付款", kept.pay, {taken, advance});

  Settled settled;
  settled.result.key = "month:" + input.period;
  settled.result.period = input.period;
  settled.result.declared = input.declared;
  auto& figures = settled.result.figures;
  figures = {input.approved, withheld, payable, kept.pay, kept.deposit, to_offset, taken, paid};
  if (!input.advance.is_zero()) figures.push_back(advance);
  if (taken.money() != to_offset.money())
    figures.push_back(difference("carried", "结转下月扣除", "应扣 − 已扣", to_offset, {taken}));
  if (auto f = pay_until(input, law, calendar)) figures.push_back(std::move(*f));
  if (auto f = pay_from(input, law)) figures.push_back(std::move(*f));
  for (const domain::Decision& d : input.offsets) settled.result.offsets.push_back(d.name);

  auto& postings = settled.postings;
  post_if(postings, input.period, account::cost, account::payable, input.approved);
  post_withheld(postings, input);
  post_if(postings, input.period, account::payable, account::deposit, kept.deposit);
  post_offsets(postings, input, taken);
  post_if(postings, input.period, account::payable, account::advance, advance);
  post_if(postings, input.period, account::payable, account::bank, paid);
  return settled;
}

}  // namespace mi::work
