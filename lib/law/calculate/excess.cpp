// SPDX-License-Identifier: Apache-2.0
#include "law/calculate/excess.hpp"

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

constexpr const char* kToFen = "四舍五入到分，只舍入一次";

Figure limit_figure(const std::string& id, const Value& limit) {
  Figure f = domain::figure(id, limit.label, limit.rational());
  f.clause = limit.source.to_chinese();
  f.note = limit.quantity.written;
  return f;
}

Rational number_of(const Figure& figure) { return Rational::parse(figure.value); }

void set_money(Figure& f, const Rational& yuan) {
  const Money rounded = Money::fen(base::round_half_away(yuan * Rational(100)));
  f.value = rounded.to_string();
  f.unit = "CNY";
  if (!(Rational(rounded.fen()) == yuan * Rational(100))) f.rounding = kToFen;
}

void set_count(Figure& f, const Rational& value, Rounding rounding) {
  if (rounding == Rounding::exact) {
    f.value = value.to_string();
    return;
  }
  const bool down = rounding == Rounding::down;
  f.value = std::to_string(down ? base::floor(value) : base::ceil(value));
  f.rounding = down ? "向下取整" : "向上取整";
}

const Rational& stays_of(const GrowthCap& in, Rational& n) {
  n = number_of(in.stays);
  if (n.is_negative() || n.is_zero())
    throw Error(ErrorKind::usage, base::say("{0} must be above zero", in.stays.label), {in.limit.source.to_chinese()});
  return n;
}

Figure average_figure(const GrowthCap& in, const Rational& n) {
  Figure f = domain::figure(in.id + ".average", "次均费用", number_of(in.cost) / n, "CNY");
  f.formula = "次均费用 = " + in.cost.label + " ÷ " + in.stays.label;
  f.inputs = {in.cost, in.stays};
  return f;
}

}  // namespace

Figure ratio_cap(std::string id, std::string label, const Value& limit, const Figure& part, const Figure& whole,
                 Rounding rounding, const std::vector<domain::SwitchUse>& switches) {
  const Rational above = std::max(Rational(0), number_of(part) - limit.rational() * number_of(whole));
  Figure f = domain::figure(std::move(id), std::move(label), above, part.unit);
  f.clause = limit.source.to_chinese();
  f.formula = f.label + " = max(0, " + part.label + " − " + limit.label + " × " + whole.label + ")";
  f.switches = switches;
  f.inputs = {part, limit_figure(f.id + ".limit", limit), whole};
  if (part.unit == "CNY") set_money(f, above);
  else set_count(f, above, rounding);
  return f;
}

Figure growth_cap(const GrowthCap& in) {
  Rational n;
  stays_of(in, n);
  const Rational allowed = n * (Rational(1) + in.limit.rational()) * number_of(in.base);
  const Rational above = std::max(Rational(0), number_of(in.cost) - allowed) * number_of(in.share);
  Figure f = domain::figure(in.id, in.label, Money());
  f.clause = in.limit.source.to_chinese();
  f.formula = in.label + " = 人次 × max(0, 次均费用 − (1 + 增幅上限) × 基期次均费用) × 基金占比，不超过当期应付额";
  f.switches = in.switches;
  f.inputs = {average_figure(in, n), in.stays, in.base, limit_figure(in.id + ".limit", in.limit), in.share, in.payable};
  set_money(f, above);
  const Money most = std::max(in.payable.money(), Money());
  if (f.money() > most) {
    f.note = "计算为 " + f.value + " 元，以当期应付额为限";
    f.value = most.to_string();
  }
  return f;
}

Figure growth(std::string id, const Figure& cost, const Figure& stays, const Figure& base_figure) {
  const Rational before = number_of(stays) * number_of(base_figure);
  Figure f = domain::figure(std::move(id), "次均费用增幅", Rational(0));
  f.formula = "增幅 = 次均费用 ÷ 基期次均费用 − 1";
  f.inputs = {cost, stays, base_figure};
  if (before.is_zero()) {
    f.value = "n/a";
    f.note = "基期为零，无法计算增幅";
  } else {
    f.value = (number_of(cost) / before - Rational(1)).to_string();
  }
  return f;
}

QuotaResult quota(std::string id, std::string label, const Value& per_case, const Figure& count, const Figure& cost,
                  const std::vector<domain::SwitchUse>& switches) {
  const Money most = base::times(per_case.money(), number_of(count));
  const Money paid = std::min(cost.money(), most);
  Figure limit = domain::figure(id + ".quota", per_case.label, per_case.money());
  limit.clause = per_case.source.to_chinese();
  QuotaResult result{domain::figure(id, label, paid), domain::figure(id + ".above", "超定额部分", cost.money() - paid)};
  result.paid.formula = label + " = min(" + cost.label + ", " + per_case.label + " × " + count.label + ")";
  result.above.formula = "超定额部分 = " + cost.label + " − " + label;
  result.paid.clause = result.above.clause = limit.clause;
  result.paid.switches = result.above.switches = switches;
  result.paid.inputs = {cost, limit, count};
  result.above.inputs = {cost, result.paid};
  return result;
}

}  // namespace mi::law
