// SPDX-License-Identifier: Apache-2.0
// Drug holding: more of a drug in a person's hands than may be.
//
// Compared: what one person was dispensed of one drug (by item code) in visits of the kinds in `visits`, in all
// institutions, in order of day and line: the days of each line (prd_days), after refunds in proportion to the quantity.
// Holding is the days dispensed less the days elapsed, never below zero: a pause does not count against a later one.
// Window: from the first dispensing at hand.
// Excess: of a line after which the holding is more than `days`: the days above, at most its own, as the share of its
// quantity (rounded down to a ten-thousandth) and of its amount. Exactly `days` is none. A line without days is passed
// over. Period: the day of the fee; the holding counts from before it too.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/persons.hpp"

namespace mi::claims {
namespace {

using base::Int128;

constexpr std::int64_t one_day = 100;  // days are hundredths

class Holding {
 public:
  explicit Holding(const KernelInput& input) : input_(input), data_(input.data), limit_(input.parameters.whole("days") * one_day) {}

  std::vector<Lead> find() {
    for (auto& [who, lines] : lines_of_persons()) {
      std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return data_.day(a) < data_.day(b); });
      follow(lines);
    }
    return std::move(leads_);
  }

 private:
  using Who = std::pair<std::uint32_t, std::uint32_t>;  // person, code

  std::map<Who, std::vector<std::uint32_t>> lines_of_persons() const {
    std::map<Who, std::vector<std::uint32_t>> all;
    for (const auto& visits : stays_of_persons(data_, input_.parameters.list("visits")))
      for (const Stay* visit : visits)
        for (std::uint32_t i = data_.start[visit->visit]; i < data_.start[visit->visit + 1]; ++i)
          if (days(data_.by_visit[i]) > 0) all[{visit->person, data_.code(data_.by_visit[i])}].push_back(data_.by_visit[i]);
    for (auto& [who, lines] : all) std::sort(lines.begin(), lines.end());
    return all;
  }

  std::int64_t days(std::uint32_t line) const {
    if (data_.left(line) <= 0 || data_.beside.days[line] <= 0) return 0;
    return base::round_half_away(Int128{data_.beside.days[line]} * data_.left(line), data_.fees.quantity[line]);
  }

  void follow(const std::vector<std::uint32_t>& lines) {
    std::int64_t held = 0;
    std::int32_t since = data_.day(lines.front());
    for (std::uint32_t line : lines) {
      held = std::max<std::int64_t>(held - std::int64_t{data_.day(line) - since} * one_day, 0) + days(line);
      since = data_.day(line);
      if (held > limit_ && input_.in_period(base::Date::from_days(since))) add(line, held);
    }
  }

  void add(std::uint32_t line, std::int64_t held) {
    std::int64_t whole = days(line), above = std::min(held - limit_, whole), cost = data_.cost(line, data_.left(line));
    auto units = static_cast<std::int64_t>(Int128{data_.left(line)} * above / whole);
    Lead& lead = leads_.emplace_back();
    lead.visit = data_.fees.visit[line];
    lead.shown = line;
    lead.units = units;
    lead.from = lead.to = base::Date::from_days(data_.day(line));
    lead.parts.push_back({line, units, base::round_half_away(Int128{cost} * above, whole)});
    auto text = [](std::int64_t hundredths) { return base::format_scaled(hundredths, 2, false); };
    lead.detail = fmt::format("累计持有{}天用量（限{}天），本次{}天", text(held), text(limit_), text(whole));
  }

  const KernelInput& input_;
  const Data& data_;
  std::int64_t limit_;
  std::vector<Lead> leads_;
};

}  // namespace

Kind drug_holding() {
  return {"drug_holding",
          base::mark("More days of a drug dispensed to a person, in all institutions, less the days elapsed, than days; the excess is "
                     "the days above."),
          {{"days", base::mark("the most days of a drug that a person may hold"), true, {}},
           {"visits", base::mark("kinds of visit that count, parted by semicolons"), false, {}}},
          [](const KernelInput& input) -> std::string {
            if (input.data.stays.empty()) return base::tr("the case has no visits: load them");
            return input.data.beside.days.empty() ? base::tr("the fee lines do not say for how many days a drug is dispensed") : "";
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(Holding(input).find());
          }};
}

}  // namespace mi::claims
