// SPDX-License-Identifier: Apache-2.0
// Indicators as a table and as figures.
#include "base/message.hpp"
#include "claims/indicators/indicators.hpp"

namespace mi::claims {
namespace {

using base::mark;
using base::Rational;
using domain::ColumnKind;

constexpr int places = 2;
constexpr std::int64_t fen_a_yuan = 100;

std::string amount_of(const Measure& measure, std::int64_t amount) {
  return Measures::is_money(measure) ? base::Money::fen(amount).to_string() : std::to_string(amount);
}

Rational median(const std::vector<Rational>& values) {
  std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / Rational(2);
}

json::Value cell(const Indicator& indicator, const std::optional<Ratio>& ratio) {
  if (!ratio) return {};
  return ratio->value ? json::Value(printed(indicator, *ratio->value)) : json::Value("n/a");
}

}  // namespace

std::string printed(const Indicator& indicator, const Rational& value) {
  if (indicator.unit == "%") return value.to_percent(places);
  if (indicator.unit == "元") return (value / Rational(fen_a_yuan)).to_decimal(places);
  return value.to_decimal(places);
}

domain::Table rows(const IndicatorResult& result) {
  domain::Table table{"mi.claims.indicator/1",
                      {{"indicator", mark("indicator"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"period", mark("period"), ColumnKind::text},
                       {"group", mark("department or doctor"), ColumnKind::text},
                       {"numerator", mark("numerator"), ColumnKind::text},
                       {"denominator", mark("denominator"), ColumnKind::text},
                       {"value", mark("value"), ColumnKind::text},
                       {"unit", mark("unit"), ColumnKind::text},
                       {"limit", mark("limit"), ColumnKind::text},
                       {"verdict", mark("against the limit"), ColumnKind::text},
                       {"before", mark("a year before"), ColumnKind::text},
                       {"rank", mark("ranking"), ColumnKind::integer},
                       {"peers", mark("peers"), ColumnKind::integer},
                       {"peers_median", mark("median of the peers"), ColumnKind::text},
                       {"peers_max", mark("highest of the peers"), ColumnKind::text},
                       {"exact", mark("exact"), ColumnKind::text}},
                      {}};
  for (const IndicatorValue& v : result.values) {
    const Indicator& i = result.indicators[v.indicator];
    bool peers = !v.peers.empty();
    table.rows.push_back({i.code, i.name, result.buckets[v.bucket].name, v.group, amount_of(i.numerator, v.now.numerator),
                          amount_of(i.denominator, v.now.denominator), cell(i, v.now), i.unit,
                          v.limit ? json::Value(v.limit->quantity.written) : json::Value(), v.verdict, cell(i, v.before),
                          v.rank > 0 ? json::Value(v.rank) : json::Value(), peers ? json::Value(static_cast<std::int64_t>(v.peers.size())) : json::Value(),
                          peers ? json::Value(printed(i, median(v.peers))) : json::Value(), peers ? json::Value(printed(i, v.peers.back())) : json::Value(),
                          v.now.value ? json::Value(v.now.value->to_string()) : json::Value()});
  }
  return table;
}

std::vector<domain::Figure> figures(const IndicatorResult& result) {
  std::vector<domain::Figure> all;
  for (const IndicatorValue& value : result.values)
    if (value.figure) all.push_back(*value.figure);
  return all;
}

}  // namespace mi::claims
