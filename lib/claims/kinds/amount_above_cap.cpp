// SPDX-License-Identifier: Apache-2.0
// Amount above cap (超限定报销总额).
//
// Compared: the sum of the lines of one knowledge point, after refunds, with the amount that is payable in all: the limit of
// the list, "5000.00 stay" or "5000.00 1 years" (claims/window.hpp).
// Window, by row of the list: a day of the visit, the visit, or a cycle of one person over all visits of the case.
// Excess: the fen above the cap, taken from the latest lines first; its units are the line's in proportion to the fen, rounded
// down to a ten-thousandth. A sum equal to the cap is none. Lines that the person pays wholly do not count with
// paid=in_scope. Period: the day of the last of the window's fees.
#include <algorithm>

#include "base/message.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/kernel/window.hpp"

namespace mi::claims {
namespace {

struct AmountCap {
  std::int64_t fen = 0;
  CapWindow window;
};

AmountCap parse_cap(const std::string& limit, const std::string& place) {
  std::size_t space = limit.find(' ');
  std::string window = space == std::string::npos ? "stay" : limit.substr(space + 1);
  return {base::Money::parse(limit.substr(0, space)).fen(), CapWindow::parse(window, place)};
}

class AmountAboveCap : public Kernel {
 public:
  explicit AmountAboveCap(const KernelInput& input)
      : lines_(input), points_(read_points(input.list, input.list_name, input.national)), by_code_(input.data.codes, points_) {
    for (const Point& point : points_) caps_.push_back(parse_cap(point.limit, input.list_name));
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (std::uint32_t v = range.first; v < range.last; ++v) look(std::span<const std::uint32_t>(&v, 1), false, leads);
    lines_.each_person(range, [&](auto visits) { look(visits, true, leads); });
  }

 private:
  std::uint32_t point(std::uint32_t line) const { return by_code_.of(lines_.data().code(line)).front(); }
  std::int64_t cost(std::uint32_t line) const { return lines_.data().cost(line, lines_.data().left(line)); }

  template <class Visits> void look(const Visits& visits, bool by_cycle, std::vector<Lead>& leads) const {
    const Data& data = lines_.data();
    std::vector<std::uint32_t> lines = lines_.of_any_day(visits, [&](std::uint32_t line) {
      return by_code_.has(data.code(line)) && caps_[point(line)].window.is_cycle() == by_cycle;
    });
    std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return point(a) < point(b); });
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
      std::int32_t ends = last_day(lines[first]);
      while (last < lines.size() && point(lines[last]) == point(lines[first]) && data.day(lines[last]) <= ends) ++last;
      judge({lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last)}, leads);
    }
  }

  std::int32_t last_day(std::uint32_t line) const {
    const CapWindow& window = caps_[point(line)].window;
    if (window.unit == CapWindow::Unit::stay) return INT32_MAX;
    std::int32_t day = lines_.data().day(line);
    return window.is_cycle() ? window.last_day(base::Date::from_days(day)).days() : day;
  }

  void judge(const std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    const AmountCap& cap = caps_[point(lines.front())];
    std::int64_t sum = 0;
    for (std::uint32_t line : lines) sum += cost(line);
    if (sum <= cap.fen || !lines_.in_period(lines_.data().day(lines.back()))) return;
    Lead lead = lines_.lead(lines.back());
    lead.knowledge = points_[point(lines.front())].knowledge;
    lead.detail = fmt::format("{}{}限支付{}元，计费{}元", points_[point(lines.front())].name, cap.window.text,
                              base::Money::fen(cap.fen).to_string(), base::Money::fen(sum).to_string());
    std::int64_t above = sum - cap.fen;
    for (std::size_t i = lines.size(); i-- > 0 && above > 0;) take(lead, lines[i], above);
    std::reverse(lead.parts.begin(), lead.parts.end());
    leads.push_back(std::move(lead));
  }

  void take(Lead& lead, std::uint32_t line, std::int64_t& above) const {
    const Data& data = lines_.data();
    std::int64_t all = cost(line), taken = std::min(all, above);
    if (taken <= 0) return;
    auto units = static_cast<std::int64_t>(base::Int128{data.left(line)} * taken / all);
    lead.from = std::min(lead.from, base::Date::from_days(data.day(line)));
    lead.parts.push_back({line, units, taken});
    lead.units += units;
    above -= taken;
  }

  Lines lines_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  std::vector<AmountCap> caps_;
};

}  // namespace

Kind amount_above_cap() {
  return {"amount_above_cap",
          base::mark("More money for an item in a day, a stay or a cycle than is payable in all; the excess is what is above the cap."),
          {paid_parameter()},
          [](const KernelInput& input) {
            return read_points(input.list, input.list_name, input.national).empty() ? lacks_points(input) : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<AmountAboveCap>(input); }};
}

}  // namespace mi::claims
