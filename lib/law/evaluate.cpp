// SPDX-License-Identifier: Apache-2.0
// Predicates reckoned over facts, with the reasoning kept and the day on which time alone would turn the answer.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/condition.hpp"

namespace mi::law {
namespace {

using base::Date;

const char* words(Answer answer) {
  static const char* const names[] = {"是", "否", "无法核查"};
  return names[static_cast<int>(answer)];
}

Answer answer(bool yes) { return yes ? Answer::yes : Answer::no; }

bool is_number(ValueKind k) { return k == ValueKind::number || k == ValueKind::percent || k == ValueKind::count; }

bool comparable(const Quantity& a, const Quantity& b) {
  if (is_number(a.kind) && is_number(b.kind)) return true;
  return a.kind == b.kind && (a.kind != ValueKind::term || a.term.unit == b.term.unit);
}

base::Rational size(const Quantity& q) {
  return q.kind == ValueKind::date ? base::Rational(q.date.days()) : q.number;
}

bool same(const Quantity& found, const Quantity& wanted) {
  if (found.kind == ValueKind::list)
    return std::find(found.list.begin(), found.list.end(), wanted.written) != found.list.end();
  if (found.kind == ValueKind::text || wanted.kind == ValueKind::text) return found.written == wanted.written;
  return comparable(found, wanted) && size(found) == size(wanted);
}

bool ordered(Test test, const base::Rational& found, const base::Rational& wanted) {
  switch (test) {
    case Test::at_least: return found >= wanted;
    case Test::at_most: return found <= wanted;
    case Test::more_than: return found > wanted;
    default: return found < wanted;
  }
}

bool compare(const Predicate& p, const Quantity& found) {
  if (p.test == Test::equals || p.test == Test::in)
    return std::any_of(p.operands.begin(), p.operands.end(), [&](const Quantity& q) { return same(found, q); });
  if (!comparable(found, p.operands.front()))
    throw base::Error(base::ErrorKind::cannot,
                      base::say("the fact {0} is {1}; the rule compares it with {2}", p.fact, base::tr(in_words(found.kind)),
                                p.operands.front().written));
  return ordered(p.test, size(found), size(p.operands.front()));
}

Date after(Date start, Term term) {
  if (term.unit == TermUnit::months) return start.plus_months(static_cast<int>(term.n));
  if (term.unit == TermUnit::years) return start.plus_months(static_cast<int>(term.n * 12));
  return start.plus_days(static_cast<std::int32_t>(term.n));
}

const char* sign(Test test) {
  switch (test) {
    case Test::at_least: return "不少于";
    case Test::at_most: return "不超过";
    case Test::more_than: return "超过";
    case Test::less_than: return "低于";
    case Test::in: return "属于";
    default: return "为";
  }
}

std::string wanted_text(const Predicate& p) {
  if (p.test == Test::present) return "应有";
  if (p.test == Test::absent) return "应无";
  if (p.test == Test::since) return "已满" + p.term.to_chinese();
  if (p.test == Test::not_within) return "距今已超过" + p.term.to_chinese();
  std::string list;
  for (const Quantity& q : p.operands) {
    std::string one = q.written == "true" ? "是" : q.written == "false" ? "否" : q.written;
    list += (list.empty() ? "" : "、") + one;
  }
  return sign(p.test) + list;
}

std::string found_text(const Facts::Known* known) {
  if (!known) return "未记录";
  if (known->none) return "无";
  if (known->value.written == "true") return "是";
  if (known->value.written == "false") return "否";
  return known->value.kind == ValueKind::date ? known->value.date.to_chinese() : known->value.written;
}

void describe(Outcome& out, const Predicate& p, const Facts::Known* known) {
  out.trace.answer = out.answer;
  out.trace.fact = p.fact;
  out.trace.found = known ? (known->none ? "none" : known->value.written) : "";
  out.trace.wanted = wanted_text(p);
  out.trace.text = (p.label.empty() ? p.fact : p.label) + "：" + found_text(known) + "（" + out.trace.wanted + "）：" +
                   words(out.answer);
}

void test_time(const Predicate& p, const Facts::Known& known, Date as_of, Outcome& out) {
  if (known.none) {
    out.answer = answer(p.test == Test::not_within);  // nothing ever happened that could bar
    return;
  }
  if (known.value.kind != ValueKind::date)
    throw base::Error(base::ErrorKind::cannot, base::say("the fact {0} must be a date", p.fact));
  const Date last = after(known.value.date, p.term);
  const Date first = p.test == Test::not_within ? last.plus_days(1) : last;
  out.answer = answer(as_of >= first);
  if (out.answer == Answer::no) out.first_possible = first;
}

Outcome test_fact(const Predicate& p, const Facts& facts, Date as_of) {
  Outcome out;
  const Facts::Known* known = facts.find(p.fact);
  if (!known) out.missing.push_back(p.fact);
  else if (p.test == Test::present || p.test == Test::absent) out.answer = answer(known->none == (p.test == Test::absent));
  else if (p.test == Test::since || p.test == Test::not_within) test_time(p, *known, as_of, out);
  else out.answer = answer(!known->none && compare(p, known->value));
  describe(out, p, known);
  return out;
}

// For "all", one no decides; for "any", one yes.
Answer combine(Test test, const std::vector<Outcome>& parts) {
  const Answer decisive = test == Test::all ? Answer::no : Answer::yes;
  bool open = false;
  for (const Outcome& o : parts) {
    if (o.answer == decisive) return decisive;
    open = open || o.answer == Answer::not_checkable;
  }
  if (open) return Answer::not_checkable;
  return test == Test::all ? Answer::yes : Answer::no;
}

// The parts that decided must all turn; of the others one is enough.
std::optional<Date> turning(Test test, Answer result, const std::vector<Outcome>& parts) {
  if (result == Answer::not_checkable) return std::nullopt;
  const bool all_must = result == (test == Test::all ? Answer::no : Answer::yes);
  std::optional<Date> day;
  for (const Outcome& o : parts) {
    if (o.answer == Answer::not_checkable) {
      if (all_must) return std::nullopt;
      continue;
    }
    if (o.answer != result) continue;
    if (!o.first_possible && all_must) return std::nullopt;
    if (o.first_possible && (!day || (all_must ? *o.first_possible > *day : *o.first_possible < *day)))
      day = o.first_possible;
  }
  return day;
}

std::string group_words(const Predicate& p) {
  const std::string lead = p.label.empty() ? "" : p.label + "：";
  return lead + (p.test == Test::all ? "以下各项均满足" : p.test == Test::any ? "以下任一项满足" : "以下情形不存在");
}

Outcome negate(Outcome child) {
  if (child.answer != Answer::not_checkable) child.answer = answer(child.answer == Answer::no);
  return child;
}

Outcome test_group(const Predicate& p, const Facts& facts, Date as_of) {
  std::vector<Outcome> parts;
  Outcome out;
  for (const Predicate& child : p.children) {
    parts.push_back(evaluate(child, facts, as_of));
    out.trace.inputs.push_back(parts.back().trace);
    for (const std::string& m : parts.back().missing) out.missing.push_back(m);
  }
  if (p.test == Test::not_) {
    const Outcome turned = negate(parts.front());
    out.answer = turned.answer;
    out.first_possible = turned.first_possible;
  } else {
    out.answer = combine(p.test, parts);
    out.first_possible = turning(p.test, out.answer, parts);
  }
  out.trace.answer = out.answer;
  out.trace.text = group_words(p) + "：" + words(out.answer);
  return out;
}

}  // namespace

Outcome evaluate(const Predicate& predicate, const Facts& facts, Date as_of) {
  const bool is_group = predicate.test == Test::all || predicate.test == Test::any || predicate.test == Test::not_;
  return is_group ? test_group(predicate, facts, as_of) : test_fact(predicate, facts, as_of);
}

}  // namespace mi::law
