// SPDX-License-Identifier: Apache-2.0
#include "law/calculate/damages.hpp"

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

std::string times_text(const Rational& multiple) { return multiple.to_string(); }

Figure limit(const std::string& id, const char* label, Money value, const std::string& clause) {
  Figure f = domain::figure(id, label, value);
  f.clause = clause;
  return f;
}

std::string formula_of(const MultipleWithFloor& in) {
  std::string text = in.base.label + " × " + times_text(in.multiple) + " 倍";
  if (in.floor) text = "max(" + text + ", 最低额)";
  if (in.cap) text = "min(" + text + ", 最高额)";
  return in.label + " = " + text;
}

[[noreturn]] void refuse(const Clause& clause, std::string message, std::string advice = {}) {
  throw Error(ErrorKind::usage, std::move(message), {clause.source.to_chinese()}, std::move(advice));
}

void check_ready(const Clause& clause, const Measure& measure) {
  if (!measure.open.empty())
    refuse(clause, base::say("{0} is left blank in the rule and not yet set", measure.open.front().second),
           base::say("mi-rules set {0} VALUE --source TEXT", measure.open.front().second));
  if (!clause.gap.empty() || !measure.gap.empty())
    refuse(clause, base::say("text is lost here ({0}): leads only, no measure", clause.gap.empty() ? measure.gap : clause.gap),
           base::tr("set what closes the gap first: mi-rules show PACK"));
  if (!measure.multiple) refuse(clause, base::tr("this measure names no multiple"));
}

// The officer's part in a range; a fixed multiple leaves nothing to pick.
Rational chosen(const Clause& clause, const Measure& measure, const std::optional<Rational>& pick,
                const std::string& reason) {
  if (!measure.multiple_max || *measure.multiple_max == *measure.multiple) {
    if (pick && *pick != *measure.multiple)
      refuse(clause, base::say("the multiple is fixed at {0}", measure.multiple->to_string()));
    return *measure.multiple;
  }
  const std::string range = measure.multiple->to_string() + "–" + measure.multiple_max->to_string();
  if (!pick) refuse(clause, base::say("the multiple must be chosen inside {0}, with a reason", range));
  return Rational::parse(
      range_pick("pick", "倍数", clause.source.to_chinese(), *measure.multiple, *measure.multiple_max, *pick, reason).value);
}

[[noreturn]] void outside(const std::string& clause, const std::string& pick, const std::string& range) {
  throw Error(ErrorKind::usage, base::say("{0} is outside {1}", pick, range), {clause});
}

void need_reason(const std::string& clause, const std::string& reason) {
  if (reason.empty()) throw Error(ErrorKind::usage, base::tr("a choice inside a range needs a reason"), {clause});
}

Figure picked(Figure f, const std::string& clause, const std::string& range, const std::string& reason) {
  f.clause = clause;
  f.formula = f.label + "在 " + range + " 内由经办人员确定";
  f.note = reason;
  return f;
}

}  // namespace

Figure multiple_with_floor(const MultipleWithFloor& in) {
  if (in.multiple.is_negative()) throw Error(ErrorKind::usage, base::tr("a multiple is not negative"), {in.clause});
  const Money base_amount = in.base.money();
  if (base_amount.is_negative()) throw Error(ErrorKind::usage, base::tr("the base is not negative"), {in.clause});
  const Money product = base::times(base_amount, in.multiple);
  Money result = in.floor ? std::max(product, *in.floor) : product;
  if (in.cap) result = std::min(result, *in.cap);
  Figure f = domain::figure(in.id, in.label, result);
  f.clause = in.clause;
  f.formula = formula_of(in);
  f.switches = in.switches;
  f.inputs = {in.base, domain::figure(in.id + ".multiple", "倍数", in.multiple)};
  f.inputs[1].clause = in.clause;
  if (in.floor) f.inputs.push_back(limit(in.id + ".floor", "最低额", *in.floor, in.clause));
  if (in.cap) f.inputs.push_back(limit(in.id + ".cap", "最高额", *in.cap, in.clause));
  if (!(Rational(base_amount.fen()) * in.multiple == Rational(product.fen()))) f.rounding = "基数 × 倍数四舍五入到分";
  if (in.floor && product < *in.floor) f.note = "按倍数计算为 " + product.to_string() + " 元，低于最低额，按最低额计";
  if (in.cap && product > *in.cap) f.note = "按倍数计算为 " + product.to_string() + " 元，超过最高额，按最高额计";
  return f;
}

Figure damages(std::string id, const Clause& clause, const Measure& measure, Figure base_figure,
               const std::vector<domain::SwitchUse>& switches, std::optional<Rational> pick, const std::string& reason) {
  check_ready(clause, measure);
  const Rational multiple = chosen(clause, measure, pick, reason);
  Figure f = multiple_with_floor({std::move(id), "违约金", std::move(base_figure), multiple, measure.floor, measure.cap,
                                  clause.source.to_chinese(), switches});
  if (measure.multiple_max && *measure.multiple_max != *measure.multiple) f.inputs[1].note = reason;
  return f;
}

Figure fixed_per_event(std::string id, std::string label, const std::string& clause, Money amount, const Figure& events,
                       const std::vector<domain::SwitchUse>& switches) {
  const Rational n = Rational::parse(events.value);
  if (n.is_negative()) throw Error(ErrorKind::usage, base::tr("a count is not negative"), {clause});
  Figure f = domain::figure(id, std::move(label), base::times(amount, n));
  f.clause = clause;
  f.formula = f.label + " = " + events.label + " × 每次（例）金额";
  f.switches = switches;
  f.inputs = {events, limit(f.id + ".amount", "每次（例）金额", amount, clause)};
  return f;
}

Figure range_pick(std::string id, std::string label, const std::string& clause, const Rational& min, const Rational& max,
                  const Rational& pick, const std::string& reason, const std::string& unit) {
  const std::string range = min.to_string() + "–" + max.to_string();
  if (pick < min || pick > max) outside(clause, pick.to_string(), range);
  if (min != max) need_reason(clause, reason);
  return picked(domain::figure(std::move(id), std::move(label), pick, unit), clause, range, reason);
}

Figure range_pick(std::string id, std::string label, const std::string& clause, Term min, Term max, Term pick,
                  const std::string& reason) {
  const std::string range = min.to_chinese() + "–" + max.to_chinese();
  if (pick.unit != min.unit || pick.n < min.n || pick.n > max.n) outside(clause, pick.to_chinese(), range);
  if (min.n != max.n) need_reason(clause, reason);
  Figure f = domain::count(std::move(id), std::move(label), pick.n, Term{2, pick.unit}.to_string().substr(2));
  return picked(std::move(f), clause, range, reason);
}

}  // namespace mi::law
