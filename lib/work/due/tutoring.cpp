// SPDX-License-Identifier: Apache-2.0
#include "work/due/tutoring.hpp"

#include <utility>

#include "casefile/entries.hpp"
#include "due/tutoring.hpp"

namespace mi::work {
namespace {

bool is_ended_before(const casefile::Case& file, const domain::Agreement& agreement, base::Date day) {
  const auto ended = file.get<domain::Termination>(agreement.name);
  return ended && ended->value.effective <= day;
}

}  // namespace

std::vector<Occurrence> tutoring_ends(const casefile::Case& file, const law::Rulebook& law, base::Date today) {
  std::vector<domain::TutoringStep> steps;
  for (auto& r : casefile::entries<domain::TutoringStep>(file)) steps.push_back(std::move(r.value));
  std::vector<Occurrence> ends;
  for (const auto& r : casefile::entries<domain::Agreement>(file)) {
    if (!r.value.renews.empty()) continue;  // a renewed one is not new
    const auto days = due::tutoring_days(r.value, steps, law, today);
    if (!days || is_ended_before(file, r.value, days->first.last)) continue;
    ends.push_back({"tutoring.ends", r.value.name, base::Time::of(days->first.last, 0, 0, 0)});
    if (days->extension && !is_ended_before(file, r.value, days->extension->last))
      ends.push_back({"tutoring.extension-ends", r.value.name, base::Time::of(days->extension->last, 0, 0, 0)});
  }
  return ends;
}

}  // namespace mi::work
