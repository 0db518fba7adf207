// SPDX-License-Identifier: Apache-2.0
// Fees after death.
//
// Compared: the day of each line with the day on which its person died: die_date of any visit of the person or, where a
// stay ended by death (dscg_way 5), the day of its end. Of several the latest counts.
// Window: every visit of the person in the case.
// Excess: all that is left of lines of days after that day, in units and fen. Fees of the day itself are none.
// One lead for each visit. Period: the day of the fee.
#include <algorithm>

#include "base/message.hpp"
#include "claims/kernel/lines.hpp"

namespace mi::claims {
namespace {

class AfterDeath : public Kernel {
 public:
  explicit AfterDeath(const KernelInput& input) : lines_(input) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      std::int32_t death = data.about.death_of_person[data.about.person[v]];
      if (death != About::no_day) visit(v, death, leads);
    }
  }

 private:
  void visit(std::uint32_t v, std::int32_t death, std::vector<Lead>& leads) const {
    const Data& data = lines_.data();
    Lead* lead = nullptr;
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      if (data.day(line) <= death || !lines_.counts(line)) continue;
      if (lead == nullptr) {
        lead = &leads.emplace_back(lines_.lead(line));
        lead->detail = fmt::format("死亡日期{}，其后仍有费用", base::Date::from_days(death).to_string());
      }
      lines_.whole(*lead, line);
    }
  }

  Lines lines_;
};

}  // namespace

Kind after_death() {
  return {"after_death",
          base::mark("Lines of days after the person died; the excess is the whole line."),
          {},
          [](const KernelInput& input) {
            const auto& deaths = input.data.about.death_of_person;
            bool any = std::any_of(deaths.begin(), deaths.end(), [](std::int32_t day) { return day != About::no_day; });
            return any ? std::string() : base::say("no visit of the case says that a person died: load die_date or dscg_way");
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<AfterDeath>(input); }};
}

}  // namespace mi::claims
