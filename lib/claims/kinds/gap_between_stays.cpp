// SPDX-License-Identifier: Apache-2.0
// Gap between stays: one stay split into two.
//
// Compared: two stays (visits of the kinds in `stays`) of one person in one institution, the later with the latest
// earlier one. They match by main diagnosis (its first three characters: the category of the code) or by department, by
// either of them, or without either (match=diagnosis, department, either, any).
// Window: the later one begins from 0 to gap_days days after the day on which the earlier one ended.
// Excess: the whole later stay: its lines after refunds or, without lines, its settlements. One stay is one unit.
// A later stay of a kind in `except` (急诊转住院) is none. Period: the day on which the later stay began.
#include <algorithm>
#include <set>

#include "base/message.hpp"
#include "claims/kernel/kind.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;

std::int32_t day_of(std::int64_t seconds) { return base::Time::from_seconds(seconds).date().days(); }

struct Pair {
  const Stay* earlier = nullptr;
  const Stay* later = nullptr;
  std::int64_t gap = 0;
};

class Gaps {
 public:
  explicit Gaps(const KernelInput& input) : input_(input), data_(input.data), match_(input.parameters.text("match")) {
    auto words = input.parameters.list("stays");
    auto excepted = input.parameters.list("except");
    kinds_ = {words.begin(), words.end()};
    except_ = {excepted.begin(), excepted.end()};
    for (const Stay& stay : data_.stays)
      if (kinds_.count(stay.med_type) != 0 && stay.person != 0) by_person_[stay.person].push_back(&stay);
    for (auto& [person, stays] : by_person_)
      std::sort(stays.begin(), stays.end(), [](const Stay* a, const Stay* b) {
        return a->begins != b->begins ? a->begins < b->begins : a->line < b->line;
      });
  }

  // The nearest stay before this one that it may be a part of, within `days`.
  Pair pair_of(const Stay& later, std::int64_t days) const {
    Pair best{nullptr, &later, days + 1};
    auto found = by_person_.find(later.person);
    if (found == by_person_.end() || kinds_.count(later.med_type) == 0 || except_.count(later.med_type) != 0) return best;
    if (!input_.in_period(base::Date::from_days(day_of(later.begins)))) return best;
    for (const Stay* earlier : found->second) {
      if (earlier == &later) break;  // those after it began later
      std::int64_t gap = day_of(later.begins) - day_of(earlier->ends);
      if (gap >= 0 && gap <= days && gap <= best.gap && matches(*earlier, later)) best = {earlier, &later, gap};
    }
    return best;
  }

 private:
  bool matches(const Stay& a, const Stay& b) const {
    if (a.institution != b.institution) return false;
    bool diagnosis = !a.diagnosis.empty() && a.diagnosis.substr(0, 3) == b.diagnosis.substr(0, 3);
    bool department = !a.department.empty() && a.department == b.department;
    if (match_ == "diagnosis") return diagnosis;
    if (match_ == "department") return department;
    return match_ == "any" || diagnosis || department;
  }

  const KernelInput input_;
  const Data& data_;
  std::string match_;
  std::set<std::string> kinds_;
  std::set<std::string> except_;
  std::unordered_map<std::uint32_t, std::vector<const Stay*>> by_person_;
};

class GapBetweenStays : public Kernel {
 public:
  explicit GapBetweenStays(const KernelInput& input)
      : data_(input.data), gaps_(input), days_(input.parameters.whole("gap_days")) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      const Stay* stay = data_.stay(v);
      if (stay == nullptr) continue;
      Pair pair = gaps_.pair_of(*stay, days_);
      if (pair.earlier != nullptr) leads.push_back(lead(pair));
    }
  }

 private:
  Lead lead(const Pair& pair) const {
    std::uint32_t v = pair.later->visit;
    Lead lead;
    lead.visit = v;
    lead.whole_visit = true;
    lead.units = one_unit;
    lead.from = base::Date::from_days(day_of(pair.later->begins));
    lead.to = base::Date::from_days(day_of(pair.later->ends));
    lead.context = {pair.earlier->line, pair.later->line};
    for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i) {
      std::uint32_t line = data_.by_visit[i];
      if (data_.left(line) > 0) lead.parts.push_back({line, data_.left(line), data_.cost(line, data_.left(line))});
    }
    lead.detail = fmt::format("上次住院{}出院，间隔{}天再次入院（限{}天）",
                              base::Date::from_days(day_of(pair.earlier->ends)).to_string(), pair.gap, days_);
    return lead;
  }

  const Data& data_;
  Gaps gaps_;
  std::int64_t days_;
};

}  // namespace

std::vector<GapCount> count_gaps(const KernelInput& input, const std::vector<std::int64_t>& days) {
  Gaps gaps(input);
  std::vector<GapCount> counts;
  for (std::int64_t limit : days) {
    GapCount count{limit};
    std::set<std::uint32_t> persons;
    for (const Stay& stay : input.data.stays) {
      if (gaps.pair_of(stay, limit).earlier == nullptr) continue;
      ++count.pairs;
      persons.insert(stay.person);
      const Paid* paid = input.data.paid_by_visit.find(stay.visit);
      if (paid == nullptr) continue;
      count.total += paid->total;
      count.fund += paid->fund;
    }
    count.persons = static_cast<std::int64_t>(persons.size());
    counts.push_back(count);
  }
  return counts;
}

Kind gap_between_stays() {
  return {"gap_between_stays",
          base::mark("Two stays of one person in one institution with at most gap_days days between them; the excess is the "
                     "whole later stay."),
          {{"gap_days", base::mark("the longest gap in days; `mi-claims gaps` shows what each limit would catch"), true, {}},
           {"match", base::mark("what the two stays share: diagnosis, department, either, any"), false,
            {"diagnosis", "department", "either", "any"}},
           {"stays", base::mark("kinds of visit that are stays, parted by semicolons"), false, {}},
           {"except", base::mark("kinds of visit that are no split stay"), false, {}}},
          [](const KernelInput& input) -> std::string {
            return input.data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<GapBetweenStays>(input); }};
}

}  // namespace mi::claims
