// SPDX-License-Identifier: Apache-2.0
// What a check found, as tables.
#include "base/message.hpp"
#include "claims/run/check.hpp"
#include "claims/run/overlap.hpp"

namespace mi::claims {
namespace {

using base::mark;
using domain::ColumnKind;
using domain::Hit;

// 330106********1234: enough to tell two persons apart in a room, not enough to name one.
std::string masked(const std::string& number) {
  if (number.size() < 8) return std::string(number.size(), '*');
  return number.substr(0, 3) + std::string(number.size() - 6, '*') + number.substr(number.size() - 3);
}

domain::Table for_programs(const CheckResult& result) {
  domain::Table table{"mi.claims.hit/1", {}, {}};
  Hit none;
  none.lines.emplace_back();
  none.context.emplace_back();
  const json::Value all_keys = domain::encode(none);
  for (const auto& [key, value] : all_keys.members())
    table.columns.push_back({key, key, value.is_array() ? ColumnKind::list : ColumnKind::text});
  table.columns.push_back({"overlap", "overlap", ColumnKind::text});  // of the run, not of the hit: what is stored has none
  const Overlaps overlaps(result.hits);
  for (const Hit& hit : result.hits) {
    json::Value record = domain::encode(hit);
    record.set("overlap", overlaps.of(hit).to_string());
    domain::Row row;
    for (const domain::Column& column : table.columns) {
      const json::Value* cell = record.find(column.key);
      row.push_back(cell != nullptr ? *cell : column.kind == ColumnKind::list ? json::Value::array() : json::Value());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

domain::Table for_people(const CheckResult& result) {
  domain::Table table{"mi.claims.hit/1",
                      {{"rule", mark("rule"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"judgement", mark("judgement"), ColumnKind::text},
                       {"visit", mark("visit"), ColumnKind::text},
                       {"person", mark("person"), ColumnKind::text},
                       {"from", mark("day"), ColumnKind::date},
                       {"item_name", mark("item"), ColumnKind::text},
                       {"units", mark("units above"), ColumnKind::integer},
                       {"excess", mark("excess"), ColumnKind::money},
                       {"fund", mark("fund money in it"), ColumnKind::money},
                       {"overlap", mark("overlap"), ColumnKind::money},
                       {"lines", mark("lines"), ColumnKind::integer},
                       {"detail", mark("why"), ColumnKind::text}},
                      {}};
  const Overlaps overlaps(result.hits);
  for (const Hit& h : result.hits)
    table.rows.push_back({h.rule, h.name, h.judgement, h.visit, masked(h.person), h.from.to_string(), h.item_name, h.units,
                          h.excess.to_string(), h.fund.to_string(), overlaps.of(h).to_string(),
                          static_cast<std::int64_t>(h.lines.size()), h.detail});
  return table;
}

}  // namespace

domain::Table hit_rows(const CheckResult& result, Reader reader) {
  return reader == Reader::person ? for_people(result) : for_programs(result);
}

domain::Table excluded_rows(const CheckResult& result) {
  domain::Table table{"mi.claims.excluded/1",
                      {{"exclusion", mark("exclusion"), ColumnKind::text},
                       {"source", mark("source"), ColumnKind::text},
                       {"rule", mark("rule"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"hit", mark("hit"), ColumnKind::text},
                       {"visit", mark("visit"), ColumnKind::text},
                       {"from", mark("day"), ColumnKind::date},
                       {"item_name", mark("item"), ColumnKind::text},
                       {"excess", mark("excess"), ColumnKind::money},
                       {"detail", mark("why"), ColumnKind::text}},
                      {}};
  for (const ExcludedHit& e : result.excluded)
    table.rows.push_back({e.exclusion, e.source, e.hit.rule, e.hit.name, e.hit.hit, e.hit.visit, e.hit.from.to_string(), e.hit.item_name,
                          e.hit.excess.to_string(), e.hit.detail});
  return table;
}

domain::Table rule_rows(const CheckResult& result) {
  domain::Table table{"mi.claims.outcome/1",
                      {{"rule", mark("rule"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"parameters", mark("parameters"), ColumnKind::text},
                       {"hits", mark("hits"), ColumnKind::integer},
                       {"excess", mark("excess"), ColumnKind::money},
                       {"fund", mark("fund money in it"), ColumnKind::money},
                       {"overlap", mark("overlap"), ColumnKind::money},
                       {"excluded", mark("taken out by exclusions"), ColumnKind::integer},
                       {"lacks", mark("not run, because"), ColumnKind::text}},
                      {}};
  std::unordered_map<std::string_view, base::Money> overlap;  // by rule
  const Overlaps overlaps(result.hits);
  for (const Hit& h : result.hits) overlap[h.rule] += overlaps.of(h);
  for (const RuleOutcome& o : result.rules) {
    bool ran = o.lacks.empty();
    table.rows.push_back({o.rule.code, o.rule.name, shown_parameters(o.rule), ran ? json::Value(o.hits) : json::Value(),
                          ran ? json::Value(o.excess.to_string()) : json::Value(),
                          ran ? json::Value(o.fund.to_string()) : json::Value(),
                          ran ? json::Value(overlap[o.rule.code].to_string()) : json::Value(),
                          ran ? json::Value(o.excluded) : json::Value(), o.lacks});
  }
  return table;
}

domain::Table method_rows(const std::vector<CheckResult>& by_method) {
  domain::Table table{"mi.claims.what-if/1",
                      {{"rule", mark("rule"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"fund_method", mark("claims.fund_method"), ColumnKind::text},
                       {"hits", mark("hits"), ColumnKind::integer},
                       {"excess", mark("excess"), ColumnKind::money},
                       {"fund", mark("fund money in it"), ColumnKind::money},
                       {"by_proportion", mark("hits in proportion"), ColumnKind::integer}},
                      {}};
  for (std::size_t i = 0; !by_method.empty() && i < by_method.front().rules.size(); ++i)
    for (const CheckResult& result : by_method) {
      const RuleOutcome& o = result.rules[i];
      if (o.lacks.empty())
        table.rows.push_back({o.rule.code, o.rule.name, to_text(result.method), o.hits, o.excess.to_string(), o.fund.to_string(), o.by_proportion});
    }
  return table;
}

domain::Table parameters_table() {
  domain::Table table{"mi.claims.parameter/1",
                      {{"kind", mark("check kind"), ColumnKind::text},
                       {"parameter", mark("parameter"), ColumnKind::text},
                       {"meaning", mark("meaning"), ColumnKind::text}},
                      {}};
  for (const Kind& kind : kinds())
    for (const ParameterSpec& spec : kind.parameters)
      table.rows.push_back({kind.name, spec.name, base::tr(spec.meaning)});
  return table;
}

domain::Table rules_table(const std::vector<Rule>& rules) {
  domain::Table table{"mi.claims.rule/1",
                      {{"code", mark("rule"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"judgement", mark("judgement"), ColumnKind::text},
                       {"kind", mark("check kind"), ColumnKind::text},
                       {"parameters", mark("parameters"), ColumnKind::text},
                       {"list", mark("list"), ColumnKind::text},
                       {"definition", mark("what is compared, and what is the excess"), ColumnKind::text}},
                      {}};
  for (const Rule& rule : rules)
    table.rows.push_back({rule.code, rule.name, rule.judgement, rule.kind, shown_parameters(rule), rule.list,
                          base::tr(find_kind(rule.kind).definition)});
  return table;
}

}  // namespace mi::claims
