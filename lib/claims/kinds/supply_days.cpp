// SPDX-License-Identifier: Apache-2.0
// Days of supply above limit (drugs taken home, prescriptions).
//
// Compared: the days for which a line of a drug was dispensed with the days that are allowed: `days`, or `long_days` in a visit
// of a kind in `long_visits` or with a diagnosis that begins as one of `long_diagnoses` (chronic illness). The days are what the
// export says (prd_days); where it says nothing, and a list says how many units one takes a day (limit "7 a_day=3"), the
// quantity after refunds by these.
// Window: the line. With taken=discharge only drugs taken home from a stay (flagged or, where the case has no flag, of the
// last day of the stay); with `visits` only visits of these kinds; with a list only its drugs, each with its own days.
// Excess: the units that are beyond the limit, quantity × (days − limit) ÷ days, rounded down to a ten-thousandth (by units a
// day: quantity − limit × units a day), and their share of the line's amount. As many days as the limit are none; a line without
// days is not judged. Period: the day of the fee.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "claims/kernel/drugs.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_day = 100;

// What a list says of a drug: the days that are allowed and, where it does, how many units one takes a day.
struct Allowed {
  std::int64_t days = 0;
  std::int64_t a_day = 0;  // ten-thousandths of a unit; 0: not said
};

Allowed read_allowed(const Point& point) {
  try {
    const Parameters said("days=" + point.limit);
    const bool has_dose = said.has("a_day");
    const Allowed allowed{said.whole("days"), has_dose ? base::Quantity::parse(said.text("a_day")).e4 : 0};
    if (said.all().size() == (has_dose ? 2 : 1) && (!has_dose || allowed.a_day > 0)) return allowed;
  } catch (const base::Error&) {  // what is wrong is said below, with its place
  }
  throw base::Error(base::ErrorKind::cannot, base::say("“{}” does not say how many days: write 7, or 7 a_day=3 where one takes three units a day", point.limit),
                    {point.knowledge});
}

class SupplyDays : public Kernel {
 public:
  explicit SupplyDays(const KernelInput& input)
      : lines_(input),
        taken_(input),
        is_wanted_(visits_of_kind(input, "visits")),
        is_long_(long_visits(input)),
        days_(input.parameters.whole("days")),
        long_days_(input.parameters.whole("long_days")),
        points_(read_points(input.list, input.list_name, input.national)),
        by_code_(input.data.codes, points_),
        has_list_(!input.list_name.empty()) {
    for (const Point& point : points_) allowed_.push_back(read_allowed(point));
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      if (!is_wanted_[v]) continue;
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) look(data.by_visit[i], leads);
    }
  }

 private:
  static std::vector<char> long_visits(const KernelInput& input) {
    std::vector<char> visits(input.data.visit_count(), 0);
    if (!input.parameters.text("long_visits").empty()) visits = visits_of_kind(input, "long_visits");
    std::vector<std::string> codes = input.parameters.list("long_diagnoses");
    for (std::uint32_t v = 0; v < visits.size(); ++v)
      for (std::uint32_t id : input.data.about.diagnoses.of(v))
        for (const std::string& code : codes)
          if (input.data.diagnoses.at(id, 0).substr(0, code.size()) == code) visits[v] = 1;
    return visits;
  }

  // Of a line of a drug on the list.
  const Allowed& listed(std::uint32_t line) const { return allowed_[by_code_.of(lines_.data().code(line)).front()]; }

  std::int64_t limit_of(std::uint32_t line) const {
    if (has_list_) return listed(line).days;
    return is_long_[lines_.data().fees.visit[line]] ? long_days_ : days_;
  }

  // In hundredths; 0 where the export says nothing.
  std::int64_t days_said(std::uint32_t line) const {
    const auto& supply = lines_.data().about.supply;
    return line < supply.size() ? supply[line] : 0;
  }

  bool is_judged(std::uint32_t line) const {
    const Data& data = lines_.data();
    if (!(has_list_ ? by_code_.has(data.code(line)) : is_drug(data.codes[data.code(line)]))) return false;
    return (days_said(line) > 0 || (has_list_ && listed(line).a_day > 0)) && lines_.counts(line) && taken_.is(line);
  }

  void look(std::uint32_t line, std::vector<Lead>& leads) const {
    if (!is_judged(line)) return;
    if (days_said(line) > 0) look_at_days(line, days_said(line), leads);
    else look_at_units(line, listed(line), leads);
  }

  void look_at_days(std::uint32_t line, std::int64_t days, std::vector<Lead>& leads) const {
    const std::int64_t limit = limit_of(line) * one_day;
    if (days <= limit) return;
    std::int64_t units = lines_.data().left(line) * (days - limit) / days;
    if (units > 0) add(line, units, fmt::format("限{}天用量，开具{}天", limit / one_day, base::format_scaled(days, 2, false)), leads);
  }

  void look_at_units(std::uint32_t line, const Allowed& allowed, std::vector<Lead>& leads) const {
    const std::int64_t left = lines_.data().left(line);
    const base::Int128 above = left - base::Int128{allowed.days} * allowed.a_day;
    if (above <= 0) return;
    const std::int64_t days = base::round_half_away(base::Int128{left} * one_day, allowed.a_day);
    add(line, static_cast<std::int64_t>(above),
        fmt::format("限{}天用量，按日用量{}计为{}天", allowed.days, base::Quantity{allowed.a_day}.to_string(), base::format_scaled(days, 2, false)), leads);
  }

  void add(std::uint32_t line, std::int64_t units, std::string detail, std::vector<Lead>& leads) const {
    Lead& lead = leads.emplace_back(lines_.lead(line));
    if (has_list_) lead.knowledge = points_[by_code_.of(lines_.data().code(line)).front()].knowledge;
    lead.detail = std::move(detail);
    lines_.take(lead, line, units);
  }

  Lines lines_;
  Taken taken_;
  std::vector<char> is_wanted_, is_long_;
  std::int64_t days_, long_days_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  bool has_list_;
  std::vector<Allowed> allowed_;  // by point
};

std::string lacks(const KernelInput& input) {
  const std::vector<Point> points = read_points(input.list, input.list_name, input.national);
  if (!input.list_name.empty() && points.empty()) return lacks_points(input);
  const bool has_dose = std::any_of(points.begin(), points.end(), [](const Point& point) { return read_allowed(point).a_day > 0; });
  if (!input.data.about.supply.empty() || has_dose) return {};
  return base::say("no fee line of the case says for how many days: load prd_days, or adopt a list that says how many units one takes a day");
}

}  // namespace

Kind supply_days() {
  return {"supply_days",
          base::mark("Drugs dispensed for more days than are allowed, on prescription or on discharge; the excess is the share of "
                     "the quantity that is beyond."),
          {paid_parameter(), taken_parameter(), stays_parameter(),
           {"visits", base::mark("kinds of visit that the rule looks at, parted by semicolons; empty: all"), false, {}, ""},
           {"days", base::mark("days of supply that are allowed"), true, {}, "7"},
           {"long_days", base::mark("days of supply that are allowed for chronic illness"), true, {}, "30"},
           {"long_visits", base::mark("kinds of visit to which long_days applies, parted by semicolons"), false, {}, ""},
           {"long_diagnoses", base::mark("beginnings of diagnosis codes to which long_days applies, parted by semicolons"), false, {}, ""}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<SupplyDays>(input); }};
}

}  // namespace mi::claims
