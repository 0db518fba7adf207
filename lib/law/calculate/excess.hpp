// SPDX-License-Identifier: Apache-2.0
// What lies above a limit: a ratio, a growth, a quota. Limits are compared by cross-multiplication (G5); only the
// excess counts.
#pragma once
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "law/value.hpp"

namespace mi::law {

enum class Rounding { exact, down, up };

// ratio-cap/1: max(0, part − limit × whole), in the unit of `part`; money is rounded to the fen, counts as `rounding`
// says.
domain::Figure ratio_cap(std::string id, std::string label, const Value& limit, const domain::Figure& part,
                         const domain::Figure& whole, Rounding rounding = Rounding::exact,
                         const std::vector<domain::SwitchUse>& switches = {});

// growth-cap/1: n · max(0, average − (1 + limit) · base) · share, with average = cost / n, rounded once, at most
// `payable`. `base` is the earlier average, in CNY.
struct GrowthCap {
  std::string id;
  std::string label;
  domain::Figure cost;   // of the n stays, CNY
  domain::Figure stays;  // n > 0, Error(usage) otherwise
  domain::Figure base;
  Value limit;           // "10 %"
  domain::Figure share;  // fund share of the cost, a rational; 1 when the cost is fund money
  domain::Figure payable;
  std::vector<domain::SwitchUse> switches;
};
domain::Figure growth_cap(const GrowthCap& input);
// The growth itself, exact: cost / (n · base) − 1. "n/a" (note) when the base is zero.
domain::Figure growth(std::string id, const domain::Figure& cost, const domain::Figure& stays,
                      const domain::Figure& base);

// quota/1: min(cost, quota × count) and what is above it.
struct QuotaResult {
  domain::Figure paid, above;
};
QuotaResult quota(std::string id, std::string label, const Value& per_case, const domain::Figure& count,
                  const domain::Figure& cost, const std::vector<domain::SwitchUse>& switches = {});

}  // namespace mi::law
