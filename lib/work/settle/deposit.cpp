// SPDX-License-Identifier: Apache-2.0
#include "work/settle/deposit.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/brackets.hpp"
#include "work/settle/ledger.hpp"

namespace mi::work {
namespace {

using domain::Figure;

base::Date last_day(const std::string& year) { return base::Date::parse(year + "-12-31"); }

Figure year_score(const DepositInput& input) {
  if (input.scores.size() != 1)
    throw base::Error(base::ErrorKind::usage, base::say("the year's score is one number, {} were given", input.scores.size()),
                      {}, base::say("give --score once, or set settlement.deposit.score=mean-of-quarters and give four"));
  return domain::figure("score", "年度考核得分", input.scores.front(), "分");
}

Figure mean_of_quarters(const DepositInput& input) {
  if (input.scores.size() != 4)
    throw base::Error(base::ErrorKind::usage, base::say("the mean needs four quarters, {} were given", input.scores.size()));
  base::Rational sum;
  Figure mean;
  for (std::size_t i = 0; i < 4; ++i) {
    sum = sum + input.scores[i];
    mean.inputs.push_back(domain::figure("quarter" + std::to_string(i + 1), "季度考核得分", input.scores[i], "分"));
  }
  Figure f = domain::figure("score", "年度考核得分", sum / base::Rational(4), "分");
  f.formula = "四个季度得分的平均数，不取整";
  f.inputs = std::move(mean.inputs);
  return f;
}

}  // namespace

Settled compute_deposit(const DepositInput& input, const law::Rulebook& law) {
  const base::Date day = last_day(input.year);
  const law::RuleTable table = law.table("settlement.deposit.refund", day);
  const auto reading = law.find_switch("settlement.deposit.score");
  Figure score = reading && reading->is("mean-of-quarters") ? mean_of_quarters(input) : year_score(input);
  if (reading) score.switches.push_back(reading->use());

  const Figure deposit = domain::figure("deposit", "年度质量保证金", input.deposit);
  Figure refund = law::brackets_whole("refund", "返还保证金", table, score, deposit, score.switches);
  Figure kept = domain::figure("kept", "扣留保证金", input.deposit - refund.money());
  kept.formula = "年度质量保证金 − 返还保证金";
  kept.clause = refund.clause;
  kept.inputs = {deposit, refund};

  Settled settled;
  settled.result.key = "deposit:" + input.year;
  settled.result.period = input.year;
  const auto& row = law::bracket(table, base::Rational::parse(score.value));
  if (!row.consequence.empty()) settled.result.warnings.push_back(row.consequence_label);
  const auto post = [&](const char* debit_from, const char* to, const Figure& f) {
    if (!f.money().is_zero()) settled.postings.push_back(move(input.year, debit_from, to, f.money(), f.label, f.id));
  };
  post(account::deposit, account::bank, refund);
  post(account::deposit, account::deposit_kept, kept);
  settled.result.figures = {score, deposit, refund, kept};
  return settled;
}

}  // namespace mi::work
