// SPDX-License-Identifier: Apache-2.0
#include "work/report/trend.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/settlement.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;
using domain::ColumnKind;

using Values = std::vector<std::optional<Rational>>;

bool is_year_column(std::string_view word) { return base::lower_ascii(word) == "year" || word == "年度" || word == "年份"; }

std::vector<std::string> header(package::DelimitedReader& reader, const std::string& file) {
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"), {file});
  std::vector<std::string> names;
  for (const std::string_view cell : reader.fields()) names.emplace_back(base::trim(cell));
  if (names.size() < 2 || !is_year_column(names.front())) throw Error(ErrorKind::cannot, say("the first column is year, the others are series"), {file + ":1"});
  for (std::size_t i = 1; i < names.size(); ++i)
    if (names[i].empty() || std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) != names.begin() + static_cast<std::ptrdiff_t>(i))
      throw Error(ErrorKind::cannot, say("each series has a name of its own"), {file + ":1"});
  return names;
}

std::int64_t year_of(const std::string& text) {
  if (text.size() != 4 || !base::Date::try_parse(text + "-01-01")) throw Error(ErrorKind::cannot, say("\"{}\" is no year", text));
  return std::stoll(text);
}

Values values_of(const package::DelimitedReader& reader, std::size_t columns) {
  if (reader.problem() != nullptr) throw Error(ErrorKind::cannot, base::tr(reader.problem()));
  if (reader.fields().size() != columns) throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", reader.fields().size(), columns));
  Values values;
  for (std::size_t i = 1; i < columns; ++i) {
    const std::string text(base::trim(reader.fields()[i]));
    values.push_back(text.empty() ? std::nullopt : std::optional(Rational::parse(text)));
  }
  return values;
}

// Every year between the first and the last has its place.
Trend in_years(std::vector<std::string> names, const std::map<std::int64_t, Values>& by_year) {
  Trend trend;
  for (std::string& name : names) trend.series.push_back({std::move(name), {}});
  if (by_year.empty()) return trend;
  for (std::int64_t year = by_year.begin()->first; year <= by_year.rbegin()->first; ++year) {
    trend.years.push_back(year);
    const auto found = by_year.find(year);
    for (std::size_t i = 0; i < trend.series.size(); ++i)
      trend.series[i].values.push_back(found == by_year.end() ? std::nullopt : found->second[i]);
  }
  return trend;
}

void add(std::optional<Rational>& sum, const domain::Figure& figure) {
  sum = sum.value_or(Rational()) + Rational(figure.money().fen()) / Rational(100);
}

std::string percent(const std::string& growth) { return growth.empty() || growth == "n/a" ? growth : Rational::parse(growth).to_percent(2); }

json::Value decimal(const std::optional<Rational>& value) { return value ? json::Value(value->to_decimal(2)) : json::Value(); }

}  // namespace

Trend read_trend(std::string bytes, const std::string& file) {
  const std::string text = package::decode_text(std::move(bytes)).text;
  package::DelimitedReader reader(text);
  std::vector<std::string> names = header(reader, file);
  std::map<std::int64_t, Values> by_year;
  std::vector<std::string> faults;
  while (reader.next()) try {
      const auto values = values_of(reader, names.size());
      if (!by_year.emplace(year_of(std::string(base::trim(reader.fields().front()))), values).second)
        throw Error(ErrorKind::cannot, say("the year stands in this file twice"));
    } catch (const Error& e) {
      faults.push_back(file + ":" + std::to_string(reader.line()) + ": " + e.message());
    }
  if (by_year.empty() && faults.empty()) throw Error(ErrorKind::cannot, say("the file is empty"), {file});
  if (!faults.empty()) throw Error(ErrorKind::cannot, say("{0} lines of {1} cannot be taken", faults.size(), file)).with_items(std::move(faults));
  names.erase(names.begin());
  return in_years(std::move(names), by_year);
}

Trend trend_of(const casefile::Case& file) {
  std::map<std::int64_t, Values> by_year;
  for (const auto& r : file.all<domain::SettlementResult>()) {
    if (!r.value.key.starts_with("month:")) continue;
    Values& values = by_year.try_emplace(std::stoll(r.value.period.substr(0, 4)), 2).first->second;
    for (const domain::Figure& f : r.value.figures) {
      if (f.id == "approved") add(values[0], f);
      if (f.id == "paid") add(values[1], f);
    }
  }
  if (by_year.empty()) throw Error(ErrorKind::cannot, say("this case has settled no month"), {}, say("give the totals of the years with --from"));
  return in_years({"审核通过", "实际拨付"}, by_year);
}

std::string growth(const TrendSeries& series, std::size_t place) {
  if (place == 0 || !series.values[place] || !series.values[place - 1]) return {};
  if (series.values[place - 1]->is_zero()) return "n/a";
  return (*series.values[place] / *series.values[place - 1] - Rational(1)).to_string();
}

domain::Table rows(const Trend& trend) {
  domain::Table t{"mi.report.trend/1",
                  {{"series", mark("series")}, {"year", mark("year"), ColumnKind::integer}, {"value", mark("value"), ColumnKind::rate},
                   {"growth", mark("growth"), ColumnKind::rate}, {"percent", mark("growth, %")}},
                  {}};
  for (const TrendSeries& s : trend.series)
    for (std::size_t i = 0; i < trend.years.size(); ++i) {
      const std::string grown = growth(s, i);
      t.rows.push_back({s.name, trend.years[i], s.values[i] ? json::Value(s.values[i]->to_string()) : json::Value(),
                        grown.empty() ? json::Value() : json::Value(grown), grown.empty() ? json::Value() : json::Value(percent(grown))});
    }
  return t;
}

domain::Workbook trend_workbook(const Trend& trend) {
  domain::Sheet sheet{"趋势", {"mi.report.trend-sheet/1", {{"year", "年度"}}, {}}, {}};
  domain::Chart values{domain::ChartKind::column, "各年数值", "year", {}}, rates{domain::ChartKind::line, "各年增长率（%）", "year", {}};
  for (std::size_t i = 0; i < trend.series.size(); ++i) {
    const std::string key = "s" + std::to_string(i + 1);
    sheet.table.columns.push_back({key, trend.series[i].name, ColumnKind::rate});
    sheet.table.columns.push_back({key + "_growth", trend.series[i].name + "增长率（%）", ColumnKind::rate});
    values.series.push_back(key);
    rates.series.push_back(key + "_growth");
  }
  for (std::size_t y = 0; y < trend.years.size(); ++y) {
    domain::Row row{std::to_string(trend.years[y])};
    for (const TrendSeries& s : trend.series) {
      const std::string grown = growth(s, y);
      row.push_back(decimal(s.values[y]));
      row.push_back(grown.empty() || grown == "n/a" ? json::Value() : decimal(Rational(100) * Rational::parse(grown)));
    }
    sheet.table.rows.push_back(std::move(row));
  }
  sheet.charts = {std::move(values), std::move(rates)};
  return {{std::move(sheet)}};
}

}  // namespace mi::work
