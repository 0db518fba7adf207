// SPDX-License-Identifier: Apache-2.0
// What is known, and which facts a predicate reads.
#include "law/condition.hpp"

#include <algorithm>

namespace mi::law {
namespace {

Quantity quantity(ValueKind kind, base::Rational number, std::string written) {
  Quantity q;
  q.kind = kind;
  q.number = number;
  q.written = std::move(written);
  return q;
}

Quantity words(std::string text) {
  Quantity q = quantity(ValueKind::text, {}, text);
  q.text = std::move(text);
  return q;
}

void collect(const Predicate& p, std::vector<std::string>& names) {
  if (!p.fact.empty() && std::find(names.begin(), names.end(), p.fact) == names.end()) names.push_back(p.fact);
  for (const Predicate& child : p.children) collect(child, names);
}

}  // namespace

const char* to_text(Answer answer) {
  static const char* const names[] = {"yes", "no", "not-checkable"};
  return names[static_cast<int>(answer)];
}

Facts& Facts::set(const std::string& name, bool value) { return set(name, std::string(value ? "true" : "false")); }

Facts& Facts::set(const std::string& name, std::int64_t value) {
  known_[name] = {false, quantity(ValueKind::count, base::Rational(value), std::to_string(value))};
  return *this;
}

Facts& Facts::set(const std::string& name, const base::Rational& value) {
  known_[name] = {false, quantity(ValueKind::number, value, value.to_string())};
  return *this;
}

Facts& Facts::set(const std::string& name, base::Money value) {
  known_[name] = {false, quantity(ValueKind::money, base::Rational(value.fen()), value.to_string() + " CNY")};
  return *this;
}

Facts& Facts::set(const std::string& name, base::Date value) {
  Quantity q = quantity(ValueKind::date, base::Rational(value.days()), value.to_string());
  q.date = value;
  known_[name] = {false, std::move(q)};
  return *this;
}

Facts& Facts::set(const std::string& name, const std::string& value) {
  known_[name] = {false, words(value)};
  return *this;
}

Facts& Facts::set(const std::string& name, std::vector<std::string> values) {
  Quantity q = quantity(ValueKind::list, base::Rational(static_cast<std::int64_t>(values.size())), {});
  for (const std::string& v : values) q.written += (q.written.empty() ? "" : "、") + v;
  q.list = std::move(values);
  known_[name] = {false, std::move(q)};
  return *this;
}

Facts& Facts::set_none(const std::string& name) {
  known_[name] = {true, {}};
  return *this;
}

const Facts::Known* Facts::find(const std::string& name) const {
  const auto it = known_.find(name);
  return it == known_.end() ? nullptr : &it->second;
}

std::vector<std::string> facts_of(const Predicate& predicate) {
  std::vector<std::string> names;
  collect(predicate, names);
  return names;
}

}  // namespace mi::law
