// SPDX-License-Identifier: Apache-2.0
// What the law of the case gives to documents.
#include "work/notice/law_content.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "casefile/entries.hpp"
#include "domain/assessment.hpp"
#include "due/case_calendar.hpp"
#include "due/lapse.hpp"
#include "due/tutoring.hpp"
#include "law/items.hpp"
#include "work/notice/agreement_text.hpp"
#include "work/notice/convert.hpp"
#include "work/notice/publicity_result.hpp"

namespace mi::work {
namespace {

using json::Value;

std::optional<Value> term(const ContentSource& s, std::string_view deadline) {
  const base::Date day = s.paper.request.date;
  if (!s.law.has_deadline(deadline, day)) return std::nullopt;
  const auto length = s.law.deadline(deadline, day).length;
  return length ? std::optional<Value>(Value(length->to_chinese())) : std::nullopt;
}

// What the packs say of a deadline that was not kept.
std::optional<Value> missed(const ContentSource& s, std::string_view deadline) {
  const base::Date day = s.paper.request.date;
  if (!s.law.has_deadline(deadline, day)) return std::nullopt;
  const std::string text = s.law.deadline(deadline, day).on_miss_label;
  return text.empty() ? std::nullopt : std::optional<Value>(Value(text));
}

// The first day without agreement where a suspension on own request ran out before anybody asked to go on: by the document's
// day it has come, and no calendar is lacking.
std::optional<Value> lapse(const ContentSource& s) {
  const casefile::Fact told = told_fact(s);
  if (told.kind != domain::Suspension::kind.name) return std::nullopt;
  const auto suspension = domain::decode<domain::Suspension>(told.body);
  if (s.file.get<domain::Resumption>(suspension.name)) return std::nullopt;
  const auto last = due::resume_by(suspension, s.law, due::calendar_of(s.file));
  if (!last || last->provisional || s.paper.request.date <= last->due) return std::nullopt;
  return Value(last->due.plus_days(1).to_string());
}

// What does not count in it, by the packs' names.
std::optional<Value> pauses(const ContentSource& s, std::string_view deadline) {
  const base::Date day = s.paper.request.date;
  if (!s.law.has_deadline(deadline, day)) return std::nullopt;
  Value list = Value::array();
  for (const std::string& pause : s.law.deadline(deadline, day).pauses) list.push(pause);
  return list;
}

std::optional<Value> value(const ContentSource& s, std::string_view id) {
  const base::Date day = s.paper.request.date;
  if (!s.law.has(id, day)) return std::nullopt;
  const law::Value value = s.law.value(id, day);
  if (value.quantity.kind == law::ValueKind::term) return Value(value.term().to_chinese());
  if (value.quantity.kind == law::ValueKind::money) return Value(value.money().to_string());
  if (value.quantity.kind == law::ValueKind::text) return Value(value.text());
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

// The last yearly assessment by the document's day, in words; what the packs do not say of it is not said.
std::optional<Value> assessment(const ContentSource& s) {
  std::optional<domain::Assessment> last;
  for (auto& r : casefile::entries<domain::Assessment>(s.file))
    if (r.value.date <= s.paper.request.date && (!last || last->year < r.value.year)) last = std::move(r.value);
  if (!last || last->figures.empty()) return std::nullopt;
  std::string text = last->year + "年度考核得分" + score_text(base::Rational::parse(last->figures.back().value)) + "分";
  if (last->vetoed()) text += "，一票否决";
  if (!last->reached.empty()) text += last->reached == "yes" ? "，达到考核标准" : "，未达到考核标准";
  return Value(text);
}

}  // namespace

std::optional<Value> law_content(const ContentSource& s, std::string_view what, std::string_view argument) {
  if (what == "term") return term(s, argument);
  if (what == "value") return value(s, argument);
  if (what == "missed") return missed(s, argument);
  if (what == "lapse") return lapse(s);
  if (what == "assessment") return assessment(s);
  if (what == "publicity") return publicity_result(s);
  if (what == "pauses") return pauses(s, argument);
  if (what == "choice") return choice(s, argument);
  if (what == "clauses") return clauses(s, argument);
  if (what == "conditions") return conditions(s, argument);
  if (what == "materials") return materials(s, argument);
  if (what == "deadlines") return deadlines(s, argument);
  if (what == "articles") return agreement_articles(s);
  if (what == "gaps") return agreement_gaps(s);
  if (what == "items") return items(s);
  if (what == "terms") return agreement_terms(s);
  if (what == "tutoring") return tutoring(s);
  if (what != "agreement" || agreement_pack(s) == nullptr) return std::nullopt;
  return Value(agreement_pack(s)->title());
}

bool is_law_content(std::string_view what) {
  static const std::set<std::string_view> words{"term",      "value",    "clauses", "conditions", "materials",
                                                "deadlines", "articles", "gaps",    "agreement",  "items",   "terms", "tutoring", "choice",
                                                "pauses",    "missed",   "lapse",     "publicity", "assessment"};
  return words.count(what) > 0;
}

}  // namespace mi::work
