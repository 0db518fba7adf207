// SPDX-License-Identifier: Apache-2.0
#include "law/calculate/brackets.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::law {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::Rational;
using domain::Figure;

bool holds(const TableRow& row, const Rational& x) {
  return (!row.at_least || x >= *row.at_least) && (!row.more_than || x > *row.more_than) &&
         (!row.at_most || x <= *row.at_most) && (!row.less_than || x < *row.less_than);
}

const std::string& row_text(const TableRow& row) { return row.label.empty() ? row.limits : row.label; }

const Rational& share_of(const RuleTable& table, const TableRow& row) {
  const ValueKind kind = row.result.kind;
  if (kind != ValueKind::percent && kind != ValueKind::number && kind != ValueKind::count)
    throw Error(ErrorKind::cannot, base::say("the table {0} gives no share but {1}", table.id, row.result.written),
                {table.source.to_chinese()});
  return row.result.number;
}

Figure share_figure(const std::string& id, const RuleTable& table, const TableRow& row) {
  Figure f = domain::figure(id, "比例（" + row_text(row) + "）", share_of(table, row));
  f.clause = table.source.to_chinese();
  f.note = row.consequence_label;
  return f;
}

// The sum in fen before its one rounding.
void round_into(Figure& f, const Rational& fen) {
  const Money rounded = Money::fen(base::round_half_away(fen));
  f.value = rounded.to_string();
  if (!(Rational(rounded.fen()) == fen)) f.rounding = "四舍五入到分，只舍入一次";
}

Figure result_figure(std::string id, std::string label, const RuleTable& table,
                     const std::vector<domain::SwitchUse>& switches) {
  Figure f = domain::figure(std::move(id), std::move(label), Money());
  f.clause = table.source.to_chinese();
  f.switches = switches;
  return f;
}

struct Excess {
  Rational standard, above;  // fen
};

Excess excess_of(const RuleTable& table, const Figure& standard, const Figure& actual, const Rational& eligible) {
  const Money limit = standard.money();
  if (limit.is_negative() || limit.is_zero())
    throw Error(ErrorKind::usage, base::say("the standard must be above zero, not {0}", standard.value),
                {table.source.to_chinese()});
  if (eligible.is_negative() || eligible > Rational(1))
    throw Error(ErrorKind::usage, base::say("the reasonable share lies between 0 and 100 %, not {0}", eligible.to_percent(2)),
                {table.source.to_chinese()});
  const Money above = std::max(actual.money() - limit, Money());
  return {Rational(limit.fen()), Rational(above.fen())};
}

Rational lower_limit(const TableRow& row) {
  return row.at_least ? *row.at_least : row.more_than ? *row.more_than : Rational(0);
}

// The part of the excess that lies in this row: between its limits, times the standard.
Rational part_in(const TableRow& row, const Excess& e) {
  const Rational low = lower_limit(row) * e.standard;
  Rational high = e.above;
  if (row.at_most || row.less_than) high = std::min(high, (row.at_most ? *row.at_most : *row.less_than) * e.standard);
  return high > low ? high - low : Rational(0);
}

Figure part_figure(const std::string& id, const RuleTable& table, const TableRow& row, const Rational& part) {
  Figure f = domain::figure(id, "超标部分（" + row_text(row) + "）", part / Rational(100), "CNY");
  f.formula = "该段超标额 × " + row.result.written;
  f.clause = table.source.to_chinese();
  f.inputs = {share_figure(id + ".share", table, row)};
  return f;
}

void add_eligible(Figure& f, const Rational& eligible) {
  if (eligible == Rational(1)) return;
  f.formula += " × 合理部分占比";
  f.inputs.push_back(domain::figure(f.id + ".reasonable", "合理部分占比", eligible));
}

}  // namespace

const TableRow& bracket(const RuleTable& table, const Rational& input) {
  for (const TableRow& row : table.rows)
    if (holds(row, input)) return row;
  throw Error(ErrorKind::cannot, base::say("the table {0} has no row for {1}", table.label, input.to_string()),
              {table.source.to_chinese()});
}

Figure brackets_whole(std::string id, std::string label, const RuleTable& table, const Figure& input,
                      const Figure& amount, const std::vector<domain::SwitchUse>& switches) {
  const TableRow& row = bracket(table, Rational::parse(input.value));
  Figure f = result_figure(std::move(id), std::move(label), table, switches);
  f.formula = f.label + " = " + amount.label + " × " + row.result.written + "（" + input.label + row_text(row) + "）";
  round_into(f, Rational(amount.money().fen()) * share_of(table, row));
  f.note = row.consequence_label;
  f.inputs = {amount, input, share_figure(f.id + ".share", table, row)};
  return f;
}

Figure brackets_marginal(std::string id, std::string label, const RuleTable& table, const Figure& standard,
                         const Figure& actual, const Rational& eligible, const std::vector<domain::SwitchUse>& switches) {
  const Excess excess = excess_of(table, standard, actual, eligible);
  Figure f = result_figure(std::move(id), std::move(label), table, switches);
  f.formula = f.label + " = Σ 各段超标额 × 该段比例";
  f.inputs = {actual, standard};
  Rational sum;
  for (const TableRow& row : table.rows) {
    const Rational part = part_in(row, excess);
    if (part.is_zero()) continue;
    sum = sum + part * share_of(table, row);
    f.inputs.push_back(part_figure(f.id + ".part" + std::to_string(f.inputs.size() - 1), table, row, part));
  }
  add_eligible(f, eligible);
  round_into(f, sum * eligible);
  return f;
}

Figure brackets_of_excess(std::string id, std::string label, const RuleTable& table, const Figure& standard,
                          const Figure& actual, const Rational& eligible,
                          const std::vector<domain::SwitchUse>& switches) {
  const Excess excess = excess_of(table, standard, actual, eligible);
  Figure f = result_figure(std::move(id), std::move(label), table, switches);
  f.inputs = {actual, standard};
  f.formula = f.label + " = 超标额 × 超标率所在档的比例";
  if (excess.above.is_zero()) return f;
  const Rational ratio = excess.above / excess.standard;
  const TableRow& row = bracket(table, ratio);
  f.inputs.push_back(domain::figure(f.id + ".ratio", "超标率", ratio));
  f.inputs.push_back(share_figure(f.id + ".share", table, row));
  add_eligible(f, eligible);
  round_into(f, excess.above * share_of(table, row) * eligible);
  return f;
}

}  // namespace mi::law
