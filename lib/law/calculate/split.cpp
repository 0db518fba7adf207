// SPDX-License-Identifier: Apache-2.0
#include "law/calculate/split.hpp"

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::law {
namespace {

using base::Money;
using base::Rational;
using domain::Figure;

Figure share_figure(const std::string& id, const Value& share) {
  Figure f = domain::figure(id, share.label, share.rational());
  f.clause = share.source.to_chinese();
  f.note = share.quantity.written;
  return f;
}

}  // namespace

Split split_by_share(std::string pay_id, std::string pay_label, std::string rest_id, std::string rest_label,
                     const Value& share, const Figure& total, const std::vector<domain::SwitchUse>& switches) {
  const Rational& s = share.rational();
  if (s.is_negative() || s > Rational(1))
    throw base::Error(base::ErrorKind::usage, base::say("a share lies between 0 and 100 %, not {0}", share.quantity.written),
                      {share.source.to_chinese()});
  const Money whole = total.money(), pay = base::times(whole, s);
  Split split{domain::figure(std::move(pay_id), std::move(pay_label), pay),
              domain::figure(std::move(rest_id), std::move(rest_label), whole - pay)};
  split.pay.formula = split.pay.label + " = " + total.label + " × " + share.quantity.written;
  split.rest.formula = split.rest.label + " = " + total.label + " − " + split.pay.label;
  split.pay.clause = split.rest.clause = share.source.to_chinese();
  split.pay.switches = split.rest.switches = switches;
  split.pay.inputs = {total, share_figure(split.pay.id + ".share", share)};
  if (!(Rational(whole.fen()) * s == Rational(pay.fen()))) split.pay.rounding = "四舍五入到分，余额用减法得出";
  split.rest.inputs = {total, split.pay};
  return split;
}

std::vector<Figure> apportion(const Figure& total, const std::vector<Weight>& weights, const std::string& clause,
                              const std::vector<domain::SwitchUse>& switches) {
  std::vector<std::int64_t> numbers;
  for (const Weight& w : weights) numbers.push_back(w.weight);
  const std::vector<Money> parts = base::apportion(total.money(), numbers);
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Figure f = domain::figure(weights[i].id, weights[i].label, parts[i]);
    f.clause = clause;
    f.formula = f.label + " = " + total.label + " × 权重 ÷ 权重合计";
    f.rounding = "最大余数法，各份相加等于总额";
    f.switches = switches;
    f.inputs = {total, domain::count(f.id + ".weight", "权重", numbers[i])};
    figures.push_back(std::move(f));
  }
  return figures;
}

}  // namespace mi::law
