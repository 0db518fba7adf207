// SPDX-License-Identifier: Apache-2.0
// What the law of the case gives to documents.
#include "work/notice/law_content.hpp"

#include <algorithm>
#include <charconv>
#include <compare>
#include <limits>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/entries.hpp"
#include "due/tutoring.hpp"
#include "law/items.hpp"
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

std::optional<Value> choice(const ContentSource& s, std::string_view name) {
  const auto found = s.law.find_switch(name);
  return found ? std::optional<Value>(Value(found->value)) : std::nullopt;
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

// Several parts may be named, with a bar between them.
bool begins_with_one(std::string_view id, std::string_view prefixes) {
  const auto list = base::split(prefixes, '|');
  return std::any_of(list.begin(), list.end(), [&](const std::string& p) { return id.starts_with(base::trim(p)); });
}

Value conditions(const ContentSource& s, std::string_view group) {
  Value list = Value::array();
  for (const law::Condition& c : s.law.conditions(group, s.paper.request.date))
    list.push(entry(c.label, c.source).set("note", c.note.empty() ? c.label : c.note));
  return list;
}

Value materials(const ContentSource& s, std::string_view group) {
  Value list = Value::array();
  for (const law::Material& m : s.law.materials(group, s.paper.request.date)) list.push(entry(m.label, m.source));
  return list;
}

Value deadlines(const ContentSource& s, std::string_view prefixes) {
  Value list = Value::array();
  for (const law::Deadline& d : s.law.deadlines(s.paper.request.date))
    if (d.length && begins_with_one(d.id, prefixes)) list.push(entry(d.label, d.source).set("term", d.length->to_chinese()));
  return list;
}

// Service items that are open on the document's day.
Value items(const ContentSource& s) {
  std::vector<domain::ItemStep> steps;
  for (auto& r : casefile::entries<domain::ItemStep>(s.file)) steps.push_back(std::move(r.value));
  Value list = Value::array();
  for (const law::ItemDefinition& item : law::open_items(steps, s.law, s.paper.request.date))
    list.push(Value::object().set("label", item.label).set("text", item.label).set("citation", item.clause));
  return list;
}

const law::Pack* agreement_pack(const ContentSource& s) {
  for (const law::Pack& pack : s.law.used())
    if (pack.layer() == law::Layer::agreement) return &pack;
  return nullptr;
}

// Where it stands, so that articles follow each other as in the text; what has no article keeps its place behind them.
struct Place {
  int article = std::numeric_limits<int>::max(), behind = 0, paragraph = 0, item = 0;
  auto operator<=>(const Place&) const = default;
};

int number_of(const std::string& text) {
  int n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

Place place_of(const law::Citation& c) {
  if (c.article.empty()) return {};
  const auto dash = c.article.find('-');
  return {number_of(c.article), dash == std::string::npos ? 0 : number_of(c.article.substr(dash + 1)), number_of(c.paragraph), number_of(c.item)};
}

template <class T> std::vector<T> in_order(std::vector<T> list) {
  std::stable_sort(list.begin(), list.end(), [](const T& a, const T& b) { return place_of(a.source) < place_of(b.source); });
  return list;
}

// Every clause of the agreement's own pack that is in force, as it stands in the pack.
Value articles(const ContentSource& s) {
  Value list = Value::array();
  const law::Pack* pack = agreement_pack(s);
  if (pack == nullptr) return list;
  for (const law::Clause& c : in_order(pack->clauses()))
    if (c.in_force(s.paper.request.date)) list.push(entry(c.label, c.source));
  return list;
}

std::string spoken(const law::Quantity& q) {
  switch (q.kind) {
    case law::ValueKind::term: return q.term.to_chinese();
    case law::ValueKind::date: return q.date.to_chinese();
    case law::ValueKind::money: return q.money().to_string() + "元";
    case law::ValueKind::list: return base::join(q.list, "、");
    case law::ValueKind::text: return q.text.empty() ? q.written : q.text;
    default: return base::replace_all(q.written, " ", "");
  }
}

// What is filled in only when the agreement goes on past its term is no blank of it.
std::vector<law::Parameter> blanks_of(const law::Pack& pack, base::Date day) {
  std::vector<law::Parameter> blanks;
  for (const law::Parameter& p : pack.parameters())
    if (p.in_force(day) && p.id != pack.continued_by()) blanks.push_back(p);
  return in_order(std::move(blanks));
}

// G8: a blank that nobody filled stops the document, with its clause.
void refuse_open(const std::vector<law::Parameter>& blanks, const ContentSource& s) {
  std::vector<std::string> open;
  for (const law::Parameter& p : blanks)
    if (!s.law.has(p.id, s.paper.request.date)) open.push_back(p.id + "：" + p.label + "，" + p.source.to_chinese());
  if (open.empty()) return;
  throw base::Error(base::ErrorKind::usage, base::say("{} blanks of the agreement are still open", open.size()), {},
                    base::say("fill each: mi-rules set NAME VALUE --source TEXT"))
      .with_items(std::move(open));
}

// The values that the agreement fixes, and its blanks as they were filled.
Value terms(const ContentSource& s) {
  const base::Date day = s.paper.request.date;
  Value list = Value::array();
  const law::Pack* pack = agreement_pack(s);
  if (pack == nullptr) return list;
  const auto blanks = blanks_of(*pack, day);
  refuse_open(blanks, s);
  std::vector<law::Object> fixed(blanks.begin(), blanks.end());
  for (const law::DatedValue& v : pack->values())
    if (v.in_force(day) && v.topic == "agreement") fixed.push_back(v);
  for (const law::Object& o : in_order(std::move(fixed)))
    if (s.law.has(o.id, day)) list.push(entry(o.label, o.source).set("value", spoken(s.law.value(o.id, day).quantity)));
  return list;
}

// The agreement that is told, or whose tutoring is.
std::optional<domain::Agreement> agreement_told(const ContentSource& s) {
  const casefile::Fact told = told_fact(s);
  if (told.kind == domain::Agreement::kind.name) return domain::decode<domain::Agreement>(told.body);
  const auto named = s.file.get<domain::Agreement>(told.body.text_or("agreement", ""));
  return named ? std::optional(named->value) : std::nullopt;
}

// First and last day of the tutoring, and the last day of its extension where it was extended.
std::optional<Value> tutoring(const ContentSource& s) {
  if (s.paper.request.about.empty()) return std::nullopt;
  const auto agreement = agreement_told(s);
  if (!agreement) return std::nullopt;
  std::vector<domain::TutoringStep> steps;
  for (auto& r : casefile::entries<domain::TutoringStep>(s.file)) steps.push_back(std::move(r.value));
  const auto days = due::tutoring_days(*agreement, steps, s.law, s.paper.request.date);
  if (!days) return std::nullopt;
  Value v = Value::object().set("from", days->first.first.to_string()).set("to", days->first.last.to_string());
  if (days->extension) v.set("extended", days->extension->last.to_string());
  return v;
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
  if (what == "choice") return choice(s, argument);
  if (what == "clauses") return clauses(s, argument);
  if (what == "conditions") return conditions(s, argument);
  if (what == "materials") return materials(s, argument);
  if (what == "deadlines") return deadlines(s, argument);
  if (what == "articles") return articles(s);
  if (what == "gaps") return gaps(s);
  if (what == "items") return items(s);
  if (what == "terms") return terms(s);
  if (what == "tutoring") return tutoring(s);
  if (what != "agreement" || agreement_pack(s) == nullptr) return std::nullopt;
  return Value(agreement_pack(s)->title());
}

bool is_law_content(std::string_view what) {
  static const std::set<std::string_view> words{"term",      "value",    "clauses", "conditions", "materials",
                                                "deadlines", "articles", "gaps",    "agreement",  "items",   "terms", "tutoring", "choice"};
  return words.count(what) > 0;
}

}  // namespace mi::work
