// SPDX-License-Identifier: Apache-2.0
// More units than the days of the stay (bed-days).
//
// Compared: the quantity, after refunds, of items that are billed by the day (bed, consultation, nursing: the knowledge
// list), each point by itself, with the days of the stay.
// Window: one stay (a visit of the kinds in `stays`) that has ended. Its days: the day of admission counts, that of discharge
// does not (count=out), or both count (count=both); never less than one.
// Excess: the units above the days, taken from the latest lines first, each at its share of the line's amount. As many units
// as days are none. Period: the day on which the stay ended.
#include <map>

#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;

class MoreThanStayDays : public Kernel {
 public:
  explicit MoreThanStayDays(const KernelInput& input)
      : lines_(input),
        is_stay_(visits_of_kind(input, "stays")),
        both_(input.parameters.text("count") == "both"),
        points_(read_points(input.list, input.list_name, input.national)),
        by_code_(input.data.codes, points_) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const About& about = lines_.data().about;
    for (std::uint32_t v = range.first; v < range.last; ++v)
      if (is_stay_[v] && about.ends[v] != About::no_day && lines_.in_period(about.ends[v])) stay(v, leads);
  }

 private:
  void stay(std::uint32_t v, std::vector<Lead>& leads) const {
    const Data& data = lines_.data();
    std::map<std::uint32_t, std::vector<std::uint32_t>> found;  // lines by point
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      if (data.left(line) > 0 && by_code_.has(data.code(line))) found[by_code_.of(data.code(line)).front()].push_back(line);
    }
    std::int32_t days = std::max(data.about.ends[v] - data.about.begins[v] + (both_ ? 1 : 0), 1);
    for (const auto& [point, lines] : found) judge(points_[point], lines, days, leads);
  }

  void judge(const Point& point, const std::vector<std::uint32_t>& lines, std::int64_t days, std::vector<Lead>& leads) const {
    std::int64_t units = 0;
    for (std::uint32_t line : lines) units += lines_.data().left(line);
    if (units <= days * one_unit) return;
    Lead& lead = leads.emplace_back(lines_.lead(lines.back()));
    lead.knowledge = point.knowledge;
    lead.detail = fmt::format("住院{}天，{}计费{}", days, point.name, lines_.units(units));
    lines_.take_latest(lead, lines, units - days * one_unit);
  }

  Lines lines_;
  std::vector<char> is_stay_;
  bool both_;
  std::vector<Point> points_;
  PointsByCode by_code_;
};

}  // namespace

Kind more_than_stay_days() {
  return {"more_than_stay_days",
          base::mark("More units of an item that is billed by the day than the stay has days; the excess is the units above the "
                     "days."),
          {stays_parameter(),
           {"count", base::mark("whether the day of discharge counts: out (it does not), both"), false, {"out", "both"}, "both"}},
          [](const KernelInput& input) {
            return input.data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<MoreThanStayDays>(input); }};
}

}  // namespace mi::claims
