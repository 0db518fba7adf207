// SPDX-License-Identifier: Apache-2.0
#include "law/example.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/calculate/brackets.hpp"
#include "law/calculate/damages.hpp"
#include "law/calculate/excess.hpp"
#include "law/calculate/fine.hpp"
#include "law/calculate/split.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::Rational;
using domain::Figure;
using json::Value;

// What a calculation reads from `given`.
struct Given {
  const Rulebook& law;
  const Example& example;

  bool has(const char* name) const { return example.given.find(name) != nullptr; }
  std::string text(const char* name) const {
    const Value* v = example.given.find(name);
    if (!v) throw Error(ErrorKind::cannot, base::say("{0} needs \"{1}\"", example.calculation, name));
    return v->as_text();
  }
  std::string text_or(const char* name, const char* other) const { return has(name) ? text(name) : std::string(other); }
  Figure money(const char* name) const { return domain::figure(name, name, Money::parse(text(name))); }
  Figure number(const char* name) const { return domain::figure(name, name, Rational::parse(text(name))); }
  base::Date day() const { return example.as_of; }
  law::Value value() const { return law.value(text("value"), day()); }
};

Value amount(const Figure& f) { return Value::object().set("amount", f.value); }

const Measure& measure_of(const Clause& clause, const std::string& act) {
  for (const Measure& m : clause.measures)
    if (m.act == act) return m;
  throw Error(ErrorKind::cannot, base::say("the clause {0} has no measure \"{1}\"", clause.id, act));
}

Value run_multiple(const Given& g) {
  const Clause clause = g.law.clause(g.text("clause"), g.day());
  const auto pick = g.has("pick") ? std::optional(Rational::parse(g.text("pick"))) : std::nullopt;
  return amount(damages("amount", clause, measure_of(clause, g.text_or("do", "damages")), g.money("base"), {}, pick,
                        g.text_or("reason", "")));
}

Value run_fixed(const Given& g) {
  const Clause clause = g.law.clause(g.text("clause"), g.day());
  const Measure& m = measure_of(clause, "fixed-per-event");
  if (!m.gap.empty()) throw Error(ErrorKind::usage, base::say("text is lost here ({0}): leads only, no measure", m.gap));
  return amount(fixed_per_event("amount", clause.label, clause.source.to_chinese(), m.amount.value_or(Money()),
                                g.number("events")));
}

Value run_brackets_whole(const Given& g) {
  const RuleTable table = g.law.table(g.text("table"), g.day());
  Value out = amount(brackets_whole("amount", table.label, table, g.number("input"), g.money("amount")));
  const std::string& consequence = bracket(table, Rational::parse(g.text("input"))).consequence;
  if (!consequence.empty()) out.set("consequence", consequence);
  return out;
}

Value run_brackets_marginal(const Given& g) {
  const RuleTable table = g.law.table(g.text("table"), g.day());
  const Rational eligible = Rational::parse(g.text_or("eligible", "1"));
  const auto run = g.text_or("reading", "marginal") == "whole" ? brackets_of_excess : brackets_marginal;
  return amount(run("amount", table.label, table, g.money("standard"), g.money("actual"), eligible, {}));
}

Value run_split(const Given& g) {
  const Split split = split_by_share("pay", "pay", "rest", "rest", g.value(), g.money("total"));
  return Value::object().set("pay", split.pay.value).set("rest", split.rest.value);
}

Value run_growth(const Given& g) {
  const Figure share = g.has("share") ? g.number("share") : domain::figure("share", "share", Rational(1));
  const Figure payable = g.has("payable") ? g.money("payable") : g.money("cost");
  Value out = amount(growth_cap({"amount", "amount", g.money("cost"), g.number("stays"), g.money("base"), g.value(),
                                 share, payable, {}}));
  const Figure rate = growth("growth", g.money("cost"), g.number("stays"), g.money("base"));
  return out.set("growth", rate.value == "n/a" ? rate.value : Rational::parse(rate.value).to_percent(2));
}

Value run_ratio(const Given& g) {
  const std::string word = g.text_or("rounding", "exact");
  const Rounding rounding = word == "down" ? Rounding::down : word == "up" ? Rounding::up : Rounding::exact;
  const Figure part = g.text_or("unit", "") == "CNY" ? g.money("part") : g.number("part");
  return amount(ratio_cap("amount", "amount", g.value(), part, g.number("whole"), rounding));
}

Value run_quota(const Given& g) {
  const QuotaResult r = quota("paid", "paid", g.value(), g.number("count"), g.money("cost"));
  return Value::object().set("paid", r.paid.value).set("above", r.above.value);
}

Value run_apportion(const Given& g) {
  std::vector<Weight> weights;
  const Value* list = g.example.given.find("weights");
  if (!list || !list->is_array()) throw Error(ErrorKind::cannot, base::say("{0} needs \"{1}\"", g.example.calculation, "weights"));
  for (const Value& w : list->items())
    weights.push_back({std::to_string(weights.size()), "part", base::parse_scaled(w.as_text(), 0, "weight")});
  std::vector<std::string> parts;
  for (const Figure& f : apportion(g.money("total"), weights, "")) parts.push_back(f.value);
  return Value::object().set("parts", base::join(parts, ", "));
}

Value run_pick(const Given& g) {
  const Clause clause = g.law.clause(g.text("clause"), g.day());
  const Measure& m = measure_of(clause, g.text("do"));
  if (!m.term || !m.term_max) throw Error(ErrorKind::cannot, base::say("the clause {0} has no range of terms", clause.id));
  const Figure f = range_pick("term", "期限", clause.source.to_chinese(), *m.term, *m.term_max,
                              Term::parse(g.text("pick")), g.text_or("reason", ""));
  return Value::object().set("term", f.value + " " + f.unit);
}

Value range_of(const FineRange& r) { return Value::object().set("low", r.low.value).set("high", r.high.value); }

Value run_fine(const Given& g) {
  const Clause clause = g.law.clause(g.text("clause"), g.day());
  const Measure& m = measure_of(clause, "fine");
  return range_of(fine_range("fine", clause, m, g.has("base") ? g.money("base") : domain::figure("base", "base", Money())));
}

Value run_surcharge(const Given& g) {
  return amount(daily_surcharge("amount", "amount", g.value(), g.money("fine"), g.number("days")));
}

Value run_instalments(const Given& g) {
  std::vector<std::string> parts;
  for (const Figure& f : instalments("part", "part", g.money("total"), base::parse_scaled(g.text("parts"), 0, "parts")))
    parts.push_back(f.value);
  return Value::object().set("parts", base::join(parts, ", "));
}

Value run_points(const Given& g) {
  const Clause clause = g.law.clause(g.text("clause"), g.day());
  const Measure& m = measure_of(clause, "points");
  if (!m.points) throw Error(ErrorKind::cannot, base::say("the clause {0} has no measure \"{1}\"", clause.id, "points"));
  const Rational high = m.points_max.value_or(*m.points);
  const Figure f = range_pick("points", "记分", clause.source.to_chinese(), *m.points, high,
                              g.has("pick") ? Rational::parse(g.text("pick")) : high, g.text_or("reason", ""), "分");
  return Value::object().set("points", f.value);
}

Value run_value(const Given& g) { return Value::object().set("value", g.value().quantity.written); }

// Facts in examples are words; what looks like a date, a number, an amount is one. "none": known that there is none.
void set_fact(Facts& facts, const std::string& name, const std::string& text) {
  if (text == "none") return void(facts.set_none(name));
  if (const auto date = base::Date::try_parse(text)) return void(facts.set(name, *date));
  if (text.size() > 4 && text.substr(text.size() - 4) == " CNY")
    return void(facts.set(name, Money::parse(text.substr(0, text.size() - 4))));
  if (!text.empty() && text.find_first_not_of("0123456789./%- ") == text.npos)
    return void(facts.set(name, Rational::parse(text)));
  facts.set(name, text);
}

Value run_condition(const Given& g) {
  Facts facts;
  for (const auto& [name, value] : g.example.given.members())
    if (name != "condition") set_fact(facts, name, value.as_text());
  const Outcome outcome = g.law.evaluate(g.law.condition(g.text("condition"), g.day()), facts, g.day());
  Value out = Value::object().set("answer", to_text(outcome.answer));
  if (outcome.first_possible) out.set("first_possible", outcome.first_possible->to_string());
  return out;
}

struct Named {
  const char* name;
  Value (*run)(const Given&);
};
constexpr Named kRuns[] = {
    {"multiple-with-floor/1", run_multiple}, {"fixed-per-event/1", run_fixed},
    {"brackets-whole/1", run_brackets_whole}, {"brackets-marginal/1", run_brackets_marginal},
    {"split-by-share/1", run_split},         {"growth-cap/1", run_growth},
    {"ratio-cap/1", run_ratio},              {"quota/1", run_quota},
    {"apportion/1", run_apportion},          {"range-pick/1", run_pick},
    {"range-of-base/1", run_fine},           {"amount-range/1", run_fine},
    {"daily-surcharge/1", run_surcharge},    {"instalments/1", run_instalments},
    {"points-in-band/1", run_points},
    {"value/1", run_value},                  {"condition/1", run_condition},
};

Value run_named(const Given& given) {
  for (const Named& named : kRuns)
    if (given.example.calculation == named.name) return named.run(given);
  throw Error(ErrorKind::internal, "no such calculation: " + given.example.calculation);
}

std::vector<Override> overrides_of(const Example& example) {
  std::vector<Override> list;
  for (const auto& [name, value] : example.settings) list.push_back({name, value, "example " + example.id});
  return list;
}

void compare(ExampleResult& result) {
  for (const auto& [name, wanted] : result.example.expect.members()) {
    const Value* got = result.got.find(name);
    if (name == "refused" && got) continue;  // that it refuses is what counts; the words may be translated
    const std::string found = got ? got->as_text() : std::string();
    if (found != wanted.as_text())
      result.differences.push_back(base::say("{0}: expected {1}, got {2}", name, wanted.as_text(), found));
  }
  const Value* refused = result.got.find("refused");
  if (refused && !result.example.expect.find("refused")) result.differences.push_back(refused->as_text());
}

}  // namespace

const std::vector<std::string_view> kCalculations{
    "multiple-with-floor/1", "fixed-per-event/1", "brackets-whole/1", "brackets-marginal/1", "split-by-share/1",
    "growth-cap/1", "ratio-cap/1", "quota/1", "apportion/1", "range-pick/1", "range-of-base/1", "amount-range/1",
    "daily-surcharge/1", "instalments/1", "points-in-band/1"};

const std::vector<std::string_view> kExampleRuns = [] {
  std::vector<std::string_view> names;
  for (const Named& named : kRuns) names.push_back(named.name);
  return names;
}();

ExampleResult run_example(const Pack& pack, const Example& example, const std::vector<Pack>& extended) {
  ExampleResult result{pack.id(), example, json::Value::object(), {}};
  try {
    const Rulebook law = Rulebook::of({pack}, example.as_of, overrides_of(example), extended);
    result.got = run_named({law, example});
  } catch (const Error& e) {
    result.got.set("refused", e.message());
  }
  compare(result);
  return result;
}

std::vector<ExampleResult> run_examples(const Pack& pack, const std::vector<Pack>& extended) {
  std::vector<ExampleResult> results;
  for (const Example& example : pack.examples()) results.push_back(run_example(pack, example, extended));
  return results;
}

bool all_passed(const std::vector<ExampleResult>& results) {
  return std::all_of(results.begin(), results.end(), [](const ExampleResult& r) { return r.passed(); });
}

domain::Table rows(const std::vector<ExampleResult>& results) {
  domain::Table table{"mi.rules.test/1",
                      {{"pack", base::mark("pack")}, {"example", base::mark("example")}, {"result", base::mark("result")},
                       {"through", base::mark("calculation")}, {"label", base::mark("label")},
                       {"problem", base::mark("problem")}},
                      {}};
  for (const ExampleResult& r : results)
    table.rows.push_back({r.pack, r.example.id, r.passed() ? "ok" : "wrong", r.example.calculation, r.example.label,
                          base::join(r.differences, "; ")});
  return table;
}

}  // namespace mi::law
