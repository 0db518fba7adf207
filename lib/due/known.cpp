// SPDX-License-Identifier: Apache-2.0
#include "due/known.hpp"

#include "casefile/entries.hpp"
#include "due/case_calendar.hpp"
#include "due/demand.hpp"

namespace mi::due {
namespace {

std::int64_t overdue(const DemandState& state, base::Date day) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < state.answers.size(); ++i) {
    const auto& answer = state.answers[i];
    const bool given_later = answer && day < answer->date;  // on that day it was still owed
    if (state.state_of(i, day) == "late" || (given_later && state.due && !state.provisional && *state.due < day)) ++count;
  }
  return count;
}

}  // namespace

law::CaseFacts known_of_institution(const casefile::Case& file, const law::Rulebook& law, base::Date day) {
  law::CaseFacts known = law::facts_of_institution(file, day);
  const Calendar calendar = calendar_of(file);
  std::int64_t count = 0;
  for (const auto& d : casefile::entries<domain::Demand>(file)) {
    const DemandState state = demand_state(file, d.value, law, calendar);
    if (!state.delivered || day < *state.delivered) continue;
    count += overdue(state, day);
    known.facts.set("records.overdue", count);
    known.sources["records.overdue"] = {"限期提供资料记录（" + d.value.name + "）", d.fact.id, false, {}};
  }
  return known;
}

}  // namespace mi::due
