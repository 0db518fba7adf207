// SPDX-License-Identifier: Apache-2.0
// Charge date outside the stay.
//
// Compared: the day of each line of a stay (a visit of the kinds in `stays`) with the days on which the stay began and ended.
// Window: the stay, both days included, widened by `days_before` and `days_after`.
// Excess: all that is left of a line that lies outside, in units and fen. A stay without an end is open: nothing lies after
// it. Fees of visits without a visit row are not judged. One lead for each visit. Period: the day of the fee.
#include <algorithm>

#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

class DateOutsideStay : public Kernel {
 public:
  explicit DateOutsideStay(const KernelInput& input)
      : lines_(input),
        is_stay_(visits_of_kind(input, "stays")),
        before_(static_cast<std::int32_t>(input.parameters.whole("days_before"))),
        after_(static_cast<std::int32_t>(input.parameters.whole("days_after"))) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      if (!is_stay_[v]) continue;
      std::int32_t first = data.about.begins[v] - before_;
      std::int32_t last = data.about.ends[v] == About::no_day ? INT32_MAX : data.about.ends[v] + after_;
      Lead* lead = nullptr;
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
        std::uint32_t line = data.by_visit[i];
        if ((data.day(line) >= first && data.day(line) <= last) || !lines_.counts(line)) continue;
        if (lead == nullptr) lead = &start(line, leads);
        lines_.whole(*lead, line);
      }
    }
  }

 private:
  Lead& start(std::uint32_t line, std::vector<Lead>& leads) const {
    const About& about = lines_.data().about;
    Lead& lead = leads.emplace_back(lines_.lead(line));
    std::int32_t begins = about.begins[lead.visit], ends = about.ends[lead.visit];
    lead.detail = fmt::format("住院{}至{}，计费日期不在其内", base::Date::from_days(begins).to_string(),
                              ends == About::no_day ? "今" : base::Date::from_days(ends).to_string());
    return lead;
  }

  Lines lines_;
  std::vector<char> is_stay_;
  std::int32_t before_, after_;
};

}  // namespace

Kind date_outside_stay() {
  return {"date_outside_stay",
          base::mark("Lines of a stay whose day lies before it began or after it ended; the excess is the whole line."),
          {stays_parameter(),
           {"days_before", base::mark("days before the stay that still belong to it"), true, {}, "0"},
           {"days_after", base::mark("days after the stay that still belong to it"), true, {}, "0"}},
          [](const KernelInput& input) {
            return input.data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<DateOutsideStay>(input); }};
}

}  // namespace mi::claims
