// SPDX-License-Identifier: Apache-2.0
#include "claims/indicators/totals.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace mi::claims {
namespace {

constexpr int months_a_year = 12;
constexpr std::int64_t mean_scale = 1'000'000'000'000;  // where the exact sum of many fractions does not fit

base::DateRange year_before(const base::DateRange& range) {
  return {range.first.plus_months(-months_a_year), range.last.plus_days(1).plus_months(-months_a_year).plus_days(-1)};
}

// Of fractions, exact as long as 128 bits hold it.
void take_mean(Ratio& ratio, const std::vector<std::pair<std::int64_t, std::int64_t>>& fractions) {
  auto count = static_cast<std::int64_t>(fractions.size());
  if (count == 0) return;
  try {
    base::Rational sum;
    for (const auto& [n, d] : fractions) sum = sum + base::Rational::of(n, d);
    ratio.value = sum / base::Rational(count);
  } catch (const base::Error&) {
    base::Int128 sum = 0;
    for (const auto& [n, d] : fractions) sum += base::round_half_away(base::Int128{n} * mean_scale, d);
    ratio.value = base::Rational::of(sum, base::Int128{count} * mean_scale);
    ratio.rounding = "各次比例取至小数点后12位";
  }
}

}  // namespace

Ranges::Ranges(const std::vector<Bucket>& buckets) {
  for (const Bucket& bucket : buckets) {
    ranges_.push_back(bucket.range);
    ranges_.push_back(year_before(bucket.range));
  }
  for (std::uint32_t i = 0; i < ranges_.size(); ++i) all_.push_back(i);
}

const std::vector<std::uint32_t>& Ranges::of(std::int32_t day) const {
  if (day == Contribution::every_day) return all_;
  auto [found, fresh] = of_day_.try_emplace(day);
  if (!fresh) return found->second;
  for (std::uint32_t i = 0; i < ranges_.size(); ++i)
    if (ranges_[i].contains(base::Date::from_days(day))) found->second.push_back(i);
  return found->second;
}

const Totals::Cells& Totals::cells(const Measure& measure) {
  auto [found, fresh] = known_.try_emplace(measure.to_string());
  Cells& cells = found->second;
  if (!fresh) return cells;
  cells.sums.resize(ranges_.size() * groups());
  cells.any.resize(cells.sums.size());
  std::vector<std::unordered_set<std::uint64_t>> seen(cells.sums.size());
  measures_.each(measure, [&](const Contribution& c) {
    for (std::uint32_t range : ranges_.of(c.day)) {
      std::size_t cell = range * groups() + c.group;
      if (c.key != 0 && !seen[cell].insert(c.key).second) continue;
      cells.sums[cell] += c.amount;
      cells.any[cell] = true;
    }
  });
  return cells;
}

std::int64_t Totals::sum(const Measure& measure, std::size_t range, std::size_t group) { return cells(measure).sums[range * groups() + group]; }
bool Totals::any(const Measure& measure, std::size_t range, std::size_t group) { return cells(measure).any[range * groups() + group]; }

Ratio Totals::mean(const Measure& numerator, const Measure& denominator, std::size_t range, std::size_t group) const {
  std::map<std::uint32_t, std::pair<std::int64_t, std::int64_t>> by_visit;
  auto collect = [&](const Measure& measure, bool above) {
    measures_.each(measure, [&](const Contribution& c) {
      const auto& ranges = ranges_.of(c.day);
      if (c.group != group || std::find(ranges.begin(), ranges.end(), range) == ranges.end()) return;
      auto& [n, d] = by_visit[c.visit];
      (above ? n : d) += c.amount;
    });
  };
  collect(numerator, true);
  collect(denominator, false);
  Ratio ratio;
  std::vector<std::pair<std::int64_t, std::int64_t>> fractions;
  for (const auto& [visit, fraction] : by_visit) {
    ratio.numerator += fraction.first;
    ratio.denominator += fraction.second;
    if (fraction.second != 0) fractions.push_back(fraction);
  }
  take_mean(ratio, fractions);
  return ratio;
}

std::vector<Totals::Share> Totals::shares(const Measure& measure, std::size_t range, std::size_t group) const {
  std::map<std::string_view, Share> by_name;
  std::unordered_set<std::uint64_t> seen;
  measures_.each(measure, [&](const Contribution& c) {
    const auto& ranges = ranges_.of(c.day);
    if (c.group != group || std::find(ranges.begin(), ranges.end(), range) == ranges.end()) return;
    if (c.key != 0 && !seen.insert(c.key).second) return;
    Share& share = by_name[c.about];
    if (share.rows.empty()) share.about = measures_.describe(c);
    share.amount += c.amount;
    if (c.id != 0) share.rows.push_back(c.id);
  });
  std::vector<Share> shares;
  for (auto& [name, share] : by_name) shares.push_back(std::move(share));
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.amount > b.amount; });
  return shares;
}

}  // namespace mi::claims
