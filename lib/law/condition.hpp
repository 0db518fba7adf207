// SPDX-License-Identifier: Apache-2.0
// Structured predicates over named facts: no code in packs, so that a condition can be checked, explained, translated.
// What is not known is never taken as no: the outcome is then "not checkable", and the trace names the missing fact.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "law/value.hpp"

namespace mi::law {

enum class Test {
  all, any, not_,                                    // of `children`
  equals, in, at_least, at_most, more_than, less_than,  // G1: at_* include the number, the others exclude it
  present, absent,
  since,       // a date fact: at least `term` has passed, the first day counted (opened 3 months ago)
  not_within,  // a bar: no such date, or `term` after it is over; the last barred day has the same day number (G3)
};

struct Predicate {
  Test test = Test::all;
  std::string fact;
  std::vector<Quantity> operands;  // one; several for `in`
  Term term;                       // since, not_within
  std::vector<Predicate> children;
  std::string label;               // optional words for the trace
};

// What a program knows about the thing it asks about. A name that was never set is unknown; set_none says it is known
// that there is no such thing (never terminated, no file handed in).
class Facts {
 public:
  Facts& set(const std::string& name, bool value);
  Facts& set(const std::string& name, std::int64_t value);
  Facts& set(const std::string& name, int value) { return set(name, std::int64_t{value}); }
  Facts& set(const std::string& name, const base::Rational& value);
  Facts& set(const std::string& name, base::Money value);
  Facts& set(const std::string& name, base::Date value);
  Facts& set(const std::string& name, const std::string& value);
  Facts& set(const std::string& name, const char* value) { return set(name, std::string(value)); }
  Facts& set(const std::string& name, std::vector<std::string> values);  // `equals` and `in`: one of them
  Facts& set_none(const std::string& name);

  struct Known {
    bool none = false;
    Quantity value;
  };
  const Known* find(const std::string& name) const;  // nullptr: unknown
  const std::map<std::string, Known>& known() const { return known_; }

 private:
  std::map<std::string, Known> known_;
};

enum class Answer { yes, no, not_checkable };
const char* to_text(Answer answer);  // "yes", "no", "not-checkable"

// One step of the reasoning, in Chinese, for people and documents: 床位数 120 ≥ 100：是.
struct Trace {
  std::string text;
  Answer answer = Answer::not_checkable;
  std::string fact;
  std::string found;
  std::string wanted;
  std::vector<Trace> inputs;
};

struct Outcome {
  Answer answer = Answer::not_checkable;
  Trace trace;
  std::optional<base::Date> first_possible;  // the first day on which time alone turns the answer round (G3)
  std::vector<std::string> missing;          // facts that nobody knows
};

Outcome evaluate(const Predicate& predicate, const Facts& facts, base::Date as_of);

// The facts a predicate reads, in order, each once.
std::vector<std::string> facts_of(const Predicate& predicate);

}  // namespace mi::law
