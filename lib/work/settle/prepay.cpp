// SPDX-License-Identifier: Apache-2.0
#include "work/settle/prepay.hpp"

#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/split.hpp"
#include "work/settle/ledger.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::say;
using domain::Figure;

base::Date first_day(const std::string& period) { return base::Date::parse(period + (period.size() == 4 ? "-01-01" : "-01")); }

void check(const PrepayInput& input) {
  if (input.base.has_value() == input.special.has_value())
    throw Error(ErrorKind::usage, say("an advance is a share of --base, or a fund of its own, --special"));
  if (input.special && input.ground.empty())
    throw Error(ErrorKind::usage, say("a special fund needs its ground"), {}, say("give --ground TEXT"));
}

Figure share_of_base(const PrepayInput& input, const law::Rulebook& law, Figure base) {
  const law::Value ratio = law.value("settlement.prepay.ratio", first_day(input.period));
  return law::split_by_share("advance", "预付金额", "rest", "其余", ratio, base).pay;
}

}  // namespace

Settled compute_prepay(const PrepayInput& input, const law::Rulebook& law) {
  check(input);
  Settled settled;
  settled.result.key = "prepay:" + input.period + (input.special ? ":special" : "");
  settled.result.period = input.period;
  Figure advance = domain::figure("advance", "专项预拨资金", input.special.value_or(Money()));
  if (input.base) {
    Figure base = domain::figure("base", "预付基数", *input.base);
    base.note = input.ground;
    advance = share_of_base(input, law, base);
    settled.result.figures.push_back(std::move(base));
  } else {
    advance.note = input.ground;
    for (const law::Clause& clause : law.clauses("settlement.prepay", first_day(input.period))) advance.clause = clause.source.to_chinese();
  }
  if (advance.money() <= Money()) throw Error(ErrorKind::usage, say("an advance is above zero, not {}", advance.value));
  settled.postings = {move(input.period, account::advance, account::bank, advance.money(), advance.label, advance.id)};
  settled.result.figures.push_back(std::move(advance));
  return settled;
}

Money advance_left(const casefile::Case& file, const std::string& result) {
  std::vector<domain::Posting> others;
  for (domain::Posting& p : postings_of(file))
    if (p.result != result) others.push_back(std::move(p));
  return balance(others, account::advance);
}

Money checked_advance(const casefile::Case& file, Money amount, const std::string& result) {
  const Money left = advance_left(file, result);
  if (amount > left)
    throw Error(ErrorKind::gate, say("{0} is more than the {1} that was paid in advance and not yet set off", amount.to_string(), left.to_string()));
  return amount;
}

}  // namespace mi::work
