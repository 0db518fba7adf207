// SPDX-License-Identifier: Apache-2.0
#include "work/settle/replay.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/case_calendar.hpp"
#include "work/settle/bed_fee.hpp"
#include "work/settle/deposit.hpp"
#include "work/settle/input.hpp"
#include "work/settle/month.hpp"

namespace mi::work {
namespace {

using domain::Figure;
using domain::SettlementResult;

const Figure* input_of(const Figure& figure, std::string_view id) {
  for (const Figure& f : figure.inputs)
    if (f.id == id) return &f;
  return nullptr;
}

// A sum that an officer stated is taken as it was; one that was added up from claims is added up again.
Figure approved(const law::Then& then, const SettlementResult& r) {
  const Figure& recorded = figure_of(r, "approved");
  return recorded.inputs.empty() ? recorded : loaded_approval(then.file, r.period);
}

Settled month(const law::Then& then, const SettlementResult& r) {
  MonthInput input;
  input.period = r.period;
  input.approved = approved(then, r);
  input.withheld = figure_of(r, "withheld").inputs;
  for (const std::string& name : r.offsets)
    if (const auto decision = then.file.get<domain::Decision>(name)) input.offsets.push_back(decision->value);
  input.owed_before = owed_before(then.file, r.period);
  input.declared = r.declared;
  return compute_month(input, then.law, due::calendar_of(then.file));
}

Settled deposit(const law::Then& then, const SettlementResult& r) {
  DepositInput input{r.period, deposit_held(then.file, r.period), {}};
  const Figure& score = figure_of(r, "score");
  for (const Figure& quarter : score.inputs) input.scores.push_back(base::Rational::parse(quarter.value));
  if (input.scores.empty()) input.scores.push_back(base::Rational::parse(score.value));
  return compute_deposit(input, then.law);
}

// The share that was found reasonable stands inside the compensation; where it does not, all of it was.
Settled clear(const law::Then& then, const SettlementResult& r) {
  const Figure& compensation = figure_of(r, "compensation");
  const Figure* reasonable = input_of(compensation, "compensation.reasonable");
  const base::Rational share = reasonable ? base::Rational::parse(reasonable->value) : base::Rational(1);
  ClearInput input = clear_input(then.file, r.period, figure_of(r, "standard").money(), share,
                                 compensation.note.empty() ? "—" : compensation.note);
  return compute_clear(input, then.law);
}

}  // namespace

law::Replayed replay_settlement(const law::Then& then) {
  const auto r = domain::decode<SettlementResult>(then.fact.body);
  const std::string what = r.key.substr(0, r.key.find(':'));
  if (what == "month") return {r.figures, month(then, r).result.figures};
  if (what == "deposit") return {r.figures, deposit(then, r).result.figures};
  if (what == "clear") return {r.figures, clear(then, r).result.figures};
  throw base::Error(base::ErrorKind::cannot, base::say("this version cannot reckon {} again", r.key));
}

law::Replayed replay_bed_fee(const law::Then& then) {
  const auto fee = domain::decode<domain::BedFee>(then.fact.body);
  return {{fee.total}, {bed_fee(fee.period, fee.residents, then.law).total}};
}

}  // namespace mi::work
