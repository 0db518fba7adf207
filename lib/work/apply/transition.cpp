// SPDX-License-Identifier: Apache-2.0
#include "work/apply/transition.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/register.hpp"
#include "law/screening.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;

constexpr const char* last_day_id = "apply.transition.to";

struct Asked {
  std::string answer = "no";
  std::string clause;
};

// The first condition that holds answers yes; else what is not checkable.
Asked ask(const char* group, const law::CaseFacts& known, const law::Rulebook& law, base::Date day, Transition& t) {
  Asked asked;
  for (const law::Answered& a : law::answered_group(group, known, law, day)) {
    if (a.outcome.answer == law::Answer::yes) return {"yes", a.screened.clause};
    if (a.outcome.answer != law::Answer::not_checkable) continue;
    asked.answer = "not-checkable";
    law::add_new(t.unknown, a.outcome.missing);
  }
  return asked;
}

std::string state_of(const Transition& t, const law::CaseFacts& known, base::Date today) {
  if (t.admitted != "yes") return "not-concerned";
  const law::Facts::Known* passed = known.facts.find("evaluate.passed");
  if (passed != nullptr) return passed->value.written == "true" ? "passed" : "failed";
  return *t.by < today ? "overdue-evaluation" : "to-evaluate";
}

std::string name_of(const casefile::Case& file, base::Date day) {
  const casefile::Register on = casefile::register_on(file, day);
  return on.institution ? on.institution->value.name : std::string();
}

json::Value day_or_none(const std::optional<base::Date>& day) { return day ? json::Value(day->to_string()) : json::Value(); }

}  // namespace

Transition transition(const casefile::Case& file, const law::Rulebook& law, base::Date today) {
  const base::Date rule_day = law.has(last_day_id, today) ? today : law.as_of();
  if (!law.has(last_day_id, rule_day))
    throw Error(ErrorKind::usage, say("no pack in use speaks of a transition"), {last_day_id});
  const law::CaseFacts known = law::facts_of_institution(file, today);
  Transition t;
  t.institution = name_of(file, today);
  t.by = law.value(last_day_id, rule_day).date();
  const Asked admitted = ask("apply.transition.admit", known, law, rule_day, t);
  t.admitted = admitted.answer;
  t.clause = admitted.clause;
  t.both_schemes = ask("apply.transition.both", known, law, rule_day, t).answer;
  t.state = state_of(t, known, today);
  if (t.state == "failed") t.clause = ask("apply.transition.fail", known, law, rule_day, t).clause;
  return t;
}

void plan_batches(std::vector<Transition>& list, int batches, base::Date today) {
  std::vector<Transition*> open;
  for (Transition& t : list)
    if (t.state == "to-evaluate") open.push_back(&t);
  if (batches < 1) throw Error(ErrorKind::usage, say("at least one batch is needed"), {"--batches"});
  const auto per_batch = (static_cast<std::int64_t>(open.size()) + batches - 1) / batches;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const std::int64_t batch = static_cast<std::int64_t>(i) / per_batch + 1;
    const std::int64_t days = open[i]->by->days() - today.days();
    open[i]->batch = std::to_string(batch);
    open[i]->batch_by = today.plus_days(static_cast<std::int32_t>(days * batch / batches));
  }
}

TransitionOfCases transition_of_cases(const std::vector<std::string>& files, base::Date today) {
  TransitionOfCases all;
  for (const std::string& path : files) {
    try {
      const auto file = casefile::Case::open(path, casefile::Access::read);
      all.list.push_back(transition(file, law::Rulebook::of(file, today), today));
      all.list.back().subject = path;
    } catch (const Error& e) {
      all.unread.push_back(path + ": " + e.message());
    }
  }
  return all;
}

domain::Table rows(const std::vector<Transition>& list) {
  domain::Table t{"mi.apply.transition/1",
                  {{"case", mark("case")},
                   {"institution", mark("institution")},
                   {"admitted", mark("taken in without screening")},
                   {"both_schemes", mark("for both schemes")},
                   {"state", mark("state")},
                   {"by", mark("to be evaluated by"), ColumnKind::date},
                   {"batch", mark("batch")},
                   {"batch_by", mark("batch ends"), ColumnKind::date},
                   {"clause", mark("clause")},
                   {"unknown", mark("not known"), ColumnKind::list}},
                  {}};
  for (const Transition& x : list) {
    json::Value unknown = json::Value::array();
    for (const std::string& fact : x.unknown) unknown.push(fact);
    t.rows.push_back({x.subject, x.institution, x.admitted, x.both_schemes, x.state, day_or_none(x.by), x.batch,
                      day_or_none(x.batch_by), x.clause, unknown});
  }
  return t;
}

}  // namespace mi::work
