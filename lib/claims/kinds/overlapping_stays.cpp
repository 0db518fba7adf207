// SPDX-License-Identifier: Apache-2.0
// Overlapping stays: one person in two beds.
//
// Compared: the stays (visits of the kinds in `stays`) of one person, in one institution (where=same) or in any
// (where=any), each with all that began before it.
// Window: the days that both hold. The day of leaving is not one of them, so that a transfer on one day is none: a stay
// holds the days from its first to the day before its last.
// Excess: of the later stay the lines charged on days that an earlier one holds too, after refunds. One such day is one
// unit; fewer than `days` of them are none. Period: the first of these days.
#include <algorithm>

#include "base/message.hpp"
#include "claims/kernel/persons.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;

class Overlaps {
 public:
  explicit Overlaps(const KernelInput& input)
      : input_(input), days_(input.parameters.whole("days")), same_place_(input.parameters.text("where") == "same") {}

  std::vector<Lead> find() {
    for (const auto& stays : stays_of_persons(input_.data, input_.parameters.list("stays")))
      for (std::size_t i = 1; i < stays.size(); ++i) compare(stays, i);
    return std::move(leads_);
  }

 private:
  // Those before it began no later: the days that it shares with any of them are its first ones.
  void compare(const std::vector<const Stay*>& stays, std::size_t later) {
    const Stay& stay = *stays[later];
    std::int32_t end = first_day(stay);
    std::vector<std::int64_t> context;
    for (std::size_t i = 0; i < later; ++i) {
      if (same_place_ && stays[i]->institution != stay.institution) continue;
      std::int32_t both = std::min(last_day(*stays[i]), last_day(stay));
      if (both <= first_day(stay)) continue;
      end = std::max(end, both);
      context.push_back(stays[i]->line);
    }
    if (end - first_day(stay) >= std::max<std::int64_t>(days_, 1) && input_.in_period(day_of(stay.begins))) add(stay, end, std::move(context));
  }

  void add(const Stay& stay, std::int32_t end, std::vector<std::int64_t> context) {
    Lead& lead = leads_.emplace_back();
    std::int32_t days = end - first_day(stay);
    lead.visit = stay.visit;
    lead.units = days * one_unit;
    lead.from = day_of(stay.begins);
    lead.to = base::Date::from_days(end - 1);
    lead.context = std::move(context);
    lead.context.push_back(stay.line);
    add_lines(input_.data, stay.visit, lead,
              [&](std::uint32_t line) { return first_day(stay) <= input_.data.day(line) && input_.data.day(line) < end; });
    lead.detail = fmt::format("与另{}次住院重叠{}天（{}至{}）", lead.context.size() - 1, days, lead.from.to_string(), lead.to.to_string());
  }

  const KernelInput& input_;
  std::int64_t days_;
  bool same_place_;
  std::vector<Lead> leads_;
};

}  // namespace

Kind overlapping_stays() {
  return {"overlapping_stays",
          base::mark("Two stays of one person that share days, the day of leaving not counted; the excess is what the later one "
                     "charges on the shared days."),
          {{"days", base::mark("the fewest shared days that count"), true, {}},
           {"where", base::mark("where the two stays are: same (one institution), any"), false, {"same", "any"}},
           {"stays", base::mark("kinds of visit that are stays, parted by semicolons"), false, {}}},
          [](const KernelInput& input) -> std::string {
            const Data& data = input.data;
            return data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(Overlaps(input).find());
          }};
}

}  // namespace mi::claims
