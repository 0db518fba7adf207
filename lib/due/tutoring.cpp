// SPDX-License-Identifier: Apache-2.0
#include "due/tutoring.hpp"

#include "due/count.hpp"

namespace mi::due {

std::optional<TutoringDays> tutoring_days(const domain::Agreement& agreement, const std::vector<domain::TutoringStep>& steps,
                                          const law::Rulebook& law, base::Date day) {
  if (!law.has("agreement.tutoring.term", agreement.signed_on)) return std::nullopt;
  const auto starts = law.find_switch("agreement.tutoring.starts");
  const base::Date from = starts && starts->is("signed") ? agreement.signed_on : agreement.term.first;
  TutoringDays days{term(from, law.value("agreement.tutoring.term", agreement.signed_on).term()), std::nullopt};
  for (const domain::TutoringStep& s : steps)
    if (s.agreement == agreement.name && s.event == "extend" && s.date <= day)
      days.extension = term(days.first.last.plus_days(1), law.value("agreement.tutoring.extension", s.date).term());
  return days;
}

}  // namespace mi::due
