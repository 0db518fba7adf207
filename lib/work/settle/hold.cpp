// SPDX-License-Identifier: Apache-2.0
#include "work/settle/hold.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/entries.hpp"
#include "work/settle/input.hpp"
#include "work/settle/ledger.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Money;
using base::say;
using domain::Figure;
using domain::PaymentHold;
using domain::Posting;

// The posting of a result that carries a figure out, as it stands now.
std::optional<Posting> posting_of(const casefile::Case& file, const std::string& result, const std::string& figure) {
  std::optional<Posting> found;
  for (Posting& p : standing(postings_of(file), result))
    if (p.figure == figure) found = std::move(p);
  return found;
}

// `posting` the other way round, for `amount` of it.
Posting reversing(const Posting& posting, const std::string& period, Money amount, std::string text, std::string figure) {
  Posting back = move(period, posting.credit.c_str(), posting.debit.c_str(), amount, std::move(text), std::move(figure));
  back.reverses = posting.name;
  return back;
}

// What other transfers took out of the same posting.
Money taken_over(const std::vector<Posting>& all, const Posting& posting, const std::string& result) {
  Money sum;
  for (const Posting& p : all) {
    if (p.reverses != posting.name || p.result == result || p.result == posting.result) continue;
    const auto others = standing(all, p.result);
    if (std::any_of(others.begin(), others.end(), [&](const Posting& o) { return o.name == p.name; })) sum += p.amount;
  }
  return sum;
}

// A clause that a result rests on, by which it can be reckoned again.
Figure clause_figure(const law::Clause& clause) {
  Figure f;
  f.id = "clause";
  f.label = clause.label;
  f.value = clause.id;
  f.clause = clause.source.to_chinese();
  return f;
}

PaymentHold hold_named(const casefile::Case& file, const std::string& name) {
  const auto hold = file.get<PaymentHold>(name);
  if (!hold) throw Error(ErrorKind::cannot, say("nothing called \"{}\" is held back in this case", name));
  return hold->value;
}

void check(const ReleaseInput& input, Money held) {
  if (input.finding.empty()) throw Error(ErrorKind::usage, say("a release needs what was found"), {"--finding"});
  if (input.refused.is_negative() || input.refused > held)
    throw Error(ErrorKind::usage, say("what is refused, {0}, lies between nothing and what is held, {1}", input.refused.to_string(), held.to_string()));
}

base::Date day_of(const std::string& period) { return base::Date::parse(checked_month(period) + "-01").end_of_month(); }

}  // namespace

law::Clause ground_clause(const law::Rulebook& law, const std::string& group, const std::string& named, base::Date day) {
  auto clauses = law.clauses(group, day);
  if (clauses.empty()) throw Error(ErrorKind::usage, say("no pack in use has a clause of {0} on {1}", group, day.to_string()));
  if (named.empty() && clauses.size() == 1) return std::move(clauses.front());
  std::vector<std::string> list;
  for (law::Clause& c : clauses) {
    if (c.id == named) return std::move(c);
    list.push_back(c.id + ": " + c.label);
  }
  if (named.empty()) throw Error(ErrorKind::choice, say("several clauses fit: say which with --clause")).with_items(list);
  throw Error(ErrorKind::usage, say("\"{0}\" is no clause of {1}", named, group), {"--clause"}).with_items(list);
}

void complete(PaymentHold& hold, const casefile::Case& file, const law::Rulebook& law) {
  const base::Date day = day_of(hold.period);
  if (hold.ground.empty()) throw Error(ErrorKind::usage, say("what is held back needs its ground"), {"--ground"});
  if (hold.amount <= Money()) throw Error(ErrorKind::usage, say("what is held back is above zero"), {"--amount"});
  if (file.get<domain::SettlementResult>("month:" + hold.period) && !posting_of(file, "month:" + hold.period, "held." + hold.name))
    throw Error(ErrorKind::gate, say("{} is settled already; hold it back in a month that is not", hold.period));
  const law::Clause clause = ground_clause(law, "settlement.hold", hold.clause, day);
  hold.clause = clause.id;
  hold.citation = clause.source.to_chinese();
}

domain::Table rows(const PaymentHold& hold) {
  return {"mi.settle.hold/1",
          {{"name", mark("name")}, {"period", mark("period")}, {"amount", mark("amount"), domain::ColumnKind::money}, {"clause", mark("clause")},
           {"ground", mark("ground")}, {"reported", mark("reported"), domain::ColumnKind::date}},
          {{hold.name, hold.period, hold.amount.to_string(), hold.citation, hold.ground, hold.reported.to_string()}}};
}

std::vector<Figure> held_in(const casefile::Case& file, const std::string& month) {
  std::vector<Figure> held;
  for (const auto& r : casefile::entries<PaymentHold>(file)) {
    if (r.value.period != month) continue;
    Figure f = domain::figure("held." + r.value.name, "暂不支付（" + r.value.name + "）", r.value.amount);
    f.clause = r.value.citation;
    f.note = r.value.ground;
    held.push_back(std::move(f));
  }
  return held;
}

Settled compute_release(const casefile::Case& file, const ReleaseInput& input, const law::Rulebook& law) {
  const PaymentHold hold = hold_named(file, input.name);
  const auto posting = posting_of(file, "month:" + hold.period, "held." + hold.name);
  if (!posting) throw Error(ErrorKind::gate, say("{0} is not settled yet: nothing of {1} is held", hold.period, hold.name));
  check(input, posting->amount);
  Figure held = domain::figure("held", "暂不支付", posting->amount);
  held.clause = hold.citation;
  Figure refused = domain::figure("refused", "不予支付", input.refused);
  if (!input.refused.is_zero()) {
    refused.inputs = {clause_figure(ground_clause(law, "settlement.refuse", input.clause, day_of(input.period)))};
    refused.clause = refused.inputs.front().clause;
  }
  Figure paid = domain::figure("paid", "解除后支付", posting->amount - input.refused);
  paid.formula = "暂不支付 − 不予支付";
  paid.note = input.finding;
  paid.inputs = {held, refused};
  Settled settled;
  settled.result.key = "release:" + input.name;
  settled.result.period = input.period;
  settled.postings = {reversing(*posting, input.period, posting->amount, "冲销暂不支付：" + input.finding, held.id)};
  const auto put = [&](const char* to, const Figure& f) {
    if (!f.money().is_zero()) settled.postings.push_back(move(input.period, account::payable, to, f.money(), f.label, f.id));
  };
  put(account::recovered, refused);
  put(account::bank, paid);
  settled.result.figures = {held, refused, paid};
  return settled;
}

Settled compute_transfer(const casefile::Case& file, const TransferInput& input, const law::Rulebook& law) {
  if (input.amount <= Money()) throw Error(ErrorKind::usage, say("what another fund takes over is above zero"), {"--amount"});
  const law::Clause clause = ground_clause(law, "settlement.transfer", input.clause, day_of(input.period));
  const std::string key = "transfer:" + input.name;
  const auto posting = posting_of(file, "month:" + checked_month(input.paid_in), "approved");
  if (!posting || posting->amount - taken_over(postings_of(file), *posting, key) < input.amount)
    throw Error(ErrorKind::gate, say("{0} has no approved cost of {1} that could be taken back", input.paid_in, input.amount.to_string()));
  Figure amount = domain::figure("transfer", "其他基金应付", input.amount);
  amount.clause = clause.source.to_chinese();
  amount.inputs = {domain::figure("recognized", "认定日期", input.recognized),
                   domain::figure("paid_in", "原结算月份（首日）", base::Date::parse(input.paid_in + "-01")), clause_figure(clause)};
  Settled settled;
  settled.result.key = key;
  settled.result.period = input.period;
  Posting back = reversing(*posting, input.period, input.amount, "冲销：认定前已按基本医疗保险结算（" + input.name + "）", amount.id);
  back.debit = account::other_fund;
  settled.postings = {std::move(back)};
  settled.result.figures = {std::move(amount)};
  return settled;
}

Settled compute_repaid(const casefile::Case& file, const std::string& name, const std::string& period) {
  const auto transfer = posting_of(file, "transfer:" + name, "transfer");
  if (!transfer) throw Error(ErrorKind::cannot, say("nothing called \"{}\" was transferred to another fund", name));
  Figure paid = domain::figure("repaid", "其他基金已付", transfer->amount);
  Settled settled;
  settled.result.key = "repaid:" + name;
  settled.result.period = checked_month(period);
  settled.postings = {move(period, account::bank, account::other_fund, paid.money(), paid.label + "（" + name + "）", paid.id)};
  settled.result.figures = {std::move(paid)};
  return settled;
}

}  // namespace mi::work
