// SPDX-License-Identifier: Apache-2.0
#include "document/evaluate.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::document {
namespace {

using json::Value;

[[noreturn]] void refuse(const std::string& what) { throw base::Error(base::ErrorKind::cannot, what); }

std::string printed(const Value& value) {
  if (value.is_text()) return value.as_text();
  if (value.is_integer()) return std::to_string(value.as_integer());
  if (value.is_array()) refuse(base::say("a list cannot be printed; loop over it or join it"));
  if (value.is_object()) refuse(base::say("a group of values cannot be printed; name one of them"));
  refuse(base::say("yes or no cannot be printed; ask for it with if"));
}

bool is_true(const Value& value) {
  if (value.is_bool()) return value.as_bool();
  if (value.is_text()) return !value.as_text().empty();
  if (value.is_integer()) return value.as_integer() != 0;
  return value.is_array() ? !value.items().empty() : true;
}

std::vector<std::string> keys_of(const Value& object) {
  std::vector<std::string> keys;
  for (const json::Member& member : object.members()) keys.push_back(member.first);
  return keys;
}

Value loop_value(std::size_t i, std::size_t count) {
  Value loop = Value::object();
  loop.set("index", static_cast<std::int64_t>(i + 1));
  loop.set("count", static_cast<std::int64_t>(count));
  loop.set("first", i == 0);
  loop.set("last", i + 1 == count);
  return loop;
}

}  // namespace

Evaluator::Evaluator(const Value& data, FilterOptions options, Problems& problems, std::uint64_t step_limit)
    : data_(data), options_(options), problems_(problems), steps_left_(step_limit) {}

void Evaluator::run(const Tree& tree, Sink& sink) {
  for (const Node& node : tree) run_node(node, sink);
}

void Evaluator::run_node(const Node& node, Sink& sink) {
  if (steps_left_-- == 0) refuse(base::say("the template runs on without end; look at its loops"));
  if (node.kind == NodeKind::leaf) return sink.leaf(node.leaf);
  if (node.kind == NodeKind::value) return run_value(node, sink);
  if (node.kind == NodeKind::loop) return run_loop(node, sink);
  run_branch(node, sink);
}

void Evaluator::run_value(const Node& node, Sink& sink) {
  std::string text;
  try {
    text = printed(known(node.expression));
  } catch (const base::Error& e) {
    return problems_.add(node.place, e.message());
  }
  sink.value(node, text);
}

void Evaluator::run_loop(const Node& node, Sink& sink) {
  Value list;
  try {
    list = known(node.expression);
    if (!list.is_array()) refuse(base::say("for needs a list"));
  } catch (const base::Error& e) {
    return problems_.add(node.place, e.message());
  }
  const std::size_t count = list.items().size();
  for (std::size_t i = 0; i < count; ++i) {
    scope_.push_back({node.variable, list.items()[i]});
    scope_.push_back({"loop", loop_value(i, count)});
    run(node.branches[0].body, sink);
    scope_.resize(scope_.size() - 2);
  }
}

void Evaluator::run_branch(const Node& node, Sink& sink) {
  for (const Node::Branch& branch : node.branches) {
    try {
      if (branch.condition && !holds(*branch.condition)) continue;
    } catch (const base::Error& e) {
      return problems_.add(branch.place, e.message());
    }
    return run(branch.body, sink);
  }
}

Evaluator::Outcome Evaluator::look_up(const std::vector<std::string>& path) const {
  const Value* at = &data_;
  std::size_t i = 0;
  const auto variable =
      std::find_if(scope_.rbegin(), scope_.rend(), [&](const Variable& v) { return v.name == path[0]; });
  if (variable != scope_.rend()) {
    at = &variable->value;
    i = 1;
  }
  for (; i < path.size(); ++i) {
    const Value* found = at->find(path[i]);
    if (found == nullptr || found->is_null()) {
      const std::string missing = base::join({path.begin(), path.begin() + static_cast<std::ptrdiff_t>(i) + 1}, ".");
      return {std::nullopt, missing, at->is_object() && found == nullptr ? base::nearest(path[i], keys_of(*at)) : ""};
    }
    at = found;
  }
  if (at->is_null()) return {std::nullopt, path[0], {}};
  return {*at, {}, {}};
}

Evaluator::Outcome Evaluator::evaluate(const Expression& expression) const {
  Outcome outcome = expression.path.empty() ? Outcome{expression.literal, {}, {}} : look_up(expression.path);
  for (const FilterCall& call : expression.filters) {
    if (call.filter->apply == nullptr) {
      if (!outcome.value) outcome = {call.arguments[0], {}, {}};
    } else if (outcome.value) {
      outcome.value = call.filter->apply(*outcome.value, call.arguments, options_);
    }
  }
  return outcome;
}

Value Evaluator::known(const Expression& expression) const {
  Outcome outcome = evaluate(expression);
  if (outcome.value) return std::move(*outcome.value);
  if (outcome.near.empty()) refuse(base::say("there is no value for \"{}\"", outcome.missing));
  refuse(base::say("there is no value for \"{}\"; did you mean \"{}\"?", outcome.missing, outcome.near));
}

bool Evaluator::holds(const Condition& condition) const {
  switch (condition.kind) {
    case ConditionKind::either:
      return holds(condition.parts[0]) || holds(condition.parts[1]);
    case ConditionKind::both:
      return holds(condition.parts[0]) && holds(condition.parts[1]);
    case ConditionKind::negation:
      return !holds(condition.parts[0]);
    case ConditionKind::equal:
      return known(condition.expressions[0]) == known(condition.expressions[1]);
    case ConditionKind::unequal:
      return known(condition.expressions[0]) != known(condition.expressions[1]);
    case ConditionKind::defined:
      return evaluate(condition.expressions[0]).value.has_value();
    case ConditionKind::value:
      break;
  }
  return is_true(known(condition.expressions[0]));
}

void FieldCollector::collect(const Tree& tree, const std::function<void(std::size_t)>& leaf) {
  for (const Node& node : tree) {
    if (node.kind == NodeKind::leaf) leaf(node.leaf);
    if (node.kind == NodeKind::value || node.kind == NodeKind::loop) add(node.expression, true);
    if (node.kind == NodeKind::loop && !node.expression.path.empty()) {
      aliases_.push_back({node.variable, full_path(node.expression.path) + "[]"});
      collect(node.branches[0].body, leaf);
      aliases_.pop_back();
    }
    if (node.kind != NodeKind::branch) continue;
    for (const Node::Branch& branch : node.branches) {
      if (branch.condition) add(*branch.condition, true);
      ++conditions_;
      collect(branch.body, leaf);
      --conditions_;
    }
  }
}

std::string FieldCollector::full_path(const std::vector<std::string>& path) const {
  const auto alias =
      std::find_if(aliases_.rbegin(), aliases_.rend(), [&](const Alias& a) { return a.name == path[0]; });
  if (alias == aliases_.rend()) return base::join(path, ".");
  return base::join({path.begin() + 1, path.end()}, ".").insert(0, path.size() > 1 ? alias->path + "." : alias->path);
}

void FieldCollector::add(const Expression& expression, bool required) {
  if (expression.path.empty() || (expression.path[0] == "loop" && !aliases_.empty())) return;
  for (const FilterCall& call : expression.filters) required = required && call.filter->apply != nullptr;
  const std::string path = full_path(expression.path);
  const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const Field& f) { return f.path == path; });
  const bool always = required && conditions_ == 0;
  if (found == fields_.end())
    fields_.push_back({path, always});
  else
    found->required = found->required || always;
}

void FieldCollector::add(const Condition& condition, bool required) {
  for (const Condition& part : condition.parts) add(part, required);
  for (const Expression& expression : condition.expressions)
    add(expression, required && condition.kind != ConditionKind::defined);
}

}  // namespace mi::document
