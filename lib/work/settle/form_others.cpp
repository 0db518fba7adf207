// SPDX-License-Identifier: Apache-2.0
// Heads times a rate (ZK-10), and slips that are asked whether they are payable at all (LZ-02, SG-15).
#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/count.hpp"
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

constexpr const char* payable_group = "settlement.payable";

FormLine heads_line(const FormRow& row, const law::Value& rate, const law::Value& counted) {
  FormLine line;
  line.id = row.id;
  line.way = "heads";
  line.clauses = {rate.source.to_chinese()};
  line.pay = domain::figure("pay." + row.id, row.id, base::times(rate.money(), Rational(row.units)));
  line.pay.formula = "签约人数 × " + rate.label;
  line.pay.clause = line.clauses.front();
  Figure heads = domain::count("heads", "签约人数", row.units, "人");
  heads.note = counted.label + "：" + counted.text();
  line.pay.inputs = {std::move(heads), domain::figure("rate", rate.label, rate.money())};
  return line;
}

bool is_blank(const law::Rulebook& law, std::string_view id, base::Date day) {
  for (const law::Layer layer : {law::Layer::law, law::Layer::province, law::Layer::city, law::Layer::agreement})
    for (const law::Parameter& p : law.blanks(layer, day))
      if (p.id == id) return true;
  return false;
}

// The days of a write-off: a term from the first day, where the packs say how long one is or leave it blank (G8); else the period.
base::Date last_slip_day(const PaymentForm& form, const law::Rulebook& law) {
  constexpr const char* length = "settlement.writeoff.period";
  if (law.conditions(payable_group, form.from).empty())
    throw Error(ErrorKind::usage, say("no pack in use says what is payable on {}", form.from.to_string()), {payable_group});
  if (!law.has(length, form.from) && !is_blank(law, length, form.from)) return form.to;
  return due::term(form.from, law.value(length, form.from).term()).last;
}

void must_lie_inside(const PaymentForm& form, const FormRow& row) {
  if (!row.date || *row.date < form.from || form.to < *row.date)
    throw Error(ErrorKind::usage, say("{0} does not lie between {1} and {2}", row.id, form.from.to_string(), form.to.to_string()));
}

// Refused: some condition says no. Open: nobody knows yet; it is paid when somebody does.
void answer_slip(FormLine& line, const FormRow& row, const law::Rulebook& law) {
  law::CaseFacts known;
  known.facts = facts_of_row(row);
  const auto answers = law::answered_group(payable_group, known, law, *row.date);
  const law::Verdict verdict = law::all_of(answers);
  line.way = verdict.answer == law::Answer::yes ? "paid" : verdict.answer == law::Answer::no ? "refused" : "open";
  if (line.way == "open") line.unknown = verdict.unknown;
  for (const auto& a : answers)
    if (line.way != "refused" || a.outcome.answer == law::Answer::no) law::add_new(line.clauses, {a.screened.clause});
}

FormLine slip_line(const FormRow& row, const law::Rulebook& law) {
  FormLine line;
  line.id = row.id;
  answer_slip(line, row, law);
  line.pay = domain::figure("pay." + row.id, row.id, line.way == "paid" ? row.cost : Money());
  line.pay.inputs = {domain::figure("amount", "申报金额", row.cost)};
  if (line.way == "refused") line.pay.clause = line.clauses.front();
  return line;
}

Money claimed(const PaymentForm& form, const char* way) {
  Money sum;
  for (std::size_t i = 0; i < form.lines.size(); ++i)
    if (form.lines[i].way == way) sum += form.rows[i].cost;
  return sum;
}

}  // namespace

void reckon_heads(PaymentForm& form, const law::Rulebook& law) {
  const law::Value rate = law.value("settlement.capitation.rate", form.from);
  const law::Value counted = law.value("settlement.capitation.count_day", form.from);
  for (const FormRow& row : form.rows) {
    if (!row.id.starts_with(form.period))
      throw Error(ErrorKind::usage, say("{0} does not lie in {1}", row.id, form.period));
    form.lines.push_back(heads_line(row, rate, counted));
  }
  form.figures = {total_of(form.lines)};
}

void reckon_slips(PaymentForm& form, const law::Rulebook& law) {
  form.to = last_slip_day(form, law);
  for (const FormRow& row : form.rows) {
    must_lie_inside(form, row);
    form.lines.push_back(slip_line(row, law));
  }
  form.figures = {total_of(form.lines), sum_figure("refused", "不予核销", claimed(form, "refused")),
                  sum_figure("open", "待核实", claimed(form, "open"))};
}

}  // namespace mi::work
