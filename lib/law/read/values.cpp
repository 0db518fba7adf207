// SPDX-License-Identifier: Apache-2.0
// Values, parameters, switches, gaps, weights.
#include <algorithm>

#include "base/message.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

const std::vector<std::string_view> kKinds{"number", "percent", "money", "term", "count", "text", "date", "list"};
const std::vector<std::string_view> kDirections{"max", "min"};

void read_value(const Node& node, Reading& reading) {
  const Fields fields(node, "[[value]]", with_common({"value", "direction"}), reading.problems);
  DatedValue value;
  read_layered(fields, reading, value);
  fields.require({"value"});
  value.quantity = fields.quantity("value").value_or(Quantity());
  value.tighten_to_less = fields.choice("direction", kDirections) == 0;
  if (value.lower == Lower::tighten && !fields.find("direction"))
    fields.problem("lower", base::tr("lower = \"tighten\" needs direction = \"max\" or \"min\""));
  reading.data.values.push_back(std::move(value));
}

void check_bound(const Fields& fields, std::string_view key, const Parameter& parameter, const std::optional<Quantity>& q) {
  const bool number = parameter.kind == ValueKind::number || parameter.kind == ValueKind::percent;
  const bool fits = !q || q->kind == parameter.kind ||
                    (number && (q->kind == ValueKind::count || q->kind == ValueKind::number || q->kind == ValueKind::percent));
  if (!fits) fields.problem(key, base::say("\"{0}\" has another unit than the parameter", q->written));
}

void read_parameter(const Node& node, Reading& reading) {
  const Fields fields(node, "[[parameter]]", with_common({"unit", "min", "max", "choices"}), reading.problems);
  Parameter parameter;
  read_layered(fields, reading, parameter);
  fields.require({"unit"});
  parameter.kind = static_cast<ValueKind>(fields.choice("unit", kKinds));
  parameter.min = fields.quantity("min");
  parameter.max = fields.quantity("max");
  parameter.choices = fields.texts("choices");
  check_bound(fields, "min", parameter, parameter.min);
  check_bound(fields, "max", parameter, parameter.max);
  if (parameter.min && parameter.max && parameter.min->number > parameter.max->number)
    fields.problem("max", base::tr("max is less than min"));
  reading.data.parameters.push_back(std::move(parameter));
}

void read_alternatives(const Fields& fields, Switch& made) {
  for (const Node* node : fields.tables("alternatives")) {
    const Fields item(*node, "alternatives", {"value", "meaning"}, fields.problems());
    item.require({"value", "meaning"});
    made.alternatives.push_back({item.name("value"), item.text("meaning")});
  }
  if (made.alternatives.size() < 2)
    fields.problem("alternatives", base::tr("a switch has at least two alternatives, its default among them"));
  const auto is_default = [&](const Alternative& a) { return a.value == made.standard; };
  if (std::none_of(made.alternatives.begin(), made.alternatives.end(), is_default))
    fields.problem("default", base::say("the default \"{0}\" is not among the alternatives", made.standard));
}

void read_switch(const Node& node, Reading& reading) {
  const Fields fields(node, "[[switch]]", with_common({"question", "default", "alternatives"}), reading.problems);
  Switch made;
  read_layered(fields, reading, made);
  fields.require({"question", "default", "alternatives"});
  made.question = fields.text("question");
  made.standard = fields.name("default");
  read_alternatives(fields, made);
  reading.data.switches.push_back(std::move(made));
}

void read_gap(const Node& node, Reading& reading) {
  const Fields fields(node, "[[gap]]", with_common({"text", "affects", "closed_by"}), reading.problems);
  Gap gap;
  read_object(fields, reading, gap);
  fields.require({"text"});
  gap.text = fields.text("text");
  gap.affects = fields.texts("affects");
  gap.closed_by = fields.name("closed_by");
  refer(reading, fields, "affects", Reference::object);
  refer(reading, fields, "closed_by", Reference::setting);
  reading.data.gaps.push_back(std::move(gap));
}

void read_weights(const Node& node, Reading& reading) {
  const Fields fields(node, "[[weights]]", with_common({"parts", "sum"}), reading.problems);
  Weighting weighting;
  read_layered(fields, reading, weighting);
  fields.require({"parts"});
  base::Rational sum;
  for (const Node* part : fields.tables("parts")) {
    const Fields item(*part, "parts", {"id", "label", "share"}, reading.problems);
    item.require({"id", "label", "share"});
    weighting.parts.push_back({item.name("id"), item.text("label"), item.number("share").value_or(base::Rational())});
    sum = sum + weighting.parts.back().share;
  }
  const base::Rational wanted = fields.number("sum").value_or(base::Rational(1));
  if (!(sum == wanted))
    fields.problem("parts", base::say("the shares add up to {0}, not {1}", sum.to_percent(2), wanted.to_percent(2)));
  reading.data.weightings.push_back(std::move(weighting));
}

}  // namespace

bool read_value_section(const std::string& section, const Node& table, Reading& reading) {
  if (section == "value") read_value(table, reading);
  else if (section == "parameter") read_parameter(table, reading);
  else if (section == "switch") read_switch(table, reading);
  else if (section == "gap") read_gap(table, reading);
  else if (section == "weights") read_weights(table, reading);
  else return false;
  return true;
}

}  // namespace mi::law
