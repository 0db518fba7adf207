// SPDX-License-Identifier: Apache-2.0
// Quantity above cap.
//
// Compared: the quantity of an item, after refunds, with the cap of the knowledge list. An item is known by its whole code,
// else by its fifteen national digits; items that share a row of the list share its cap.
// Window, by row of the list: one day of a visit (day), the visit (stay), or a cycle of one person over all of the case's
// visits (claims/window.hpp: 14 days, 2 weeks, 1 months, 1 years); a visit of nobody known is by itself.
// Excess: the units above the cap. They are taken from the latest lines first (take=latest) or from the dearest
// (take=dearest, the latest of them first); a line gives no more than it has; each costs its share of the line's amount.
// A quantity equal to the cap is none. Period: the day of the last of the window's fees.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/kernel/window.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

struct Cap {
  std::int64_t limit = 0;  // ten-thousandths
  std::string unit;
  CapWindow window;
  Point point;
};

std::vector<Cap> read_caps(const KernelInput& input) {
  std::vector<Cap> caps;
  each_row(input.list, input.list_name, "code,name,limit,unit,window,rule,batch", [&](const ListRow& row) {
    if (!row[5].empty() && row[5] != input.national) return;
    Point point{std::string(row[2]), std::string(row[1]), fmt::format("{} {} {}", input.list_name, row[5], row[6]), unfold_codes(row[0])};
    caps.push_back({base::Quantity::parse(row[2]).e4, std::string(row[3]), CapWindow::parse(std::string(row[4]), input.list_name), std::move(point)});
  });
  return caps;
}

std::vector<Point> points_of(const std::vector<Cap>& caps) {
  std::vector<Point> points;
  for (const Cap& cap : caps) points.push_back(cap.point);
  return points;
}

class QuantityAboveCap : public Kernel {
 public:
  explicit QuantityAboveCap(const KernelInput& input)
      : lines_(input),
        data_(input.data),
        dearest_(input.parameters.text("take") == "dearest"),
        caps_(read_caps(input)),
        by_code_(input.data.codes, points_of(caps_)) {
    for (const Cap& cap : caps_) (cap.window.is_cycle() ? has_cycles_ : has_visits_) = true;
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    std::vector<std::uint32_t> lines;
    for (std::uint32_t v = range.first; has_visits_ && v < range.last; ++v) {
      lines.clear();
      for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i) take_line(data_.by_visit[i], false, lines);
      if (!lines.empty()) windows(lines, leads);
    }
    if (has_cycles_) lines_.each_person(range, [&](auto visits) { person(visits, leads); });
  }

 private:
  const Cap& cap(std::uint32_t line) const { return caps_[by_code_.of(data_.code(line)).front()]; }
  bool is_capped(std::uint32_t line, bool by_cycle) const {
    return by_code_.has(data_.code(line)) && cap(line).window.is_cycle() == by_cycle && data_.left(line) > 0;
  }
  void take_line(std::uint32_t line, bool by_cycle, std::vector<std::uint32_t>& lines) const {
    if (is_capped(line, by_cycle)) lines.push_back(line);
  }

  // Lines under one cap and, where it is a day's, of one day.
  std::pair<const Cap*, std::int32_t> group(std::uint32_t line) const {
    return {&cap(line), cap(line).window.unit == CapWindow::Unit::day ? data_.day(line) : 0};
  }

  void windows(std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return group(a) < group(b); });
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
      while (last < lines.size() && group(lines[last]) == group(lines[first])) ++last;
      judge({lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last)}, leads);
    }
  }

  template <class Visits> void person(const Visits& visits, std::vector<Lead>& leads) const {
    std::vector<std::uint32_t> lines;
    for (std::uint32_t v : visits)
      for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i) take_line(data_.by_visit[i], true, lines);
    std::sort(lines.begin(), lines.end(), [&](auto a, auto b) {
      return std::tuple(&cap(a), data_.fees.happened[a], a) < std::tuple(&cap(b), data_.fees.happened[b], b);
    });
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
      base::Date ends = cap(lines[first]).window.last_day(base::Date::from_days(data_.day(lines[first])));
      while (last < lines.size() && &cap(lines[last]) == &cap(lines[first]) && data_.day(lines[last]) <= ends.days()) ++last;
      judge({lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last)}, leads);
    }
  }

  // `lines` of one window, in order of time.
  void judge(std::vector<std::uint32_t> lines, std::vector<Lead>& leads) const {
    std::int64_t units = 0;
    for (std::uint32_t line : lines) units += data_.left(line);
    const Cap& limit = cap(lines.front());
    if (units <= limit.limit || !lines_.in_period(data_.day(lines.back()))) return;
    Lead& lead = leads.emplace_back(lines_.lead(lines.back()));
    lead.from = base::Date::from_days(data_.day(lines.front()));
    lead.knowledge = limit.point.knowledge;
    lead.detail = fmt::format("{}限{}{}，计费{}", limit.window.text, lines_.units(limit.limit), limit.unit, lines_.units(units));
    if (dearest_)
      std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return data_.fees.price[a] < data_.fees.price[b]; });
    lines_.take_latest(lead, lines, units - limit.limit);
  }

  Lines lines_;
  const Data& data_;
  bool dearest_;
  std::vector<Cap> caps_;
  PointsByCode by_code_;
  bool has_visits_ = false, has_cycles_ = false;
};

}  // namespace

Kind quantity_above_cap() {
  return {"quantity_above_cap",
          base::mark("More of an item on a day, in a stay or in a cycle of days, weeks, months or years than the list allows; the "
                     "excess is the units above the cap."),
          {{"take", base::mark("which lines the excess is taken from: latest, dearest"), false, {"latest", "dearest"}, "latest"}},
          [](const KernelInput& input) { return read_caps(input).empty() ? lacks_points(input) : std::string(); },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<QuantityAboveCap>(input); }};
}

}  // namespace mi::claims
