// SPDX-License-Identifier: Apache-2.0
#include "law/calculate/fine.hpp"

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

void check_ready(const Clause& clause, const Measure& measure) {
  const std::string place = clause.source.to_chinese();
  if (!measure.open.empty())
    throw Error(ErrorKind::usage, base::say("{0} is left blank in the rule and not yet set", measure.open.front().second),
                {place}, base::say("mi-rules set {0} VALUE --source TEXT", measure.open.front().second));
  const std::string& gap = clause.gap.empty() ? measure.gap : clause.gap;
  if (!gap.empty()) throw Error(ErrorKind::usage, base::say("text is lost here ({0}): leads only, no measure", gap), {place});
}

Figure bound(const std::string& id, const char* label, const Figure& base, const Rational& multiple, const Clause& clause) {
  const Money product = base::times(base.money(), multiple);
  Figure f = domain::figure(id, label, product);
  f.clause = clause.source.to_chinese();
  f.formula = base.label + " × " + multiple.to_string() + " 倍";
  f.inputs = {base, domain::figure(id + ".multiple", "倍数", multiple)};
  f.inputs[1].clause = f.clause;
  if (!(Rational(base.money().fen()) * multiple == Rational(product.fen()))) f.rounding = "基数 × 倍数四舍五入到分";
  return f;
}

Figure stated(const std::string& id, const char* label, Money amount, const Clause& clause) {
  Figure f = domain::figure(id, label, amount);
  f.clause = clause.source.to_chinese();
  f.formula = "条文规定的数额";
  return f;
}

}  // namespace

FineRange fine_range(const std::string& id, const Clause& clause, const Measure& m, const Figure& base) {
  check_ready(clause, m);
  if (base.money().is_negative()) throw Error(ErrorKind::usage, base::tr("the base is not negative"), {clause.source.to_chinese()});
  if (m.amount)
    return {stated(id + ".low", "罚款下限", *m.amount, clause),
            stated(id + ".high", "罚款上限", m.amount_max.value_or(*m.amount), clause)};
  if (!m.multiple) throw Error(ErrorKind::usage, base::tr("this measure names no multiple"), {clause.source.to_chinese()});
  return {bound(id + ".low", "罚款下限", base, *m.multiple, clause),
          bound(id + ".high", "罚款上限", base, m.multiple_max.value_or(*m.multiple), clause)};
}

Figure daily_surcharge(const std::string& id, const std::string& label, const Value& rate, const Figure& fine,
                       const Figure& days) {
  const Rational n = Rational::parse(days.value);
  if (n.is_negative()) throw Error(ErrorKind::usage, base::tr("a count is not negative"), {rate.source.to_chinese()});
  const Money product = base::times(fine.money(), rate.rational() * n);
  Figure f = domain::figure(id, label, std::min(product, fine.money()));
  f.clause = rate.source.to_chinese();
  f.formula = label + " = min(罚款 × " + rate.quantity.written + " × 天数, 罚款)";
  f.inputs = {fine, days};
  if (product > fine.money()) f.note = "按日计算为 " + product.to_string() + " 元，不超过罚款数额";
  if (!(Rational(fine.money().fen()) * rate.rational() * n == Rational(product.fen()))) f.rounding = "四舍五入到分";
  return f;
}

std::vector<Figure> instalments(const std::string& id, const std::string& label, const Figure& total, std::int64_t parts) {
  if (parts < 1) throw Error(ErrorKind::usage, base::tr("there is at least one instalment"));
  const std::int64_t each = total.money().fen() / parts;
  if (each == 0) throw Error(ErrorKind::usage, base::tr("an instalment of nothing"));
  std::vector<Figure> result;
  for (std::int64_t i = 1; i <= parts; ++i) {
    const bool last = i == parts;
    Figure f = domain::figure(id + "." + std::to_string(i), label, Money::fen(last ? total.money().fen() - each * (parts - 1) : each));
    f.formula = last ? "总额 − 前各期" : "总额 ÷ 期数，舍去不足一分的部分";
    f.inputs = {total};
    result.push_back(std::move(f));
  }
  return result;
}

}  // namespace mi::law
