// SPDX-License-Identifier: Apache-2.0
// Frequent visits: more visits, stays or purchases of a person than a number in a period.
//
// Compared: the visits of one person of the kinds in `visits`, in one institution (where=same) or in any (where=any), in
// order of begin.
// Window: the `days` calendar days that end with the day of a visit.
// Excess: a visit is above when `count` earlier ones of the person lie in its window: the whole visit, its lines after
// refunds or, without lines, its settlements; one visit is one unit. `count` visits in the window are none above. A visit
// of a person whose diagnosis begins with one of `apart` (who needs to come again and again) is marked, and stands on
// its own. Period: the day of the visit.
#include <algorithm>
#include <deque>
#include <map>

#include "base/message.hpp"
#include "claims/kernel/persons.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;

class Frequent {
 public:
  explicit Frequent(const KernelInput& input)
      : input_(input),
        count_(static_cast<std::size_t>(input.parameters.whole("count"))),
        days_(input.parameters.whole("days")),
        same_place_(input.parameters.text("where") == "same"),
        apart_(input.parameters.list("apart")) {}

  std::vector<Lead> find() {
    for (const auto& visits : stays_of_persons(input_.data, input_.parameters.list("visits"))) {
      std::map<std::uint32_t, std::deque<const Stay*>> windows;  // by institution, or one for all
      for (const Stay* visit : visits) step(windows[same_place_ ? visit->institution : 0], *visit);
    }
    return std::move(leads_);
  }

 private:
  void step(std::deque<const Stay*>& window, const Stay& visit) {
    while (!window.empty() && first_day(*window.front()) <= first_day(visit) - days_) window.pop_front();
    if (window.size() >= count_ && input_.in_period(day_of(visit.begins))) add(window, visit);
    window.push_back(&visit);
  }

  void add(const std::deque<const Stay*>& window, const Stay& visit) {
    Lead& lead = leads_.emplace_back();
    lead.visit = visit.visit;
    lead.whole_visit = true;
    lead.units = one_unit;
    lead.from = day_of(visit.begins);
    lead.to = day_of(visit.ends);
    for (const Stay* earlier : window) lead.context.push_back(earlier->line);
    lead.context.push_back(visit.line);
    add_lines(input_.data, visit.visit, lead, [](std::uint32_t) { return true; });
    lead.detail = fmt::format("{}天内第{}次（限{}次）{}", days_, window.size() + 1, count_, is_apart(visit) ? "，需反复就诊人群，单列" : "");
  }

  bool is_apart(const Stay& visit) const {
    return std::any_of(apart_.begin(), apart_.end(), [&](const std::string& start) { return visit.diagnosis.starts_with(start); });
  }

  const KernelInput& input_;
  std::size_t count_;
  std::int64_t days_;
  bool same_place_;
  std::vector<std::string> apart_;
  std::vector<Lead> leads_;
};

}  // namespace

Kind frequent_visits() {
  return {"frequent_visits",
          base::mark("More than count visits of one person within days calendar days; the excess is every visit after them."),
          {{"count", base::mark("the most visits in the window"), true, {}},
           {"days", base::mark("length of the window in calendar days"), true, {}},
           {"where", base::mark("where the visits are: same (one institution), any"), false, {"same", "any"}},
           {"visits", base::mark("kinds of visit that count, parted by semicolons"), false, {}},
           {"apart", base::mark("beginnings of diagnosis codes of persons who need to come again: marked, not left out"), false, {}}},
          [](const KernelInput& input) -> std::string {
            const Data& data = input.data;
            return data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(Frequent(input).find());
          }};
}

}  // namespace mi::claims
