// SPDX-License-Identifier: Apache-2.0
#include "work/settle/replay.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/case_calendar.hpp"
#include "work/settle/bed_fee.hpp"
#include "work/settle/deposit.hpp"
#include "work/settle/form.hpp"
#include "work/settle/hold.hpp"
#include "work/settle/input.hpp"
#include "work/settle/month.hpp"
#include "work/settle/prepay.hpp"

namespace mi::work {
namespace {

using domain::Figure;
using domain::SettlementResult;

const Figure* input_of(const Figure& figure, std::string_view id) {
  for (const Figure& f : figure.inputs)
    if (f.id == id) return &f;
  return nullptr;
}

const Figure* figure_if_any(const SettlementResult& r, std::string_view id) {
  for (const Figure& f : r.figures)
    if (f.id == id) return &f;
  return nullptr;
}

// A sum that an officer stated is taken as it was; one that was added up from claims or forms is added up again.
Figure approved(const law::Then& then, const SettlementResult& r) {
  const Figure& recorded = figure_of(r, "approved");
  std::vector<std::string> forms;
  for (const Figure& part : recorded.inputs)
    if (part.id.starts_with("form.")) forms.push_back(part.id.substr(5));
  if (!forms.empty()) return form_approval(then.file, forms, r.key);
  return recorded.inputs.empty() ? recorded : loaded_approval(then.file, r.period);
}

// What was withheld for a dispute stands beside the rest.
void set_withheld(MonthInput& input, const Figure& withheld) {
  for (const Figure& part : withheld.inputs) (part.id.starts_with("held.") ? input.held : input.withheld).push_back(part);
}

Settled month(const law::Then& then, const SettlementResult& r) {
  MonthInput input;
  input.period = r.period;
  input.approved = approved(then, r);
  set_withheld(input, figure_of(r, "withheld"));
  if (const Figure* advance = figure_if_any(r, "advance_offset")) input.advance = advance->money();
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

Settled prepay(const law::Then& then, const SettlementResult& r) {
  PrepayInput input{r.period, {}, {}, {}};
  if (const Figure* base = figure_if_any(r, "base")) {
    input.base = base->money();
    input.ground = base->note;
  } else {
    input.special = figure_of(r, "advance").money();
    input.ground = figure_of(r, "advance").note;
  }
  return compute_prepay(input, then.law);
}

std::string value_of(const Figure& figure, std::string_view id) {
  const Figure* f = input_of(figure, id);
  return f ? f->value : std::string();
}

std::string name_of(const SettlementResult& r) { return r.key.substr(r.key.find(':') + 1); }

Settled release(const law::Then& then, const SettlementResult& r) {
  const Figure& refused = figure_of(r, "refused");
  return compute_release(then.file, {name_of(r), r.period, refused.money(), value_of(refused, "clause"), figure_of(r, "paid").note}, then.law);
}

Settled transfer(const law::Then& then, const SettlementResult& r) {
  const Figure& f = figure_of(r, "transfer");
  return compute_transfer(then.file, {name_of(r), r.period, value_of(f, "paid_in").substr(0, 7), f.money(),
                                      base::Date::parse(value_of(f, "recognized")), value_of(f, "clause")}, then.law);
}

}  // namespace

law::Replayed replay_settlement(const law::Then& then) {
  const auto r = domain::decode<SettlementResult>(then.fact.body);
  const std::string what = r.key.substr(0, r.key.find(':'));
  if (what == "month") return {r.figures, month(then, r).result.figures};
  if (what == "deposit") return {r.figures, deposit(then, r).result.figures};
  if (what == "clear") return {r.figures, clear(then, r).result.figures};
  if (what == "prepay") return {r.figures, prepay(then, r).result.figures};
  if (what == "release") return {r.figures, release(then, r).result.figures};
  if (what == "transfer") return {r.figures, transfer(then, r).result.figures};
  if (what == "repaid") return {r.figures, compute_repaid(then.file, name_of(r), r.period).result.figures};
  throw base::Error(base::ErrorKind::cannot, base::say("this version cannot reckon {} again", r.key));
}

law::Replayed replay_bed_fee(const law::Then& then) {
  const auto fee = domain::decode<domain::BedFee>(then.fact.body);
  return {{fee.total}, {bed_fee(fee.period, fee.residents, then.law).total}};
}

law::Replayed replay_form(const law::Then& then) {
  const auto form = domain::decode<domain::PaymentForm>(then.fact.body);
  const FormInput input{form.form, form.period, form.rows, form.standards, forms_before(then.file, form.form, form.period)};
  const auto again = compute_form(input, then.law);
  const auto figures = [](const domain::PaymentForm& f) {
    std::vector<Figure> all = f.figures;
    for (const auto& line : f.lines) all.push_back(line.pay);
    return all;
  };
  return {figures(form), figures(again)};
}

}  // namespace mi::work
