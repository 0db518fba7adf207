// SPDX-License-Identifier: Apache-2.0
// 年终清算通知: the year's clearing with, where it is reckoned, the return of the deposit.
#include <algorithm>

#include "domain/settlement.hpp"
#include "work/notice/content.hpp"
#include "work/notice/convert.hpp"

namespace mi::work {
namespace {

using json::Value;

const domain::Figure* find(const domain::SettlementResult& result, const char* id) {
  const auto it = std::find_if(result.figures.begin(), result.figures.end(), [&](const auto& f) { return f.id == id; });
  return it == result.figures.end() ? nullptr : &*it;
}

void add_items(Value& items, const domain::SettlementResult& result) {
  for (const domain::Figure& f : result.figures) {
    if (f.unit != "CNY" || f.id == "due") continue;
    Value item = Value::object().set("label", f.label).set("amount", f.value);
    if (!f.clause.empty()) item.set("citation", f.clause);
    items.push(std::move(item));
  }
}

// The share of the deposit that goes back: refund over deposit, as the bracket has it.
void add_assessment(Value& v, Value& totals, const domain::SettlementResult& deposit) {
  const domain::Figure *score = find(deposit, "score"), *held = find(deposit, "deposit"), *refund = find(deposit, "refund");
  if (score == nullptr || held == nullptr || refund == nullptr) return;
  Value assessment = Value::object();
  assessment.set("score", score_text(base::Rational::parse(score->value)));
  if (!held->money().is_zero())
    assessment.set("rate", (base::Rational(refund->money().fen()) / base::Rational(held->money().fen())).to_string());
  v.set("assessment", assessment);
  set_figure(totals, "deposit", *held);
  set_figure(totals, "refund", *refund);
  if (const domain::Figure* kept = find(deposit, "kept")) set_figure(totals, "kept", *kept);
}

}  // namespace

Value clearing_content(const ContentSource& s) {
  const auto clear = domain::decode<domain::SettlementResult>(told_fact(s).body);
  Value period = Value::object().set("year", static_cast<std::int64_t>(std::stoi(clear.period)));
  period.set("from", clear.period + "-01-01").set("to", clear.period + "-12-31");
  Value items = Value::array(), totals = Value::object(), v = Value::object();
  add_items(items, clear);
  if (const auto deposit = s.file.get<domain::SettlementResult>("deposit:" + clear.period)) {
    add_items(items, deposit->value);
    add_assessment(v, totals, deposit->value);
  }
  if (const domain::Figure* due = find(clear, "due")) {
    const bool owes = due->money().is_negative();
    totals.set(owes ? "receivable" : "payable", owes ? (base::Money() - due->money()).to_string() : due->value);
  }
  return v.set("period", period).set("items", items).set("totals", totals).set("deadlines", Value::object())
      .set("remedies", remedies(s));
}

}  // namespace mi::work
