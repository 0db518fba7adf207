// SPDX-License-Identifier: Apache-2.0
// Watched stays: the long and the very dear, to be looked at.
//
// Compared: the length in days (from the first day to the last; one day at least) and the cost (settlements or, without
// them, lines after refunds) of each stay with two limits of each: an absolute one (over_days, over_cost in yuan; 0: none)
// and the percentile of all stays that ended in the period (nearest rank: the smallest value that at least `percentile`
// per cent of the stays do not pass; 0: none).
// Window: the stay. Excess: none; these are leads, for which nothing is claimed. Units are the days of the stay. A stay
// is one when it is above any limit; both limits and both values are printed. A diagnosis that begins with one of `apart`
// (illnesses that need long or repeated stays) is marked, and stands on its own. Period: the day on which it ended.
#include <algorithm>

#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/persons.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;
constexpr std::int64_t fen_a_yuan = 100;

struct Limits {
  std::int64_t absolute = 0;    // 0: none
  std::int64_t percentile = 0;  // the value at it; 0: none
  bool passed(std::int64_t value) const {
    return (absolute > 0 && value > absolute) || (percentile > 0 && value > percentile);
  }
};

std::int64_t at_percentile(std::vector<std::int64_t> values, std::int64_t percent) {
  if (percent <= 0 || values.empty()) return 0;
  auto size = static_cast<std::int64_t>(values.size());
  std::int64_t rank = std::min(size, (size * percent + 99) / 100);
  std::nth_element(values.begin(), values.begin() + (rank - 1), values.end());
  return values[static_cast<std::size_t>(rank - 1)];
}

class Watched {
 public:
  explicit Watched(const KernelInput& input) : input_(input), apart_(input.parameters.list("apart")) {
    std::vector<std::int64_t> days, costs;
    for (const auto& of_person : stays_of_persons(input.data, input.parameters.list("stays")))
      for (const Stay* stay : of_person)
        if (input.in_period(day_of(stay->ends))) stays_.push_back({stay, length(*stay), cost(*stay)});
    for (const Watch& watch : stays_) {
      days.push_back(watch.days);
      costs.push_back(watch.cost);
    }
    std::int64_t percent = input.parameters.whole("percentile");
    days_ = {input.parameters.whole("over_days"), at_percentile(std::move(days), percent)};
    cost_ = {input.parameters.whole("over_cost") * fen_a_yuan, at_percentile(std::move(costs), percent)};
  }

  std::vector<Lead> find() const {
    std::vector<Lead> leads;
    for (const Watch& watch : stays_)
      if (days_.passed(watch.days) || cost_.passed(watch.cost)) leads.push_back(lead(watch));
    return leads;
  }

 private:
  struct Watch {
    const Stay* stay;
    std::int64_t days;
    std::int64_t cost;
  };

  static std::int64_t length(const Stay& stay) { return std::max(last_day(stay) - first_day(stay), 1); }

  std::int64_t cost(const Stay& stay) const {
    if (const Paid* paid = input_.data.paid_by_visit.find(stay.visit)) return paid->total;
    Lead all;
    add_lines(input_.data, stay.visit, all, [](std::uint32_t) { return true; });
    std::int64_t sum = 0;
    for (const Part& part : all.parts) sum += part.fen;
    return sum;
  }

  Lead lead(const Watch& watch) const {
    Lead lead;
    lead.visit = watch.stay->visit;
    lead.units = watch.days * one_unit;
    lead.from = day_of(watch.stay->begins);
    lead.to = day_of(watch.stay->ends);
    lead.context.push_back(watch.stay->line);
    auto yuan = [](std::int64_t fen) { return base::Money::fen(fen).to_string(); };
    auto none = [](std::int64_t limit, const std::string& text) { return limit > 0 ? text : std::string("未设"); };
    lead.detail = fmt::format("住院{}天（限{}，百分位值{}），费用{}元（限{}，百分位值{}）{}", watch.days,
                              none(days_.absolute, std::to_string(days_.absolute)), none(days_.percentile, std::to_string(days_.percentile)),
                              yuan(watch.cost), none(cost_.absolute, yuan(cost_.absolute)), none(cost_.percentile, yuan(cost_.percentile)),
                              is_apart(*watch.stay) ? "，需长期或反复住院人群，单列" : "");
    return lead;
  }

  bool is_apart(const Stay& stay) const {
    return std::any_of(apart_.begin(), apart_.end(), [&](const std::string& start) { return stay.diagnosis.starts_with(start); });
  }

  const KernelInput& input_;
  std::vector<std::string> apart_;
  std::vector<Watch> stays_;
  Limits days_;
  Limits cost_;
};

}  // namespace

Kind watched_stays() {
  return {"watched_stays",
          base::mark("Stays longer or dearer than an absolute limit or than a percentile of all stays; leads only, without an excess."),
          {{"percentile", base::mark("stays above this percentile of length or cost; 0: none"), true, {}},
           {"over_days", base::mark("stays longer than so many days; 0: none"), true, {}},
           {"over_cost", base::mark("stays that cost more than so many yuan; 0: none"), true, {}},
           {"stays", base::mark("kinds of visit that are stays, parted by semicolons"), false, {}},
           {"apart", base::mark("beginnings of diagnosis codes of persons who need to come again: marked, not left out"), false, {}}},
          [](const KernelInput& input) -> std::string {
            const Data& data = input.data;
            return data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(Watched(input).find());
          }};
}

}  // namespace mi::claims
