// SPDX-License-Identifier: Apache-2.0
#include "work/agree/standing.hpp"

#include <algorithm>

#include "due/lapse.hpp"

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

}  // namespace

AgreementFacts read_agreement_facts(const casefile::Case& file) {
  return {values_of<domain::Agreement>(file), values_of<domain::Suspension>(file), values_of<domain::Resumption>(file),
          values_of<domain::Termination>(file), values_of<domain::AgreementMove>(file), values_of<domain::PointsEvent>(file),
          values_of<domain::DoctorEvent>(file), values_of<domain::Person>(file), values_of<domain::ItemStep>(file),
          values_of<domain::PointsRestored>(file)};
}

AgreementFacts read_agreement_facts(const casefile::Case& file, const law::Rulebook& law) {
  AgreementFacts facts = read_agreement_facts(file);
  continue_last(facts, law);
  return facts;
}

void continue_last(AgreementFacts& facts, const law::Rulebook& law) {
  const auto later = [](const auto& a, const auto& b) { return a.term.last < b.term.last; };
  const auto last = std::max_element(facts.agreements.begin(), facts.agreements.end(), later);
  if (last == facts.agreements.end() || !law.has("agreement.continued_to", last->term.last)) return;
  last->term.last = std::max(last->term.last, law.value("agreement.continued_to", last->term.last).date());
}

const domain::Agreement* agreement_on(const AgreementFacts& facts, base::Date day) {
  const domain::Agreement* found = nullptr;
  for (const auto& a : facts.agreements)
    if (a.term.contains(day) && (found == nullptr || found->form == "yearly")) found = &a;
  return found;
}

const domain::Termination* termination_of(const AgreementFacts& facts, const std::string& agreement) {
  for (const auto& t : facts.terminations)
    if (t.agreement == agreement) return &t;
  return nullptr;
}

std::optional<base::Date> last_suspended_day(const AgreementFacts& facts, const domain::Suspension& suspension) {
  std::optional<base::Date> last = suspension.to;
  for (const std::string& name : {suspension.name, suspension.with.value_or("")})
    if (const auto* resumed = resumption_of(facts, name)) {
      const base::Date before = resumed->from.plus_days(-1);
      last = last ? std::min(*last, before) : before;
    }
  return last;
}

std::optional<base::Date> lapse_day(const AgreementFacts& facts, const domain::Suspension& suspension,
                                    const law::Rulebook& law, const due::Calendar& calendar) {
  if (resumption_of(facts, suspension.name) != nullptr) return std::nullopt;
  const auto last = due::resume_by(suspension, law, calendar);
  return last ? std::optional(last->due.plus_days(1)) : std::nullopt;
}

int counted_suspensions(const AgreementFacts& facts, const domain::Agreement& agreement, base::Date day,
                        const law::Rulebook& law) {
  const auto own = law.find_switch("agreement.suspension.count_own_requests");
  const bool count_own = own && own->is("yes");
  return static_cast<int>(std::count_if(facts.suspensions.begin(), facts.suspensions.end(), [&](const auto& s) {
    return s.scope == "institution" && agreement.term.contains(s.from) && s.from <= day && (count_own || !s.own_request);
  }));
}

}  // namespace mi::work
