// SPDX-License-Identifier: Apache-2.0
// Days of supply above limit (drugs taken home, prescriptions).
//
// Compared: the days for which a line of a drug was dispensed (prd_days) with the days that are allowed: `days`, or
// `long_days` in a visit of a kind in `long_visits` or with a diagnosis that begins as one of `long_diagnoses` (chronic
// illness).
// Window: the line. With taken=discharge only drugs taken home from a stay (flagged or, where the case has no flag, of the
// last day of the stay); with `visits` only visits of these kinds; with a list only its drugs, each with its own days.
// Excess: the units that are beyond the limit, quantity × (days − limit) ÷ days, rounded down to a ten-thousandth, and their
// share of the line's amount. As many days as the limit are none; a line without days is not judged. Period: the day of
// the fee.
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/drugs.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_day = 100;

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
    for (const Point& point : points_) limits_.push_back(Parameters("days=" + point.limit).whole("days"));
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

  std::int64_t limit_of(std::uint32_t line) const {
    std::uint32_t code = lines_.data().code(line);
    if (has_list_) return limits_[by_code_.of(code).front()];
    return is_long_[lines_.data().fees.visit[line]] ? long_days_ : days_;
  }

  bool is_judged(std::uint32_t line) const {
    const Data& data = lines_.data();
    if (data.about.supply[line] <= 0 || !lines_.counts(line)) return false;
    return (has_list_ ? by_code_.has(data.code(line)) : is_drug(data.codes[data.code(line)])) && taken_.is(line);
  }

  void look(std::uint32_t line, std::vector<Lead>& leads) const {
    if (!is_judged(line)) return;
    const Data& data = lines_.data();
    std::int64_t days = data.about.supply[line], limit = limit_of(line) * one_day;
    if (days <= limit) return;
    std::int64_t units = data.left(line) * (days - limit) / days;
    if (units <= 0) return;
    Lead& lead = leads.emplace_back(lines_.lead(line));
    if (has_list_) lead.knowledge = points_[by_code_.of(data.code(line)).front()].knowledge;
    lead.detail = fmt::format("限{}天用量，开具{}天", limit / one_day, base::format_scaled(days, 2, false));
    lines_.take(lead, line, units);
  }

  Lines lines_;
  Taken taken_;
  std::vector<char> is_wanted_, is_long_;
  std::int64_t days_, long_days_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  bool has_list_;
  std::vector<std::int64_t> limits_;
};

std::string lacks(const KernelInput& input) {
  if (input.data.about.supply.empty()) return base::say("no fee line of the case says for how many days: load prd_days");
  bool empty = !input.list_name.empty() && read_points(input.list, input.list_name, input.national).empty();
  return empty ? lacks_points(input) : std::string();
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
