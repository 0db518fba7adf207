// SPDX-License-Identifier: Apache-2.0
#include "document/expression.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::document {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw base::Error(base::ErrorKind::cannot, what); }

Condition joined(ConditionKind kind, Condition first, Condition second) {
  Condition result{kind, {}, {}};
  result.parts.push_back(std::move(first));
  result.parts.push_back(std::move(second));
  return result;
}

const Filter* known_filter(const std::string& name) {
  const Filter* filter = find_filter(name);
  if (filter != nullptr) return filter;
  const std::string near = base::nearest(name, filter_names());
  if (near.empty()) refuse(base::say("there is no filter {}", name));
  refuse(base::say("there is no filter {}; did you mean {}?", name, near));
}

std::int64_t whole_number(const std::string& digits) {
  if (digits.size() > 18) refuse(base::say("the number {} is too large", digits));
  return std::stoll(digits);
}

}  // namespace

Token ExpressionParser::advance() {
  const Token token = next();
  if (token.kind != TokenKind::end) ++at_;
  return token;
}

bool ExpressionParser::take(const char* text) {
  const bool here = (next().kind == TokenKind::name || next().kind == TokenKind::symbol) && next().text == text;
  if (here) ++at_;
  return here;
}

void ExpressionParser::expect(const char* text) {
  if (take(text)) return;
  if (next().kind == TokenKind::end) refuse(base::say("{} is missing at the end", text));
  refuse(base::say("{} is expected before {}", text, next().text));
}

void ExpressionParser::expect_end() {
  if (next().kind != TokenKind::end) refuse(base::say("{} is too much here", next().text));
}

std::string ExpressionParser::name() {
  const Token token = advance();
  if (token.kind == TokenKind::name) return token.text;
  if (token.kind == TokenKind::end) refuse(base::say("a name is missing at the end"));
  refuse(base::say("a name is expected, not {}", token.text));
}

void ExpressionParser::path_or_literal(Expression& result) {
  const Token& token = next();
  if (token.kind == TokenKind::text)
    result.literal = advance().text;
  else if (token.kind == TokenKind::integer)
    result.literal = whole_number(advance().text);
  else if (take("true"))
    result.literal = true;
  else if (take("false"))
    result.literal = false;
  else {
    do result.path.push_back(name());
    while (take("."));
  }
}

Expression ExpressionParser::expression() {
  Expression result;
  path_or_literal(result);
  while (take("|")) result.filters.push_back(filter());
  return result;
}

FilterCall ExpressionParser::filter() {
  const std::string called = name();
  FilterCall call{known_filter(called), {}};
  if (take("(") && !take(")")) {
    do call.arguments.push_back(argument());
    while (take(","));
    expect(")");
  }
  if (call.arguments.size() > call.filter->most_arguments) refuse(base::say("too many arguments for {}", called));
  if (call.filter->apply == nullptr && call.arguments.empty())
    refuse(base::say("{} needs what to print instead", called));
  return call;
}

json::Value ExpressionParser::argument() {
  const Token token = advance();
  if (token.kind == TokenKind::text) return token.text;
  if (token.kind == TokenKind::integer) return whole_number(token.text);
  refuse(base::say("an argument is a text in quotes or a whole number"));
}

Condition ExpressionParser::condition() {
  Condition result = conjunction();
  while (take("or")) result = joined(ConditionKind::either, std::move(result), conjunction());
  return result;
}

Condition ExpressionParser::conjunction() {
  Condition result = negation();
  while (take("and")) result = joined(ConditionKind::both, std::move(result), negation());
  return result;
}

Condition ExpressionParser::negation() {
  if (!take("not")) return comparison();
  Condition result{ConditionKind::negation, {}, {}};
  result.parts.push_back(negation());
  return result;
}

Condition ExpressionParser::comparison() {
  if (take("(")) {
    Condition inner = condition();
    expect(")");
    return inner;
  }
  Condition result{ConditionKind::value, {}, {expression()}};
  if (take("=="))
    result.kind = ConditionKind::equal;
  else if (take("!="))
    result.kind = ConditionKind::unequal;
  if (result.kind != ConditionKind::value) result.expressions.push_back(expression());
  if (!take("is")) return result;
  const bool negated = take("not");
  expect("defined");
  result.kind = ConditionKind::defined;
  if (!negated) return result;
  Condition outer{ConditionKind::negation, {}, {}};
  outer.parts.push_back(std::move(result));
  return outer;
}

}  // namespace mi::document
