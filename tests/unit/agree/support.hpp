// SPDX-License-Identifier: Apache-2.0
// An agreement under a shipped pack, step by step, without a case file.
#pragma once
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "law/adopt.hpp"
#include "work/agree/contract.hpp"
#include "work/agree/end.hpp"
#include "work/agree/interrupt.hpp"
#include "work/agree/states.hpp"

namespace mi::test {

inline base::Date date(const char* text) { return base::Date::parse(text); }
inline due::Calendar weekends() { return due::Calendar::weekends({date("2008-01-01"), date("2031-12-31")}); }

inline law::Rulebook law_of(std::initializer_list<const char*> ids, const char* as_of, const std::vector<law::Override>& set = {}) {
  std::vector<law::Pack> packs;
  for (const char* id : ids) packs.push_back(law::find_pack(id));
  return law::Rulebook::of(packs, date(as_of), set, law::extended_of(packs));
}

// One agreement, and what happens to it.
struct Agreed {
  work::AgreementFacts facts;
  law::Facts known;
  due::Calendar calendar = weekends();

  Agreed(const char* from, const char* to) { facts.agreements.push_back({"agreement-1", "p", date(from), {date(from), date(to)}, "", {}, {}}); }

  std::string state(const law::Rulebook& law, const char* day) const { return work::stand_on(facts, law, calendar, date(day)).state; }

  work::Suspended suspend(const law::Rulebook& law, const char* ground, const char* from, const char* term = nullptr,
                          const char* requested = nullptr, const char* to = nullptr) {
    work::SuspendInput input;
    input.from = date(from);
    input.ground = ground;
    if (term) input.term = law::Term::parse(term);
    if (to) input.to = date(to);
    if (requested) input.requested = date(requested);
    work::Suspended s = work::suspend(facts, law, calendar, known, input);
    s.suspension.name = "suspension-" + std::to_string(facts.suspensions.size() + 1);
    facts.suspensions.push_back(s.suspension);
    return s;
  }

  work::Moved move(const law::Rulebook& law, const char* event, const char* from, const char* ground = "", const char* requested = nullptr) {
    work::MoveInput input{event, date(from), ground, {}, "事实"};
    if (requested) input.requested = date(requested);
    work::Moved m = work::move(facts, law, calendar, known, input);
    domain::AgreementMove record = work::record_of(m, input);
    record.name = "move-" + std::to_string(facts.moves.size() + 1);
    facts.moves.push_back(record);
    return m;
  }

  work::Moved terminate(const law::Rulebook& law, const char* from, const char* ground, const char* requested = nullptr) {
    work::MoveInput input{"terminate", date(from), ground, {}, "事实"};
    if (requested) input.requested = date(requested);
    work::Moved m = work::terminate(facts, law, calendar, known, input);
    facts.terminations.push_back(work::termination(m, input));
    return m;
  }

  std::vector<work::NextStep> next(const law::Rulebook& law, const char* day) const {
    return work::next_steps(facts, law, calendar, known, date(day));
  }
  const work::NextStep next(const law::Rulebook& law, const char* day, const std::string& event) const {
    for (const work::NextStep& s : next(law, day))
      if (s.event == event && s.when != "now") return s;
    return {};
  }
};

}  // namespace mi::test
