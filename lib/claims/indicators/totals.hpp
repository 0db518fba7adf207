// SPDX-License-Identifier: Apache-2.0
// Sums of measures over periods and groups.
#pragma once
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "claims/indicators/indicators.hpp"

namespace mi::claims {

// The buckets, each followed by the same one a year before: bucket i is range 2i, the year before it 2i + 1.
class Ranges {
 public:
  explicit Ranges(const std::vector<Bucket>& buckets);
  std::size_t size() const { return ranges_.size(); }
  // Ranges that hold the day.
  const std::vector<std::uint32_t>& of(std::int32_t day) const;
  const base::DateRange& at(std::size_t i) const { return ranges_[i]; }

 private:
  std::vector<base::DateRange> ranges_;
  std::vector<std::uint32_t> all_;
  mutable std::map<std::int32_t, std::vector<std::uint32_t>> of_day_;  // one thread asks
};

class Totals {
 public:
  Totals(const Measures& measures, const std::vector<Bucket>& buckets) : measures_(measures), ranges_(buckets) {}

  std::int64_t sum(const Measure& measure, std::size_t range, std::size_t group);
  // Whether anything at all fell into the range and group.
  bool any(const Measure& measure, std::size_t range, std::size_t group);
  // The mean of the visits' own ratios, of those whose denominator is not zero; `n` says how many.
  Ratio mean(const Measure& numerator, const Measure& denominator, std::size_t range, std::size_t group) const;
  // What makes up a sum: (what it is about, sum, rows), the largest first.
  struct Share {
    std::string about;
    std::int64_t amount = 0;
    std::vector<std::int64_t> rows;
  };
  std::vector<Share> shares(const Measure& measure, std::size_t range, std::size_t group) const;
  const Ranges& ranges() const { return ranges_; }

 private:
  struct Cells {
    std::vector<std::int64_t> sums;  // by range × groups + group
    std::vector<bool> any;
  };
  const Cells& cells(const Measure& measure);
  std::size_t groups() const { return measures_.groups().size(); }

  const Measures& measures_;
  Ranges ranges_;
  std::map<std::string, Cells> known_;
};

}  // namespace mi::claims
