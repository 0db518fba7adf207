// SPDX-License-Identifier: Apache-2.0
#include "due/demand.hpp"

#include <algorithm>
#include <utility>

#include "domain/notice.hpp"
#include "due/rule.hpp"

namespace mi::due {
namespace {

void count(DemandState& state, const law::Rulebook& law, const Calendar& calendar) {
  if (!state.delivered || !law.has_deadline(demand_clock, *state.delivered)) return;
  const law::Deadline rule = law.deadline(demand_clock, *state.delivered);
  const Deadline last = deadline(*state.delivered, rule, calendar);
  state.due = last.due;
  state.provisional = last.provisional;
  state.why = derivation(last);
  state.on_miss = rule.on_miss_label;
}

void extend(DemandState& state, const casefile::Case& file) {
  const auto extension = file.get<domain::DemandExtension>(state.demand.name);
  if (!extension) return;
  state.due = extension->value.until;
  state.provisional = false;
  state.why = "延长：" + extension->value.reason;
}

}  // namespace

DemandState demand_state(const casefile::Case& file, domain::Demand demand, const law::Rulebook& law, const Calendar& calendar) {
  DemandState state;
  state.demand = std::move(demand);
  const std::string& name = state.demand.name;
  if (const auto delivery = file.get<domain::Delivery>(name)) state.delivered = delivery->value.date;
  count(state, law, calendar);
  extend(state, file);
  for (std::size_t i = 1; i <= state.demand.items.size(); ++i) {
    auto answer = file.get<domain::DemandAnswer>(name + "/" + std::to_string(i));
    state.answers.push_back(answer ? std::optional(std::move(answer->value)) : std::nullopt);
  }
  return state;
}

std::string DemandState::state_of(std::size_t item, base::Date today) const {
  const auto& answer = answers[item];
  const auto past = [&](base::Date day) { return due && !provisional && day > *due; };
  if (answer && answer->complete) return past(answer->date) ? "given-late" : "given";
  if (past(today)) return "late";
  return answer ? "in-part" : "open";
}

std::optional<base::Date> DemandState::all_given() const {
  std::optional<base::Date> last;
  for (const auto& answer : answers) {
    if (!answer || !answer->complete) return std::nullopt;
    last = std::max(last.value_or(answer->date), answer->date);
  }
  return last;
}

}  // namespace mi::due
