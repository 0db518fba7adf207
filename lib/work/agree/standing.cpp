// SPDX-License-Identifier: Apache-2.0
#include "work/agree/standing.hpp"

#include <algorithm>

#include "due/rule.hpp"

namespace mi::work {
namespace {

template <class T>
std::vector<T> values_of(const casefile::Case& file) {
  std::vector<T> values;
  for (auto& recorded : file.all<T>()) values.push_back(std::move(recorded.value));
  return values;
}

const domain::Resumption* resumption_of(const AgreementFacts& facts, const std::string& suspension) {
  for (const auto& r : facts.resumptions)
    if (r.suspension == suspension) return &r;
  return nullptr;
}

bool has_lapsed(const AgreementFacts& facts, base::Date day, const law::Rulebook& law, const due::Calendar& calendar) {
  return std::any_of(facts.suspensions.begin(), facts.suspensions.end(), [&](const auto& s) {
    const auto lapsed = lapse_day(facts, s, law, calendar);
    const auto* agreement = agreement_on(facts, s.from);
    return lapsed && *lapsed <= day && agreement != nullptr && agreement->term.contains(day);
  });
}

bool is_suspended(const AgreementFacts& facts, base::Date day) {
  return std::any_of(facts.suspensions.begin(), facts.suspensions.end(), [&](const auto& s) {
    const auto last = last_suspended_day(facts, s);
    return s.scope == "institution" && s.from <= day && (!last || day <= *last);
  });
}

}  // namespace

AgreementFacts read_agreement_facts(const casefile::Case& file) {
  return {values_of<domain::Agreement>(file), values_of<domain::Suspension>(file), values_of<domain::Resumption>(file),
          values_of<domain::Termination>(file)};
}

const domain::Agreement* agreement_on(const AgreementFacts& facts, base::Date day) {
  for (const auto& a : facts.agreements)
    if (a.term.contains(day)) return &a;
  return nullptr;
}

const domain::Termination* termination_of(const AgreementFacts& facts, const std::string& agreement) {
  for (const auto& t : facts.terminations)
    if (t.agreement == agreement) return &t;
  return nullptr;
}

std::optional<base::Date> last_suspended_day(const AgreementFacts& facts, const domain::Suspension& suspension) {
  std::optional<base::Date> last = suspension.to;
  if (const auto* resumed = resumption_of(facts, suspension.name)) {
    const base::Date before = resumed->from.plus_days(-1);
    last = last ? std::min(*last, before) : before;
  }
  return last;
}

std::optional<base::Date> lapse_day(const AgreementFacts& facts, const domain::Suspension& suspension,
                                    const law::Rulebook& law, const due::Calendar& calendar) {
  if (!suspension.own_request || suspension.scope != "institution" || suspension.to) return std::nullopt;
  if (resumption_of(facts, suspension.name) != nullptr) return std::nullopt;
  if (!law.has_deadline("agreement.suspension.resume", suspension.from)) return std::nullopt;
  // The suspended days are counted from the day after the start: the start is the event (SG-21).
  const auto rule = law.deadline("agreement.suspension.resume", suspension.from);
  return due::deadline(suspension.from, rule, calendar).due.plus_days(1);
}

int counted_suspensions(const AgreementFacts& facts, const domain::Agreement& agreement, base::Date day,
                        const law::Rulebook& law) {
  const auto own = law.find_switch("agreement.suspension.count_own_requests");
  const bool count_own = own && own->is("yes");
  return static_cast<int>(std::count_if(facts.suspensions.begin(), facts.suspensions.end(), [&](const auto& s) {
    return s.scope == "institution" && agreement.term.contains(s.from) && s.from <= day && (count_own || !s.own_request);
  }));
}

std::string state_on(const AgreementFacts& facts, base::Date day, const law::Rulebook& law,
                     const due::Calendar& calendar) {
  const auto* agreement = agreement_on(facts, day);
  if (agreement == nullptr) return facts.agreements.empty() ? "none" : "ended";
  if (const auto* t = termination_of(facts, agreement->name); t != nullptr && t->effective <= day) return "terminated";
  if (has_lapsed(facts, day, law, calendar)) return "ended";
  return is_suspended(facts, day) ? "suspended" : "in-force";
}

}  // namespace mi::work
