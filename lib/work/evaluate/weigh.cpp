// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/weigh.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Rational;
using base::say;
using domain::Figure;

std::optional<law::Weighting> weights_on(const law::Rulebook& law, base::Date day) {
  for (const law::Pack& pack : law.used())
    for (const law::Weighting& w : pack.weightings())
      if (w.id == "evaluate.weights" && w.in_force(day)) return law.weighting(w.id, day);
  return std::nullopt;
}

Figure plain_mean(std::vector<Figure> areas) {
  Rational sum;
  for (const Figure& a : areas) sum = sum + Rational::parse(a.value);
  Figure f = domain::figure("total", "平均得分", sum / Rational(static_cast<std::int64_t>(areas.size())), "分");
  f.formula = "各项评估内容得分的平均数";
  f.inputs = std::move(areas);
  return f;
}

const law::Weighting::Part& part_of(const law::Weighting& weights, const std::string& area) {
  for (const auto& part : weights.parts)
    if (part.label == area) return part;
  throw Error(ErrorKind::cannot, say("the weights of the evaluation do not name the area {}", area), {weights.source.to_chinese()});
}

}  // namespace

std::vector<std::string> shares_of(const std::vector<std::string>& areas, const law::Rulebook& law, base::Date day) {
  std::vector<std::string> shares;
  if (const auto weights = weights_on(law, day))
    for (const std::string& area : areas) shares.push_back(part_of(*weights, area).share.to_percent(2));
  return shares;
}

Figure weighed_total(const std::vector<Figure>& areas, const law::Rulebook& law, base::Date day) {
  const auto weights = weights_on(law, day);
  if (!weights) return plain_mean(areas);
  if (weights->parts.size() != areas.size())
    throw Error(ErrorKind::cannot, say("the weights name {0} areas, the evaluation {1}", weights->parts.size(), areas.size()), {weights->source.to_chinese()});
  Rational sum;
  std::string formula;
  for (const Figure& area : areas) {
    const auto& part = part_of(*weights, area.label);
    sum = sum + part.share * Rational::parse(area.value);
    formula += (formula.empty() ? "" : " + ") + area.label + " × " + part.share.to_percent(2);
  }
  Figure f = domain::figure("total", "加权得分", sum, "分");
  f.clause = weights->source.to_chinese();
  f.formula = std::move(formula);
  f.inputs = areas;
  return f;
}

void refuse_vetoed(const domain::Evaluation& e, law::Facts known, const law::Rulebook& law, base::Date day) {
  if (e.total.value.empty()) return;
  known.set("score.total", Rational::parse(e.total.value));
  for (std::size_t i = 0; i < e.areas.size(); ++i) known.set("score.area." + std::to_string(i + 1), Rational::parse(e.areas[i].value));
  std::vector<std::string> reasons;
  if (law.has("evaluate.pass_mark", day)) {
    const law::Value mark = law.value("evaluate.pass_mark", day);
    if (Rational::parse(e.total.value) < mark.rational())
      reasons.push_back(mark.label + " " + mark.quantity.written + "，得分 " + Rational::parse(e.total.value).to_decimal(4) + "：" + mark.source.to_chinese());
  }
  for (const law::Condition& veto : law.conditions("evaluate.veto", day))
    if (law.evaluate(veto, known, day).answer == law::Answer::yes) reasons.push_back(veto.label + "：" + veto.source.to_chinese());
  if (!reasons.empty()) throw Error(ErrorKind::gate, say("by the rules this evaluation is not passed")).with_items(std::move(reasons));
}

}  // namespace mi::work
