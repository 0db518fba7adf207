// SPDX-License-Identifier: Apache-2.0
// Service items and their months as tables, and months read from a table.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"
#include "work/evaluate/item.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using Words = std::vector<std::string>;

// A figure is exact, or absent; a dash or the like would be neither.
std::string figure_of(const std::string& word) {
  if (!word.empty() && base::Rational::parse(word).is_negative()) throw Error(ErrorKind::cannot, say("{} is negative", word));
  return word;
}

domain::MonthStatistics month_of(const package::NamedRow& row, const Words& figures) {
  domain::MonthStatistics m;
  m.month = row.text("month");
  if (m.month.size() != 7 || !base::Date::try_parse(m.month + "-01")) throw Error(ErrorKind::cannot, say("\"{}\" is no month like 2015-03", m.month));
  m.finance = row.yes_no("finance").value_or(false);
  for (const std::string& figure : figures) m.figures.push_back(figure_of(row.text(figure)));
  return m;
}

}  // namespace

std::vector<domain::MonthStatistics> read_months(std::string bytes, const std::string& file, const Words& figures) {
  std::vector<package::NamedColumn> columns{{"month", "月份", true}, {"finance", "财务收支报表", true}};
  for (const std::string& figure : figures) columns.push_back({figure, "", true});
  std::vector<domain::MonthStatistics> months;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, columns, [&](const package::NamedRow& row) {
    domain::MonthStatistics m = month_of(row, figures);
    if (std::any_of(months.begin(), months.end(), [&](const auto& o) { return o.month == m.month; }))
      throw Error(ErrorKind::cannot, say("{} stands twice", m.month));
    months.push_back(std::move(m));
  });
  return months;
}

void store(casefile::Change& change, const std::vector<domain::MonthStatistics>& months) {
  for (const auto& m : months) change.record(m.month, m, {}, base::Date::parse(m.month + "-01").end_of_month());
}

domain::Table rows(const std::vector<domain::MonthStatistics>& months, std::size_t columns) {
  domain::Table t{"mi.evaluate.item-months/1",
                  {{"what", mark("what")}, {"months", mark("months without a gap"), ColumnKind::integer}, {"first", mark("from")},
                   {"last", mark("to")}, {"gaps", mark("missing or not whole"), ColumnKind::list}},
                  {}};
  for (const bool figures : {false, true}) {
    const MonthRun run = month_run(months, columns, figures);
    json::Value gaps = json::Value::array();
    for (const std::string& gap : run.gaps) gaps.push(gap);
    t.rows.push_back({figures ? "service" : "finance", static_cast<std::int64_t>(run.months), run.first, run.last, gaps});
  }
  return t;
}

domain::Table rows(const std::vector<ItemDefinition>& catalogue, const ItemFacts& facts, const law::Rulebook& law, base::Date day) {
  domain::Table t{"mi.evaluate.item-list/1",
                  {{"item", mark("item")}, {"label", mark("name")}, {"class", mark("class")}, {"state", mark("state")}, {"clause", mark("clause")}},
                  {}};
  for (const ItemDefinition& i : catalogue) t.rows.push_back({i.code, i.label, i.category, item_state(facts, i.code, law, day), i.clause});
  return t;
}

domain::Table rows(const ItemCheck& check) {
  domain::Table t = law::answer_table("mi.evaluate.item-check/1");
  for (const law::Answered& a : check.answers) t.rows.push_back(law::answer_row(a.screened));
  return t;
}

domain::Table rows(const ItemChange& c) {
  domain::Table t{"mi.evaluate.item-step/1",
                  {{"step", mark("step")}, {"item", mark("item")}, {"event", mark("event")}, {"date", mark("date"), ColumnKind::date},
                   {"from", mark("from")}, {"to", mark("to")}, {"clause", mark("clause")}, {"score", mark("score")},
                   {"rectify_by", mark("to be put right by"), ColumnKind::date}},
                  {}};
  const domain::ItemStep& s = c.step;
  const json::Value score = s.total.value.empty() ? json::Value() : json::Value(base::Rational::parse(s.total.value).to_decimal(2));
  t.rows.push_back({s.name, s.item, s.event, s.date.to_string(), c.from, c.to, s.citation, score,
                    s.due.value.empty() ? json::Value() : json::Value(s.due.value)});
  return t;
}

}  // namespace mi::work
