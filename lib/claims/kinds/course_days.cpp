// SPDX-License-Identifier: Apache-2.0
// Course days.
//
// Compared: the days on which an item or drug of one knowledge point was billed, with the days of a course that are payable.
// Window: one course: the visit (course=visit), or the days of one person over all visits of the case until more than `gap`
// days pass without a charge (course=person; a visit of nobody known is by itself).
// Excess: all lines of the days past the limit, in order of day: units and fen. As many days as the limit are none.
// Lines wholly returned, and with paid=in_scope those that the person pays wholly, make no day. Period: the day of the fee;
// days outside it do not count.
#include <algorithm>

#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"

namespace mi::claims {
namespace {

class CourseDays : public Kernel {
 public:
  explicit CourseDays(const KernelInput& input)
      : lines_(input),
        by_person_(input.parameters.text("course") == "person"),
        gap_(static_cast<std::int32_t>(input.parameters.whole("gap"))),
        points_(read_points(input.list, input.list_name, input.national)),
        by_code_(input.data.codes, points_) {
    for (const Point& point : points_) limits_.push_back(Parameters("days=" + point.limit).whole("days"));
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    if (by_person_) lines_.each_person(range, [&](auto visits) { person(visits, leads); });
    else for (std::uint32_t v = range.first; v < range.last; ++v) person(std::span<const std::uint32_t>(&v, 1), leads);
  }

 private:
  using Line = std::pair<std::uint32_t, std::uint32_t>;  // point, line

  template <class Visits> void person(const Visits& visits, std::vector<Lead>& leads) const {
    const Data& data = lines_.data();
    std::vector<Line> lines;
    for (std::uint32_t line : lines_.of(visits, [&](std::uint32_t l) { return by_code_.has(data.code(l)); }))
      lines.emplace_back(by_code_.of(data.code(line)).front(), line);
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.first < b.first; });
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
      for (last = first + 1; last < lines.size() && continues(lines[last - 1], lines[last]); ++last) {}
      course({lines.data() + first, last - first}, leads);
    }
  }

  bool continues(const Line& before, const Line& line) const {
    const Data& data = lines_.data();
    if (before.first != line.first) return false;
    return !by_person_ || data.day(line.second) - data.day(before.second) <= gap_;
  }

  void course(std::span<const Line> lines, std::vector<Lead>& leads) const {
    const Data& data = lines_.data();
    std::int64_t limit = limits_[lines.front().first], days = 0;
    std::size_t past = lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == 0 || data.day(lines[i].second) != data.day(lines[i - 1].second)) ++days;
      if (days > limit) past = std::min(past, i);
    }
    if (past == lines.size()) return;
    Lead& lead = leads.emplace_back(lines_.lead(lines.back().second));
    const Point& point = points_[lines.front().first];
    lead.knowledge = point.knowledge;
    lead.detail = fmt::format("{}限支付{}天，计费{}天", point.name, limit, days);
    for (std::size_t i = 0; i < past; ++i) lead.context.push_back(data.fees.id[lines[i].second]);
    for (std::size_t i = past; i < lines.size(); ++i) lines_.whole(lead, lines[i].second);
  }

  Lines lines_;
  bool by_person_;
  std::int32_t gap_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  std::vector<std::int64_t> limits_;
};

}  // namespace

Kind course_days() {
  return {"course_days",
          base::mark("An item or drug billed on more days of a course than are payable; the excess is the lines of the days "
                     "past the limit."),
          {paid_parameter(),
           {"course", base::mark("what is one course: visit, person (all visits, until a gap)"), false, {"visit", "person"}, "visit"},
           {"gap", base::mark("days without a charge after which a person's course is a new one"), true, {}, "30"}},
          [](const KernelInput& input) {
            return read_points(input.list, input.list_name, input.national).empty() ? lacks_points(input) : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<CourseDays>(input); }};
}

}  // namespace mi::claims
