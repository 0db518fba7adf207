// SPDX-License-Identifier: Apache-2.0
#include "work/settle/bed_fee.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/screening.hpp"
#include "work/settle/input.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::BedFee;
using domain::BedFeeLine;
using domain::Resident;

constexpr const char* all_group = "settlement.bed_fee.all";
constexpr const char* one_group = "settlement.bed_fee.one";

std::int64_t age_on(Date birth, Date day) {
  const bool had_birthday = birth.plus_months(12 * (day.year() - birth.year())) <= day;
  return day.year() - birth.year() - (had_birthday ? 0 : 1);
}

void set(law::Facts& facts, const char* name, const std::string& word) {
  if (!word.empty()) facts.set(name, word == "yes");
}

// What was assessed counts only with the document that says so.
law::CaseFacts facts_on(const Resident& r, Date day) {
  law::CaseFacts known;
  known.facts.set("person.age", age_on(r.birth, day));
  set(known.facts, "person.local_household", r.local_household);
  set(known.facts, "person.in_designated_home", r.in_home);
  if (r.assessment.empty()) return known;
  set(known.facts, "person.not_self_caring", r.not_self_caring);
  set(known.facts, "person.chronic", r.chronic);
  set(known.facts, "person.limited_mobility", r.limited_mobility);
  set(known.facts, "person.severely_disabled", r.severely_disabled);
  return known;
}

struct Entitled {
  law::Answer answer = law::Answer::no;
  std::vector<std::string> groups, unknown;
};

Entitled entitled(const Resident& r, const law::Rulebook& law, Date day) {
  const law::CaseFacts known = facts_on(r, day);
  const law::Verdict all = law::all_of(law::answered_group(all_group, known, law, day));
  const auto some = law::answered_group(one_group, known, law, day);
  const law::Verdict one = law::one_of(some);
  Entitled e;
  if (all.answer == law::Answer::no || one.answer == law::Answer::no) return e;
  law::add_new(e.unknown, all.unknown);
  law::add_new(e.unknown, one.unknown);
  e.answer = e.unknown.empty() ? law::Answer::yes : law::Answer::not_checkable;
  for (const law::Answered& a : some)
    if (a.outcome.answer == law::Answer::yes) e.groups.push_back(a.screened.condition);
  return e;
}

base::DateRange month_of(const std::string& period) {
  const Date first = Date::parse(checked_month(period) + "-01");
  return {first, first.end_of_month()};
}

void set_amount(BedFeeLine& line, const law::Value& fee) {
  line.amount = domain::figure("amount." + line.person, line.person, base::times(fee.money(), base::Rational(line.days)));
  line.amount.clause = fee.source.to_chinese();
  line.amount.formula = "床位费支付标准×符合条件的日数";
  line.amount.inputs = {domain::figure("fee", fee.label, fee.money()), domain::count("days", "符合条件的日数", line.days, "日")};
}

BedFeeLine line_of(const Resident& r, const base::DateRange& month, const law::Rulebook& law, const law::Value& fee) {
  BedFeeLine line{r.person, "no", {}, {}, 0, {}};
  std::map<std::int64_t, Entitled> by_age;  // nothing else changes inside a month
  for (Date day = std::max(r.from, month.first); day <= std::min(r.to, month.last); day = day.plus_days(1)) {
    auto [it, is_new] = by_age.try_emplace(age_on(r.birth, day));
    if (is_new) it->second = entitled(r, law, day);
    const Entitled& e = it->second;
    law::add_new(line.groups, e.groups);
    law::add_new(line.unknown, e.unknown);
    if (e.answer == law::Answer::yes) ++line.days;
    if (e.answer == law::Answer::not_checkable && line.days == 0) line.answer = "not-checkable";
  }
  if (line.days > 0) line.answer = "yes";
  set_amount(line, fee);
  return line;
}

}  // namespace

BedFee bed_fee(const std::string& period, const std::vector<Resident>& residents, const law::Rulebook& law) {
  const base::DateRange month = month_of(period);
  if (law.conditions(one_group, month.first).empty())
    throw Error(ErrorKind::usage, say("no pack in use knows a bed fee on {}", month.first.to_string()), {one_group});
  const law::Value fee = law.value("settlement.bed_fee.amount", month.first);
  BedFee result{period, residents, {}, {}};
  base::Money total;
  std::vector<domain::Figure> parts;
  for (const Resident& r : residents) {
    result.lines.push_back(line_of(r, month, law, fee));
    total = total + result.lines.back().amount.money();
    parts.push_back(result.lines.back().amount);
  }
  result.total = domain::figure("total", "床位费合计", total);
  result.total.inputs = std::move(parts);
  return result;
}

domain::Table rows(const BedFee& fee) {
  using domain::ColumnKind;
  const auto list = [](const std::vector<std::string>& words) {
    json::Value v = json::Value::array();
    for (const std::string& word : words) v.push(word);
    return v;
  };
  domain::Table t{"mi.settle.bed-fee/1",
                  {{"person", mark("person")}, {"entitled", mark("entitled")}, {"groups", mark("by"), ColumnKind::list},
                   {"days", mark("days"), ColumnKind::integer}, {"amount", mark("amount"), ColumnKind::money},
                   {"unknown", mark("not known"), ColumnKind::list}},
                  {}};
  for (const BedFeeLine& l : fee.lines)
    t.rows.push_back({l.person, l.answer, list(l.groups), l.days, l.amount.value, list(l.unknown)});
  t.rows.push_back({"total", {}, list({}), {}, fee.total.value, list({})});
  return t;
}

}  // namespace mi::work
