// SPDX-License-Identifier: Apache-2.0
// Indicators as data, and the periods that they are reckoned over.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/indicators/indicators.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

constexpr int months_a_year = 12;
constexpr int months_a_quarter = 3;

Indicator read_indicator(const ListRow& row) {
  auto text = [&](std::size_t i) { return std::string(row[i]); };
  Indicator indicator{text(0), text(1), text(2), Measure::parse(row[3]), Measure::parse(row[4]), text(5), text(6), text(7), text(8), text(9)};
  bool good_side = indicator.limit.empty() ? indicator.side.empty() : indicator.side == "max" || indicator.side == "min";
  if (!good_side || (!indicator.decides.empty() && indicator.decides != "year"))
    throw Error(ErrorKind::cannot, say("the side of a limit is max or min, and what decides is year"));
  return indicator;
}

base::Date first_of(base::Date day, int months) {
  int month = (day.month() - 1) / months * months + 1;
  return base::Date::of(day.year(), month, 1);
}

std::string name_of(base::Date first, int months) {
  std::string year = std::to_string(first.year());
  if (months == months_a_year) return year;
  if (months == months_a_quarter) return year + "Q" + std::to_string((first.month() - 1) / months_a_quarter + 1);
  return first.to_string().substr(0, 7);
}

void add_buckets(std::vector<Bucket>& buckets, const base::DateRange& period, const std::string& unit, int months) {
  for (base::Date first = first_of(period.first, months); first <= period.last; first = first.plus_months(months)) {
    base::Date last = first.plus_months(months).plus_days(-1);
    buckets.push_back({name_of(first, months), unit, {std::max(first, period.first), std::min(last, period.last)}});
  }
}

}  // namespace

std::vector<Indicator> read_indicators(std::string_view csv, const std::string& name, const Classes& classes) {
  std::vector<Indicator> indicators;
  each_row(csv, name, "code,national,name,numerator,denominator,unit,limit,side,decides,reading", [&](const ListRow& row) {
    indicators.push_back(read_indicator(row));
    Measures::check(indicators.back().numerator, classes, name);
    Measures::check(indicators.back().denominator, classes, name);
  });
  return indicators;
}

void split_by(IndicatorRequest& request, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    bool groups = word == "department" || word == "doctor";
    if (!groups && word != "month" && word != "quarter" && word != "year")
      throw Error(ErrorKind::usage, say("“{}” is none of month, quarter, year, department, doctor", word), {"--by"});
    if (!groups) request.units.push_back(word);
    else if (request.grouping != Grouping::none) throw Error(ErrorKind::usage, say("either by department or by doctor"), {"--by"});
    else request.grouping = word == "doctor" ? Grouping::doctor : Grouping::department;
  }
}

std::vector<Bucket> buckets_of(const base::DateRange& period, const std::vector<std::string>& units) {
  std::vector<Bucket> buckets;
  for (const std::string& unit : units)
    add_buckets(buckets, period, unit, unit == "year" ? months_a_year : unit == "quarter" ? months_a_quarter : 1);
  bool is_year = period == base::DateRange{first_of(period.first, months_a_year), first_of(period.first, months_a_year).plus_months(months_a_year).plus_days(-1)};
  bool is_month = period == base::DateRange{first_of(period.first, 1), period.first.end_of_month()};
  if (!units.empty()) return buckets;
  if (is_year || is_month) return {{name_of(period.first, is_year ? months_a_year : 1), is_year ? "year" : "month", period}};
  return {{period.first.to_string() + "/" + period.last.to_string(), "period", period}};
}

}  // namespace mi::claims
