// SPDX-License-Identifier: Apache-2.0
// What the law of the case gives to documents.
#include "work/notice/law_content.hpp"

#include <algorithm>
#include <set>

#include "work/notice/convert.hpp"

namespace mi::work {
namespace {

using json::Value;

std::optional<Value> term(const ContentSource& s, std::string_view deadline) {
  const base::Date day = s.paper.request.date;
  if (!s.law.has_deadline(deadline, day)) return std::nullopt;
  const auto length = s.law.deadline(deadline, day).length;
  return length ? std::optional<Value>(Value(length->to_chinese())) : std::nullopt;
}

std::optional<Value> value(const ContentSource& s, std::string_view id) {
  const base::Date day = s.paper.request.date;
  if (!s.law.has(id, day)) return std::nullopt;
  const law::Value value = s.law.value(id, day);
  if (value.quantity.kind == law::ValueKind::term) return Value(value.term().to_chinese());
  if (value.quantity.kind == law::ValueKind::money) return Value(value.money().to_string());
  if (value.quantity.kind == law::ValueKind::date) return Value(value.date().to_string());
  if (value.quantity.kind != law::ValueKind::list) return Value(value.quantity.written);
  Value list = Value::array();
  for (const std::string& word : value.list()) list.push(word);
  return list;
}

Value clauses(const ContentSource& s, std::string_view group) {
  Value list = Value::array();
  for (const law::Clause& clause : s.law.clauses(group, s.paper.request.date))
    list.push(Value::object().set("id", clause.id).set("text", with_full_stop(clause.label))
                  .set("citation", clause.source.to_chinese()));
  return list;
}

// Each with its words and where they stand; `term` only of deadlines.
Value entry(const std::string& label, const law::Citation& source) {
  return Value::object().set("label", label).set("text", with_full_stop(label)).set("citation", source.to_chinese())
      .set("article", source.place());
}

Value conditions(const ContentSource& s, std::string_view group) {
  Value list = Value::array();
  for (const law::Condition& c : s.law.conditions(group, s.paper.request.date)) list.push(entry(c.label, c.source));
  return list;
}

Value materials(const ContentSource& s, std::string_view group) {
  Value list = Value::array();
  for (const law::Material& m : s.law.materials(group, s.paper.request.date)) list.push(entry(m.label, m.source));
  return list;
}

Value deadlines(const ContentSource& s, std::string_view prefix) {
  Value list = Value::array();
  for (const law::Deadline& d : s.law.deadlines(s.paper.request.date))
    if (d.length && d.id.starts_with(prefix)) list.push(entry(d.label, d.source).set("term", d.length->to_chinese()));
  return list;
}

const law::Pack* agreement_pack(const ContentSource& s) {
  for (const law::Pack& pack : s.law.used())
    if (pack.layer() == law::Layer::agreement) return &pack;
  return nullptr;
}

// Every clause of the agreement's own pack that is in force, as it stands in the pack.
Value articles(const ContentSource& s) {
  Value list = Value::array();
  const law::Pack* pack = agreement_pack(s);
  if (pack == nullptr) return list;
  for (const law::Clause& c : pack->clauses())
    if (c.in_force(s.paper.request.date)) list.push(entry(c.label, c.source));
  return list;
}

Value gaps(const ContentSource& s) {
  Value list = Value::array();
  const law::Pack* pack = agreement_pack(s);
  for (const law::Gap& gap : s.law.gaps())
    if (pack != nullptr && gap.pack == pack->id()) list.push(gap.source.place() + "：" + gap.text);
  return list;
}

}  // namespace

std::optional<Value> law_content(const ContentSource& s, std::string_view what, std::string_view argument) {
  if (what == "term") return term(s, argument);
  if (what == "value") return value(s, argument);
  if (what == "clauses") return clauses(s, argument);
  if (what == "conditions") return conditions(s, argument);
  if (what == "materials") return materials(s, argument);
  if (what == "deadlines") return deadlines(s, argument);
  if (what == "articles") return articles(s);
  if (what == "gaps") return gaps(s);
  if (what != "agreement" || agreement_pack(s) == nullptr) return std::nullopt;
  return Value(agreement_pack(s)->title());
}

bool is_law_content(std::string_view what) {
  static const std::set<std::string_view> words{"term",      "value",    "clauses", "conditions", "materials",
                                                "deadlines", "articles", "gaps",    "agreement"};
  return words.count(what) > 0;
}

}  // namespace mi::work
