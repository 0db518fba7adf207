// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/late.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/rule.hpp"
#include "law/calculate/fine.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::Figure;

Figure fine_of(const LawFacts& facts, const std::optional<base::Money>& given) {
  if (given) return domain::figure("fine", "罚款", *given);
  if (facts.decided && facts.decided->fine) return *facts.decided->fine;
  throw Error(ErrorKind::usage, say("no fine is decided in this case"), {"--fine"}, say("give it with --fine"));
}

Date last_day(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const LateInput& in) {
  if (in.due) return *in.due;
  const auto deferred = facts.stages.find("deferred");  // 行政处罚法 66: nobody is late before the day granted
  if (deferred != facts.stages.end() && deferred->second.until) return *deferred->second.until;
  const auto delivered = facts.stages.find("delivered");
  if (delivered == facts.stages.end())
    throw Error(ErrorKind::usage, say("the decision is not delivered: the time to pay has not begun"), {"--due"});
  return due::deadline(delivered->second.date, law.deadline("penalty.paid", delivered->second.date), calendar).due;
}

}  // namespace

Figure surcharge(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const LateInput& in) {
  const Figure fine = fine_of(facts, in.fine);
  const Date due = last_day(facts, law, calendar, in);
  std::vector<base::DateRange> pauses = facts.remedies;
  pauses.insert(pauses.end(), in.not_counted.begin(), in.not_counted.end());
  const std::int32_t all = in.paid > due ? in.paid - due : 0;
  const std::int32_t paused = all == 0 ? 0 : due::paused_days({due.plus_days(1), in.paid}, pauses);
  Figure days = domain::count("surcharge.days", "逾期天数", all - paused, "天");
  days.formula = "自" + due.to_chinese() + "的次日至" + in.paid.to_chinese() + "，减复议、诉讼期间";
  days.inputs = {domain::count("surcharge.all", "逾期日历天数", all, "天"), domain::count("surcharge.paused", "复议、诉讼期间", paused, "天")};
  return law::daily_surcharge("surcharge", "加处罚款", law.value("penalty.surcharge.rate", in.paid), fine, days);
}

base::Money surcharge_due(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, Date today) {
  if (!facts.decided || !facts.decided->fine || facts.stages.count("delivered") == 0 || !law.has("penalty.surcharge.rate", today)) return {};
  return surcharge(facts, law, calendar, {{}, {}, facts.fine_paid.value_or(today), {}}).money();
}

void add_surcharge(std::vector<Account>& all, const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, Date today) {
  const base::Money due = surcharge_due(facts, law, calendar, today);
  if (!due.is_zero()) all.push_back({facts.decided->name, "surcharge", Track::law, due, facts.surcharge_received});
}

std::vector<Instalment> plan(const LawFacts& facts, std::optional<base::Money> fine, std::int64_t parts, Date first, law::Term every) {
  if (every.n < 1 || (every.unit != law::TermUnit::months && every.unit != law::TermUnit::days))
    throw Error(ErrorKind::usage, say("{} is no interval of months or days", every.to_string()), {"--every"});
  std::vector<Instalment> result;
  for (Figure& f : law::instalments("instalment", "分期缴纳", fine_of(facts, fine), parts)) {
    const auto n = static_cast<int>(result.size()) * static_cast<int>(every.n);
    result.push_back({every.unit == law::TermUnit::months ? first.plus_months(n) : first.plus_days(n), std::move(f)});
  }
  return result;
}

base::DateRange days_from_to(const std::string& text) {
  const std::size_t dots = text.find("..");
  const auto first = dots == text.npos ? std::nullopt : Date::try_parse(text.substr(0, dots));
  const auto last = dots == text.npos ? std::nullopt : Date::try_parse(text.substr(dots + 2));
  if (!first || !last || *last < *first)
    throw Error(ErrorKind::usage, say("“{}” is no period", text), {}, say("write it like 2026-06-01..2026-06-30"));
  return {*first, *last};
}

domain::Table late_rows(const Figure& f) {
  return {"mi.penalize.surcharge/1",
          {{"fine", mark("fine"), domain::ColumnKind::money},
           {"days", mark("days late"), domain::ColumnKind::integer},
           {"surcharge", mark("surcharge"), domain::ColumnKind::money},
           {"citation", mark("clause")},
           {"note", mark("note")}},
          {{f.inputs[0].value, base::parse_scaled(f.inputs[1].value, 0, "days"), f.value, f.clause, f.note}}};
}

domain::Table plan_rows(const std::vector<Instalment>& plan) {
  domain::Table t{"mi.penalize.instalments/1",
                  {{"part", mark("part"), domain::ColumnKind::integer},
                   {"due", mark("by"), domain::ColumnKind::date},
                   {"amount", mark("amount"), domain::ColumnKind::money}},
                  {}};
  for (const Instalment& i : plan)
    t.rows.push_back({static_cast<std::int64_t>(t.rows.size() + 1), i.due.to_string(), i.amount.value});
  return t;
}

}  // namespace mi::work
