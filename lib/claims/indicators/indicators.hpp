// SPDX-License-Identifier: Apache-2.0
// Indicators of an institution (shares, rates, averages) by period, department or doctor: exact fractions of two measures,
// held against the limit that the packs in use set, against the year before, and against peers. Which there are is data:
// knowledge/claims/indicators.csv.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "claims/indicators/measure.hpp"
#include "domain/figure.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::claims {

struct Indicator {
  std::string code;      // of the national rule or of the source that demands it
  std::string national;
  std::string name;      // in Chinese
  Measure numerator;
  Measure denominator;
  std::string unit;      // "%", "元", "天", …
  std::string limit;     // id of a value or parameter of the packs; "" when it is only ranked
  std::string side;      // "max": no more than the limit; "min": no less
  std::string decides;   // "year": a shorter period is shown and does not decide
  std::string reading;   // id of a switch: ratio-of-sums, mean-of-ratios
};

// Error(cannot) with file and line.
std::vector<Indicator> read_indicators(std::string_view csv, const std::string& name, const Classes& classes);

struct Bucket {
  std::string name;  // "2026-03", "2026Q1", "2026", "2026-03-01/2026-03-15"
  std::string unit;  // "month", "quarter", "year", "period"
  base::DateRange range;
};
// The months, quarters or years that meet the period, each cut to it; no unit: the period itself.
std::vector<Bucket> buckets_of(const base::DateRange& period, const std::vector<std::string>& units);

struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::optional<base::Rational> value;  // none: the denominator is zero, or there is nothing to reckon from
  std::string rounding;                 // "" when it is exact
};

struct IndicatorValue {
  std::size_t indicator = 0;
  std::size_t bucket = 0;
  std::string group;  // department or doctor; "" when it is about all, or not said
  Ratio now;
  std::optional<Ratio> before;           // the year before; none: no data
  std::vector<base::Rational> peers;     // values of the peers that have one, in rising order
  std::int64_t rank = 0;                 // among the groups of the bucket, the highest first; 0: not grouped
  std::optional<law::Value> limit;
  std::string verdict;                   // 限内, 超限, 未达, 只列示, 未设限, n/a
  std::vector<domain::SwitchUse> switches;
  std::optional<domain::Figure> figure;  // with `explain`: how it came about
};

struct IndicatorResult {
  std::vector<Indicator> indicators;
  std::vector<Bucket> buckets;
  Grouping grouping = Grouping::none;
  std::vector<IndicatorValue> values;
  std::vector<std::string> lacking;  // "CF-07 …: what it lacks"
  std::vector<std::string> unread;   // "peer.mi: why"
  std::size_t peers = 0;             // read
};

struct IndicatorRequest {
  std::vector<std::string> chosen;   // codes; empty: all
  std::optional<base::DateRange> period;
  std::vector<std::string> units;    // "month", "quarter", "year"
  Grouping grouping = Grouping::none;
  std::vector<std::string> peers;    // paths of other case files
  bool explain = false;
};

// "month", "quarter", "year", "department", "doctor". Error(usage) for other words, or for two groupings.
void split_by(IndicatorRequest& request, const std::vector<std::string>& words);

// Error(usage): no such indicator; an indicator asked for by name whose limit is a blank that is not set (G8).
IndicatorResult indicators(casefile::Case& source, const law::Rulebook& law, const IndicatorRequest& request);

domain::Table rows(const IndicatorResult& result);
std::vector<domain::Figure> figures(const IndicatorResult& result);
std::string printed(const Indicator& indicator, const base::Rational& value);  // at two places, with its unit

}  // namespace mi::claims
