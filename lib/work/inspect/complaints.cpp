// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/complaints.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/named_rows.hpp"

namespace mi::work {
namespace {

using package::NamedColumn;
using package::NamedRow;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using Key = std::tuple<std::string, std::string, int>;  // sign, area, year

const std::vector<NamedColumn> columns = {
    {"date", "日期", true}, {"area", "统筹区", true}, {"sign", "情形"}, {"explained", "有合理解释"}, {"text", "内容"}};

// The condition of the packs that says which sign is counted by number.
law::Condition counted(const law::Rulebook& law, base::Date day) {
  const auto all = law.conditions("inspect.complaints", day);
  if (!all.empty()) return all.front();
  throw Error(ErrorKind::usage, say("the packs of this case count no complaints (group inspect.complaints)"));
}

std::int64_t number(const domain::Figure& f) { return std::stoll(f.value); }

RefusalCount begin(const Key& key, const law::Clause& clause) {
  return {clause.id, clause.label, clause.source.to_chinese(), std::get<1>(key), std::get<2>(key), false, {}, {}, {}};
}

void reckon(RefusalCount& c, std::int64_t n, const law::Value* per) {
  const std::string id = c.clause + "." + c.area + "." + std::to_string(c.year);
  const std::int64_t each = per == nullptr ? 1 : per->count();
  c.complaints = domain::count(id + ".complaints", per == nullptr ? "次数" : "无合理解释的投诉", n, "例");
  c.refusals = domain::count(id + ".refusals", "计推诿、拒收次数", n / each, "次");
  c.refusals.inputs = {c.complaints};
  c.carried = domain::count(id + ".carried", "年度内结转", n % each, "例");
  if (per == nullptr) return;
  domain::Figure limit = domain::count(per->id, per->label, each, "例");
  limit.clause = per->source.to_chinese();
  c.refusals.inputs.push_back(limit);
  c.refusals.formula = "投诉数 ÷ 每次例数，向下取整";
  c.refusals.rounding = "向下取整，余数在年度内结转";
  c.carried.inputs = {c.refusals};
}

}  // namespace

std::vector<Complaint> read_complaints(std::string_view text, const std::string& name) {
  std::vector<Complaint> all;
  package::read_named(text, name, columns, [&](const NamedRow& row) {
    all.push_back({base::Date::parse(row.required("date")), row.required("area"), row.text("sign"),
                   row.yes("explained", false), row.text("text")});
  });
  return all;
}

std::vector<RefusalCount> count_refusals(const std::vector<Complaint>& complaints, const law::Rulebook& law) {
  std::map<Key, std::int64_t> numbers;
  for (const Complaint& c : complaints) {
    const std::string by_number = counted(law, c.date).then;
    const std::string sign = c.sign.empty() ? by_number : c.sign;
    law.clause(sign, c.date);  // Error where there is none
    if (!c.explained) ++numbers[{sign, c.area, c.date.year()}];
  }
  std::vector<RefusalCount> result;
  for (const auto& [key, n] : numbers) {
    const base::Date day = base::Date::of(std::get<2>(key), 12, 31);
    const base::Date in_force = std::min(day, law.as_of());
    RefusalCount c = begin(key, law.clause(std::get<0>(key), in_force));
    c.by_number = counted(law, in_force).then == c.clause;
    const law::Value per = law.value("inspect.complaints.per_refusal", in_force);
    reckon(c, n, c.by_number ? &per : nullptr);
    result.push_back(std::move(c));
  }
  return result;
}

domain::Table rows(const std::vector<RefusalCount>& counts) {
  domain::Table t{"mi.inspect.count/1",
                  {{"clause", mark("clause")},
                   {"label", mark("label")},
                   {"area", mark("area")},
                   {"year", mark("year"), ColumnKind::integer},
                   {"complaints", mark("complaints"), ColumnKind::integer},
                   {"refusals", mark("refusals"), ColumnKind::integer},
                   {"carried", mark("carried"), ColumnKind::integer},
                   {"citation", mark("citation")}},
                  {}};
  for (const RefusalCount& c : counts)
    t.rows.push_back({c.clause, c.label, c.area, static_cast<std::int64_t>(c.year), number(c.complaints), number(c.refusals),
                      number(c.carried), c.citation});
  return t;
}

std::vector<domain::Figure> figures(const std::vector<RefusalCount>& counts) {
  std::vector<domain::Figure> all;
  for (const RefusalCount& c : counts) all.push_back(c.carried.inputs.empty() ? c.refusals : c.carried);
  return all;
}

std::vector<domain::Finding> findings_of(const std::vector<RefusalCount>& counts, const std::vector<Complaint>& complaints,
                                         const std::string& file_hash) {
  std::vector<domain::Finding> result;
  for (const RefusalCount& c : counts) {
    const std::int64_t times = number(c.refusals);
    if (times == 0) continue;
    domain::Finding f;
    f.source = "complaint";
    f.rule = c.clause;
    f.title = c.label;
    f.text = c.area + std::to_string(c.year) + "年投诉" + c.complaints.value + "例，计" + c.refusals.value + "次。";
    f.judgement = "可疑";
    f.events = times;
    f.suggested_clauses = {c.clause};
    f.evidence = {file_hash};
    bool first = true;
    for (const Complaint& said : complaints) {
      if (said.area != c.area || said.date.year() != c.year || said.explained) continue;
      if (said.sign != c.clause && !(said.sign.empty() && c.by_number)) continue;
      if (first) f.conduct = {said.date, said.date};
      f.conduct = {std::min(f.conduct.first, said.date), std::max(f.conduct.last, said.date)};
      first = false;
    }
    result.push_back(std::move(f));
  }
  return result;
}

}  // namespace mi::work
