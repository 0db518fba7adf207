// SPDX-License-Identifier: Apache-2.0
// Two places at once: one doctor, records in two institutions at nearly the same time (a lead to a lent certificate).
//
// Compared: the fee lines of one doctor, after refunds, in order of time, each with the one before it. A line at
// midnight sharp says no time and is passed over; a line counts where a visit says its institution.
// Window: the two lines are at most `minutes` apart and in different institutions.
// Excess: none; a finding needs proof that another person did the work. The pairs of a doctor on a day are one hit, the
// number of pairs its units; it stands at the later line of the closest pair, the first of them. Period: the day of the
// later line.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "claims/kernel/persons.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;
constexpr std::int64_t a_day = 86400;
constexpr std::int64_t a_minute = 60;

struct Pairs {
  std::uint32_t earlier = 0;  // of the closest
  std::uint32_t later = 0;
  std::int64_t apart = 0;     // seconds
  std::int64_t count = 0;
};

class TwoPlaces {
 public:
  explicit TwoPlaces(const KernelInput& input)
      : input_(input), data_(input.data), window_(input.parameters.whole("minutes") * a_minute) {}

  std::vector<Lead> find() const {
    std::vector<Lead> leads;
    for (const auto& [doctor, lines] : lines_of_doctors())
      for (const auto& [day, pairs] : pairs_by_day(lines)) leads.push_back(lead(pairs));
    return leads;
  }

 private:
  std::map<std::uint32_t, std::vector<std::uint32_t>> lines_of_doctors() const {
    std::vector<std::uint32_t> numbers = same_code(data_.doctors);
    std::map<std::uint32_t, std::vector<std::uint32_t>> lines;
    for (std::uint32_t line = 0; line < data_.fees.size(); ++line) {
      std::uint32_t doctor = data_.fees.doctor[line] < numbers.size() ? numbers[data_.fees.doctor[line]] : 0;
      if (doctor != 0 && counts(line)) lines[doctor].push_back(line);
    }
    for (auto& [doctor, of_doctor] : lines)
      std::sort(of_doctor.begin(), of_doctor.end(), [&](auto a, auto b) {
        return data_.fees.happened[a] != data_.fees.happened[b] ? data_.fees.happened[a] < data_.fees.happened[b] : a < b;
      });
    return lines;
  }

  std::uint32_t place(std::uint32_t line) const {
    const Stay* stay = data_.stay(data_.fees.visit[line]);
    return stay == nullptr ? 0 : stay->institution;
  }

  bool counts(std::uint32_t line) const {
    return data_.left(line) > 0 && place(line) != 0 && data_.fees.happened[line] % a_day != 0;
  }

  std::map<std::int32_t, Pairs> pairs_by_day(const std::vector<std::uint32_t>& lines) const {
    std::map<std::int32_t, Pairs> days;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      std::int64_t apart = data_.fees.happened[lines[i]] - data_.fees.happened[lines[i - 1]];
      if (place(lines[i]) == place(lines[i - 1]) || apart > window_) continue;
      if (!input_.in_period(base::Date::from_days(data_.day(lines[i])))) continue;
      Pairs& pairs = days[data_.day(lines[i])];
      if (pairs.count++ == 0 || apart < pairs.apart) pairs = {lines[i - 1], lines[i], apart, pairs.count};
    }
    return days;
  }

  Lead lead(const Pairs& pairs) const {
    Lead lead;
    lead.visit = data_.fees.visit[pairs.later];
    lead.shown = pairs.later;
    lead.units = pairs.count * one_unit;
    lead.from = lead.to = base::Date::from_days(data_.day(pairs.later));
    lead.context = {data_.fees.id[pairs.earlier], data_.fees.id[pairs.later]};
    lead.detail = fmt::format("同一医师在两家机构的服务记录最近相隔{}秒（限{}分钟），当日{}次", pairs.apart, window_ / a_minute, pairs.count);
    return lead;
  }

  const KernelInput& input_;
  const Data& data_;
  std::int64_t window_;
};

}  // namespace

Kind two_places() {
  return {"two_places",
          base::mark("Lines of one doctor in two institutions at most minutes apart; leads only, without an excess."),
          {{"minutes", base::mark("how far apart two records may be, in minutes"), true, {}}},
          [](const KernelInput& input) -> std::string {
            const Data& data = input.data;
            if (data.fees.size() == 0) return base::say("the case has no fee lines: load them");
            return data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(TwoPlaces(input).find());
          }};
}

}  // namespace mi::claims
