// SPDX-License-Identifier: Apache-2.0
// What kernels do with lines again and again: which of them count, gathering them by visit or person, and making a lead
// of them.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "claims/kernel/kind.hpp"

namespace mi::claims {

class Lines {
 public:
  // A rule with paid=in_scope passes over lines that the person pays wholly: no fund money hangs on them.
  explicit Lines(const KernelInput& input);

  const Data& data() const { return data_; }
  bool counts(std::uint32_t line) const { return counts_ever(line) && in_period(data_.day(line)); }
  // The same of lines of any day: those of a window that reaches into the period from outside it.
  bool counts_ever(std::uint32_t line) const { return data_.left(line) > 0 && !(only_paid_ && data_.fees.in_scope[line] == 0); }
  bool in_period(std::int32_t day) const { return !period_ || period_->contains(base::Date::from_days(day)); }

  // Lines of these visits that count and that `wanted` picks, in order of time, then of line.
  template <class Visits, class F> std::vector<std::uint32_t> of(const Visits& visits, F&& wanted) const {
    return of_any_day(visits, [&](std::uint32_t line) { return in_period(data_.day(line)) && wanted(line); });
  }

  // The same of lines inside and outside the period.
  template <class Visits, class F> std::vector<std::uint32_t> of_any_day(const Visits& visits, F&& wanted) const {
    std::vector<std::uint32_t> lines;
    for (std::uint32_t v : visits)
      for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i)
        if (std::uint32_t line = data_.by_visit[i]; counts_ever(line) && wanted(line)) lines.push_back(line);
    if (visits.size() > 1) sort(lines);
    return lines;
  }

  // Calls f with the visits of each person whose first visit lies in the range; a visit of nobody known is by itself.
  template <class F> void each_person(VisitRange range, F&& f) const {
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      std::uint32_t person = v < data_.about.person.size() ? data_.about.person[v] : 0;
      auto visits = data_.about.visits_of_person.of(person);
      if (person == 0) f(std::span<const std::uint32_t>(&v, 1));
      else if (visits.front() == v) f(visits);
    }
  }

  // One lead for each visit and key, with all that is left of its lines. key_of(line) is empty for lines that are not wrong;
  // detail_of(line) says what is, of the first of them. In order of visit, then of key.
  template <class KeyOf, class DetailOf>
  void whole_by_key(VisitRange range, std::vector<Lead>& leads, KeyOf&& key_of, DetailOf&& detail_of) const {
    std::map<typename std::invoke_result_t<KeyOf, std::uint32_t>::value_type, Lead> found;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      found.clear();
      for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i) {
        const std::uint32_t line = data_.by_visit[i];
        const auto key = counts(line) ? key_of(line) : std::nullopt;
        if (!key) continue;
        const auto [place, fresh] = found.try_emplace(*key);
        if (fresh) place->second = lead(line), place->second.detail = detail_of(line);
        whole(place->second, line);
      }
      for (auto& [key, lead] : found) leads.push_back(std::move(lead));
    }
  }

  Lead lead(std::uint32_t shown) const;                            // about the visit and day of a line
  void whole(Lead& lead, std::uint32_t line) const;                // all that is left of the line is above the limit
  void take(Lead& lead, std::uint32_t line, std::int64_t units) const;
  // Takes so many units from the last of the lines first; those that give nothing are what it was compared with.
  void take_latest(Lead& lead, const std::vector<std::uint32_t>& lines, std::int64_t units) const;
  std::string units(std::int64_t e4) const;

 private:
  void sort(std::vector<std::uint32_t>& lines) const;

  const Data& data_;
  std::optional<base::DateRange> period_;
  bool only_paid_;
};

// Says that the list has nothing for the rule.
std::string lacks_points(const KernelInput& input);

// "paid" of the kinds that judge what is payable.
ParameterSpec paid_parameter();

}  // namespace mi::claims
