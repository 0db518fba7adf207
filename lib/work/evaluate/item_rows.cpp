// SPDX-License-Identifier: Apache-2.0
// Service items and their months as tables, and months read from a table.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"
#include "work/evaluate/item.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using Words = std::vector<std::string>;

Words fields_of(const package::DelimitedReader& reader) {
  Words list;
  for (std::string_view f : reader.fields()) list.emplace_back(base::trim(f));
  return list;
}

std::size_t place_of(const Words& header, const std::string& name, const char* other, const std::string& file) {
  for (std::size_t i = 0; i < header.size(); ++i)
    if (header[i] == name || (other != nullptr && header[i] == other)) return i;
  throw Error(ErrorKind::cannot, say("the column {} is missing", name), {file + ":1"});
}

struct Places {
  std::size_t month, finance;
  std::vector<std::size_t> figures;
};

Places places_of(const Words& header, const Words& columns, const std::string& file) {
  Places p{place_of(header, "month", "月份", file), place_of(header, "finance", "财务收支报表", file), {}};
  for (const std::string& column : columns) p.figures.push_back(place_of(header, column, nullptr, file));
  return p;
}

bool yes_or_no(const std::string& word) {
  if (word == "yes" || word == "是") return true;
  if (word == "no" || word == "否" || word.empty()) return false;
  throw Error(ErrorKind::cannot, say("\"{}\" is neither yes nor no", word));
}

// A figure is exact, or absent; a dash or the like would be neither.
std::string figure_of(const std::string& word) {
  if (!word.empty() && base::Rational::parse(word).is_negative()) throw Error(ErrorKind::cannot, say("{} is negative", word));
  return word;
}

domain::MonthStatistics month_of(const Words& row, const Words& header, const Places& at) {
  if (row.size() != header.size()) throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", row.size(), header.size()));
  domain::MonthStatistics m;
  m.month = row[at.month];
  if (m.month.size() != 7 || !base::Date::try_parse(m.month + "-01")) throw Error(ErrorKind::cannot, say("\"{}\" is no month like 2015-03", m.month));
  m.finance = yes_or_no(row[at.finance]);
  for (std::size_t place : at.figures) m.figures.push_back(figure_of(row[place]));
  return m;
}

}  // namespace

std::vector<domain::MonthStatistics> read_months(std::string bytes, const std::string& file, const Words& columns) {
  const std::string text = package::decode_text(std::move(bytes)).text;
  package::DelimitedReader reader(text);
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"), {file});
  const Words header = fields_of(reader);
  const Places at = places_of(header, columns, file);
  std::vector<domain::MonthStatistics> months;
  Words faults;
  while (reader.next()) try {
      months.push_back(month_of(fields_of(reader), header, at));
      const auto twice = [&](const auto& m) { return m.month == months.back().month; };
      if (std::count_if(months.begin(), months.end(), twice) > 1) throw Error(ErrorKind::cannot, say("{} stands twice", months.back().month));
    } catch (const Error& e) {
      faults.push_back(file + ":" + std::to_string(reader.line()) + ": " + e.message());
    }
  if (faults.empty() && !months.empty()) return months;
  throw Error(ErrorKind::cannot, say("{} lines of this file cannot be taken", faults.size()), {file}).with_items(std::move(faults));
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
