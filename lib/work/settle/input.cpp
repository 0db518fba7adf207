// SPDX-License-Identifier: Apache-2.0
#include "work/settle/input.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/batch/settled.hpp"
#include "domain/assessment.hpp"
#include "domain/notice.hpp"
#include "domain/payment_form.hpp"
#include "law/gate.hpp"
#include "work/settle/ledger.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The month that took a decision's money, or "".
std::string taken_by(const std::vector<domain::SettlementResult>& results, const std::string& decision) {
  for (const auto& r : results)
    if (std::find(r.offsets.begin(), r.offsets.end(), decision) != r.offsets.end()) return r.key;
  return {};
}

void require_delivered(const casefile::Case& file, const std::string& decision) {
  if (!file.get<domain::Delivery>(decision)) law::not_delivered(decision);
}

}  // namespace

std::string checked_month(const std::string& text) {
  if (text.size() == 7 && base::Date::try_parse(text + "-01")) return text;
  throw Error(ErrorKind::usage, base::say("\"{}\" is no month", text), {}, base::say("write it like 2026-03"));
}

std::string checked_year(const std::string& text) {
  if (text.size() == 4 && all_digits(text)) return text;
  throw Error(ErrorKind::usage, base::say("\"{}\" is no year", text), {}, base::say("write it like 2026"));
}

domain::Figure stated_approval(Money approved) {
  domain::Figure f = domain::figure("approved", "审核通过", approved);
  f.note = "经办人员录入";
  return f;
}

domain::Figure loaded_approval(casefile::Case& file, const std::string& month) {
  const base::Date first = base::Date::parse(month + "-01");
  const auto sum = casefile::settled_fund(file, {first, first.end_of_month()});
  if (sum.settlements == 0)
    throw Error(ErrorKind::usage, base::say("no settlement of {} is loaded", month), {},
                base::say("load the month's settlements, or state the sum with --approved"));
  domain::Figure f = domain::figure("approved", "审核通过", sum.fund);
  f.formula = "当月结算记录的基金支付总额之和";
  f.inputs = {domain::count("settlements", "结算记录数", sum.settlements, "笔")};
  return f;
}

domain::Figure stated_withholding(Money amount, const std::string& ground) {
  if (ground.empty())
    throw Error(ErrorKind::usage, base::say("what is withheld needs its ground"), {}, base::say("give --ground TEXT"));
  if (amount.is_negative()) throw Error(ErrorKind::usage, base::say("a withheld amount is not negative"));
  domain::Figure f = domain::figure("withheld.stated", "暂扣", amount);
  f.note = ground;
  return f;
}

std::vector<domain::Decision> decisions_to_offset(const casefile::Case& file, const std::vector<std::string>& names,
                                                  const std::string& result) {
  const auto results = results_of(file);
  std::vector<domain::Decision> found;
  for (const std::string& name : names) {
    const auto decision = file.get<domain::Decision>(name);
    if (!decision) throw Error(ErrorKind::cannot, base::say("this case holds no decision \"{}\"", name));
    const std::string taken = taken_by(results, name);
    if (!taken.empty() && taken != result)
      throw Error(ErrorKind::gate, base::say("the money of {0} was already taken by {1}", name, taken));
    require_delivered(file, name);
    found.push_back(decision->value);
  }
  return found;
}

Money owed_before(const casefile::Case& file, const std::string& month) {
  Money owed;
  for (const domain::Posting& p : postings_of(file))
    if (p.period < month) {
      if (p.debit == account::receivable) owed += p.amount;
      if (p.credit == account::receivable) owed -= p.amount;
    }
  return owed;
}

// Deposits kept by the year's months: what the deposit step itself moved away is not looked at.
Money deposit_held(const casefile::Case& file, const std::string& year) {
  Money held;
  for (const domain::Posting& p : in_period(postings_of(file), year + "-")) {
    if (p.credit == account::deposit) held += p.amount;
    if (p.debit == account::deposit) held -= p.amount;
  }
  return held;
}

base::Rational assessed_score(const casefile::Case& file, const std::string& year) {
  const auto a = file.get<domain::Assessment>(year);
  if (!a)
    throw Error(ErrorKind::usage, base::say("no assessment of {} is on record", year), {}, base::say("record it with mi-evaluate assess, or give --score"));
  if (a->value.vetoed())
    throw Error(ErrorKind::gate, base::say("a core indicator vetoes the assessment of {}", year), {}, base::say("give with --score what the agency decides"));
  return base::Rational::parse(a->value.figures.back().value);
}

namespace {

struct Outside {
  std::map<std::string, Money> counted;  // by visit: a month and its year may both name one
  Money leads;
};

void add_form(const domain::PaymentForm& form, Outside& all) {
  for (const domain::FormLine& line : form.lines)
    for (const domain::Figure& part : line.pay.inputs)
      if (part.id == "outside") all.counted.emplace(line.id, part.money());
  for (const domain::Figure& f : form.figures)
    if (f.id == "outside_leads") all.leads += f.money();
}

// Nothing where no form of the year knows of any.
domain::Figure bought_outside(const casefile::Case& file, const std::string& year) {
  Outside all;
  for (const auto& form : file.all<domain::PaymentForm>())
    if (form.value.period.substr(0, 4) == year) add_form(form.value, all);
  if (all.counted.empty() && all.leads.is_zero()) return {};
  Money sum;
  for (const auto& [visit, amount] : all.counted) sum += amount;
  domain::Figure f = domain::figure("outside", "院外购买计入医保总额", sum);
  for (const auto& [visit, amount] : all.counted) f.inputs.push_back(domain::figure(visit, visit, amount));
  if (!all.leads.is_zero()) f.note = "另有" + all.leads.to_string() + "元无发票或未核实，只作线索，不计入";
  return f;
}

}  // namespace

ClearInput clear_input(const casefile::Case& file, const std::string& year, Money standard,
                       const base::Rational& reasonable, const std::string& ground) {
  ClearInput input;
  input.year = year;
  input.standard = domain::figure("standard", "清算标准", standard);
  input.standard.note = "经办人员录入";
  const auto months = in_period(postings_of(file), year + "-");
  input.approved = balance(months, account::cost);
  input.withheld = Money() - balance(months, account::withheld);
  for (const domain::Posting& p : postings_of(file))
    if (p.period.substr(0, 4) <= year) {
      if (p.debit == account::advance) input.advance += p.amount;
      if (p.credit == account::advance) input.advance -= p.amount;
    }
  input.reasonable = reasonable;
  input.reason = ground;
  input.outside = bought_outside(file, year);
  return input;
}

std::vector<domain::SettlementResult> results_of(const casefile::Case& file) {
  std::vector<domain::SettlementResult> results;
  for (auto& r : file.all<domain::SettlementResult>()) results.push_back(std::move(r.value));
  return results;
}

}  // namespace mi::work
