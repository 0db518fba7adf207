// SPDX-License-Identifier: Apache-2.0
#include "claims/indicators/indicators.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/indicators/totals.hpp"
#include "claims/knowledge/lists.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::Rational;
using base::say;

constexpr const char* mean_of_ratios = "mean-of-ratios";

std::vector<Indicator> choose(std::vector<Indicator> all, const std::vector<std::string>& chosen) {
  std::vector<std::string> codes;
  for (const Indicator& i : all) codes.push_back(i.code);
  for (const std::string& code : chosen)
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      std::string near = base::nearest(code, codes);
      throw Error(ErrorKind::usage, say("there is no indicator “{}”", code), {"--indicator"},
                  near.empty() ? say("they stand in indicators.csv") : say("did you mean {}?", near));
    }
  if (!chosen.empty())
    std::erase_if(all, [&](const Indicator& i) { return std::find(chosen.begin(), chosen.end(), i.code) == chosen.end(); });
  return all;
}

// The number that a ratio is held against: fen for money, else as it stands.
Rational number_of(const law::Value& limit) {
  return limit.quantity.kind == law::ValueKind::money ? Rational(limit.money().fen()) : limit.quantity.number;
}

// G5: by cross-multiplication, never after rounding.
std::string verdict(const Indicator& indicator, const Bucket& bucket, const IndicatorValue& value) {
  if (!value.now.value) return "n/a";
  if (indicator.limit.empty()) return "只列示";
  if (!value.limit) return "未设限";
  if (indicator.decides == "year" && bucket.unit != "year") return "只列示";
  auto order = *value.now.value <=> number_of(*value.limit);
  if (indicator.side == "max") return order > 0 ? "超限" : "限内";
  return order < 0 ? "未达" : "限内";
}

class Reckoner {
 public:
  Reckoner(const law::Rulebook& law, const IndicatorRequest& request, IndicatorResult& result)
      : law_(law), request_(request), result_(result) {}

  void take(const Measures& measures) {
    Totals totals(measures, result_.buckets);
    for (std::size_t i = 0; i < result_.indicators.size(); ++i)
      if (can(measures, result_.indicators[i]))
        for (std::size_t b = 0; b < result_.buckets.size(); ++b) bucket(measures, totals, i, b);
  }

  // The values of a peer, laid beside those that stand for the whole institution.
  void take_peer(const Measures& measures) {
    Totals totals(measures, result_.buckets);
    for (IndicatorValue& value : result_.values) {
      const Indicator& indicator = result_.indicators[value.indicator];
      if (!measures.lacks(indicator.numerator).empty() || !measures.lacks(indicator.denominator).empty()) continue;
      Ratio ratio = ratio_of(totals, indicator, 2 * value.bucket, 0, law_at(value.bucket));
      if (ratio.value) value.peers.insert(std::upper_bound(value.peers.begin(), value.peers.end(), *ratio.value), *ratio.value);
    }
  }

 private:
  struct Reading {
    bool mean = false;
    std::vector<domain::SwitchUse> switches;
  };
  base::Date law_at(std::size_t b) const { return result_.buckets[b].range.last; }

  bool can(const Measures& measures, const Indicator& indicator) {
    std::string lacks = measures.lacks(indicator.numerator);
    if (lacks.empty()) lacks = measures.lacks(indicator.denominator);
    if (lacks.empty() && request_.grouping != Grouping::none && !(Measures::can_split(indicator.numerator) && Measures::can_split(indicator.denominator)))
      lacks = say("it is one for the whole institution");
    if (!lacks.empty()) result_.lacking.push_back(say("{0} {1}: {2}", indicator.code, indicator.name, lacks));
    return lacks.empty();
  }

  Reading reading(const Indicator& indicator) const {
    auto choice = indicator.reading.empty() ? std::nullopt : law_.find_switch(indicator.reading);
    if (!choice) return {};
    return {choice->is(mean_of_ratios), {choice->use()}};
  }

  Ratio ratio_of(Totals& totals, const Indicator& indicator, std::size_t range, std::size_t group, base::Date) const {
    if (reading(indicator).mean) return totals.mean(indicator.numerator, indicator.denominator, range, group);
    Ratio ratio{totals.sum(indicator.numerator, range, group), totals.sum(indicator.denominator, range, group), {}, {}};
    if (ratio.denominator != 0) ratio.value = Rational::of(ratio.numerator, ratio.denominator);
    return ratio;
  }

  void bucket(const Measures& measures, Totals& totals, std::size_t i, std::size_t b) {
    const Indicator& indicator = result_.indicators[i];
    std::size_t first = result_.values.size();
    for (std::size_t group = 0; group < measures.groups().size(); ++group) {
      bool any = totals.any(indicator.numerator, 2 * b, group) || totals.any(indicator.denominator, 2 * b, group);
      if (request_.grouping != Grouping::none && !any) continue;
      IndicatorValue value{i, b, measures.groups()[group], ratio_of(totals, indicator, 2 * b, group, law_at(b)), {}, {}, 0, limit(indicator, law_at(b)),
                           {}, reading(indicator).switches, {}};
      if (totals.any(indicator.denominator, 2 * b + 1, group)) value.before = ratio_of(totals, indicator, 2 * b + 1, group, law_at(b));
      value.verdict = verdict(indicator, result_.buckets[b], value);
      if (request_.explain) value.figure = figure(measures, totals, value, group);
      result_.values.push_back(std::move(value));
    }
    if (request_.grouping != Grouping::none) rank(first);
  }

  // The highest first; those without a value last, by name.
  void rank(std::size_t first) {
    auto begin = result_.values.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(begin, result_.values.end(), [](const IndicatorValue& a, const IndicatorValue& b) {
      if (a.now.value.has_value() != b.now.value.has_value()) return a.now.value.has_value();
      if (a.now.value && *a.now.value != *b.now.value) return *a.now.value > *b.now.value;
      return a.group < b.group;
    });
    for (std::size_t at = first; at < result_.values.size() && result_.values[at].now.value; ++at) {
      bool same = at > first && *result_.values[at].now.value == *result_.values[at - 1].now.value;
      result_.values[at].rank = same ? result_.values[at - 1].rank : static_cast<std::int64_t>(at - first) + 1;
    }
  }

  // G8: a blank that was asked for by name is a required parameter; else it is shown as not set.
  std::optional<law::Value> limit(const Indicator& indicator, base::Date day) const {
    if (indicator.limit.empty()) return {};
    if (law_.has(indicator.limit, day)) return law_.value(indicator.limit, day);
    if (!request_.chosen.empty() && is_blank(indicator.limit, day)) law_.value(indicator.limit, day);
    return {};
  }

  bool is_blank(const std::string& id, base::Date day) const {
    for (const law::Pack& pack : law_.used())
      for (const law::Parameter& p : pack.parameters())
        if (p.id == id && p.in_force(day)) return true;
    return false;
  }

  domain::Figure part(const Measures& measures, const Totals& totals, const Measure& measure, const std::string& id, std::size_t range,
                      std::size_t group, std::int64_t sum) const {
    bool money = Measures::is_money(measure);
    auto of = [&](const std::string& name, const std::string& label, std::int64_t amount) {
      return money ? domain::figure(name, label, base::Money::fen(amount)) : domain::count(name, label, amount);
    };
    domain::Figure whole = of(id, measures.label(measure), sum);
    int number = 0;
    for (const Totals::Share& share : totals.shares(measure, range, group)) {
      domain::Figure piece = of(id + "." + std::to_string(++number), share.about, share.amount);
      for (std::int64_t row : share.rows) piece.lines.push_back(measures.line_name(row));
      whole.inputs.push_back(std::move(piece));
    }
    return whole;
  }

  domain::Figure figure(const Measures& measures, const Totals& totals, const IndicatorValue& value, std::size_t group) const {
    const Indicator& indicator = result_.indicators[value.indicator];
    std::string id = indicator.code + "/" + result_.buckets[value.bucket].name + (value.group.empty() ? "" : "/" + value.group);
    domain::Figure f;
    f.id = id;
    f.label = indicator.name;
    f.value = value.now.value ? value.now.value->to_string() : "n/a";
    f.unit = indicator.unit == "元" ? "fen" : indicator.unit == "%" ? "" : indicator.unit;
    f.formula = measures.label(indicator.numerator) + " ÷ " + measures.label(indicator.denominator);
    f.rounding = value.now.rounding;
    f.switches = value.switches;
    f.note = value.verdict;
    f.inputs.push_back(part(measures, totals, indicator.numerator, id + ".numerator", 2 * value.bucket, group, value.now.numerator));
    f.inputs.push_back(part(measures, totals, indicator.denominator, id + ".denominator", 2 * value.bucket, group, value.now.denominator));
    if (value.limit) {
      f.clause = value.limit->source.to_chinese();
      domain::Figure limit = domain::figure(id + ".limit", value.limit->label, number_of(*value.limit));
      limit.value = value.limit->quantity.written;
      limit.clause = f.clause;
      f.inputs.push_back(std::move(limit));
    }
    return f;
  }

  const law::Rulebook& law_;
  const IndicatorRequest& request_;
  IndicatorResult& result_;
};

Classes classes_of(const casefile::Case& source) { return read_classes(list_of_case(source, "classes.csv"), "classes.csv"); }

Measures measures_of(casefile::Case& source, const Classes& classes, Grouping grouping) {
  return Measures(source, classes, grouping, [&](const std::string& name) { return list_of_case(source, name); });
}

void add_peer(Reckoner& reckoner, IndicatorResult& result, const Classes& classes, const std::string& path) {
  try {
    casefile::Case peer = casefile::Case::open(path, casefile::Access::read);
    reckoner.take_peer(measures_of(peer, classes, Grouping::none));
    ++result.peers;
  } catch (const Error& e) {
    result.unread.push_back(path + ": " + e.message());
  }
}

}  // namespace

IndicatorResult indicators(casefile::Case& source, const law::Rulebook& law, const IndicatorRequest& request) {
  Classes classes = classes_of(source);
  IndicatorResult result;
  result.indicators = choose(read_indicators(list_of_case(source, "indicators.csv"), "indicators.csv", classes), request.chosen);
  result.grouping = request.grouping;
  Measures measures = measures_of(source, classes, request.grouping);
  auto period = request.period ? request.period : measures.span();
  if (period) result.buckets = buckets_of(*period, request.units);
  Reckoner reckoner(law, request, result);
  reckoner.take(measures);
  for (const std::string& path : request.peers) add_peer(reckoner, result, classes, path);
  return result;
}

}  // namespace mi::claims
