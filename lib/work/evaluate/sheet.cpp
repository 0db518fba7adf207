// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/sheet.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"
#include "package/sheet.hpp"
#include "work/evaluate/weigh.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::AreaScore;
using Words = std::vector<std::string>;

const base::Rational highest{100};

struct Places {
  std::optional<std::size_t> area, scorer, score, note, weight, pack;
};

void reader_width(package::DelimitedReader&, std::size_t) {}
void reader_width(package::SheetReader& reader, std::size_t columns) { reader.set_width(columns); }

template <class Reader> Words fields_of(const Reader& reader) {
  Words list;
  for (std::string_view f : reader.fields()) list.emplace_back(base::trim(f));
  return list;
}

// By the key, or by the headings that a workbook shows in either language.
std::optional<std::size_t> place_of(const Words& header, std::initializer_list<std::string_view> names) {
  for (std::size_t i = 0; i < header.size(); ++i)
    if (std::find(names.begin(), names.end(), header[i]) != names.end()) return i;
  return std::nullopt;
}

Places places_of(const Words& header, const std::string& file) {
  Places p;
  p.area = place_of(header, {"area", "评估内容", "evaluation area"});
  p.scorer = place_of(header, {"scorer", "评分人"});
  p.score = place_of(header, {"score", "得分"});
  p.note = place_of(header, {"note", "说明", "备注"});
  p.weight = place_of(header, {"weight", "权重", "share of the area"});
  p.pack = place_of(header, {"pack", "规则包", "rule pack"});
  const std::pair<const char*, bool> needed[] = {{"area", p.area.has_value()}, {"scorer", p.scorer.has_value()},
                                                 {"score", p.score.has_value()}};
  for (const auto& [key, found] : needed)
    if (!found) throw Error(ErrorKind::cannot, say("the column {} is missing", key), {file + ":1"});
  return p;
}

std::string area_named(const std::string& word, const Words& areas) {
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (word == areas[i] || word == std::to_string(i + 1)) return areas[i];
  throw Error(ErrorKind::cannot, say("the rules name no such area: {}", word));
}

base::Rational score_of(const std::string& text) {
  if (text.empty()) throw Error(ErrorKind::cannot, say("the score is missing"));
  const base::Rational score = base::Rational::parse(text);
  if (score.is_negative() || score > highest)
    throw Error(ErrorKind::cannot, say("a score lies between 0 and {0}, not {1}", highest.to_string(), text));
  return score;
}

// A sheet made under another pack, or whose weights were changed by hand, would not be weighed as its scorers saw it.
void refuse_other_rules(const Words& row, const Places& at, const std::string& area, const SheetRules& rules) {
  if (at.pack && !rules.pack.empty() && row[*at.pack] != rules.pack)
    throw Error(ErrorKind::cannot, say("the sheet was made under \"{0}\", the rules are \"{1}\"", row[*at.pack], rules.pack));
  if (!at.weight || rules.weights.empty()) return;
  const auto place = static_cast<std::size_t>(std::find(rules.areas.begin(), rules.areas.end(), area) - rules.areas.begin());
  if (row[*at.weight] != rules.weights[place])
    throw Error(ErrorKind::cannot, say("the rules weigh this area {0}, the sheet \"{1}\"", rules.weights[place], row[*at.weight]));
}

AreaScore read_line(const Words& row, const Words& header, const Places& at, const SheetRules& rules) {
  if (row.size() != header.size())
    throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", row.size(), header.size()));
  const std::string area = area_named(row[*at.area], rules.areas);
  refuse_other_rules(row, at, area, rules);
  AreaScore s{area, row[*at.scorer], score_of(row[*at.score]), at.note ? row[*at.note] : ""};
  if (s.scorer.empty()) throw Error(ErrorKind::cannot, say("the scorer is missing"));
  return s;
}

// A filled sheet comes back as it was handed out: a workbook, or a table of any delimiter and encoding.
template <class Reader>
void read_rows(Reader& reader, const SheetFile& file, const SheetRules& rules, std::vector<AreaScore>& scores, Words& faults) {
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"), {file.name});
  const Words header = fields_of(reader);
  const Places at = places_of(header, file.name);
  reader_width(reader, header.size());
  while (reader.next()) try {
      scores.push_back(read_line(fields_of(reader), header, at, rules));
    } catch (const Error& e) {
      faults.push_back(file.name + ":" + std::to_string(reader.line()) + ": " + e.message());
    }
}

void read_one(const SheetFile& file, const SheetRules& rules, std::vector<AreaScore>& scores, Words& faults) {
  if (file.bytes.starts_with("PK")) {
    const package::Workbook workbook(file.bytes);
    package::SheetReader reader = workbook.open(0);
    return read_rows(reader, file, rules, scores, faults);
  }
  const std::string text = package::decode_text(file.bytes).text;
  package::DelimitedReader reader(text);
  read_rows(reader, file, rules, scores, faults);
}

// Each scorer scores each area, once.
void check_whole(const std::vector<AreaScore>& scores, const Words& areas, Words& faults) {
  std::set<std::string> scorers;
  std::multiset<std::pair<std::string, std::string>> given;
  for (const AreaScore& s : scores) {
    scorers.insert(s.scorer);
    given.insert({s.scorer, s.area});
  }
  if (scorers.empty()) faults.push_back(say("the sheets hold no scores"));
  for (const std::string& scorer : scorers)
    for (const std::string& area : areas) {
      const auto times = given.count({scorer, area});
      if (times == 0) faults.push_back(say("{0} has not scored: {1}", scorer, area));
      if (times > 1) faults.push_back(say("{0} has scored more than once: {1}", scorer, area));
    }
}

}  // namespace


SheetRules sheet_rules(const law::Rulebook& law, base::Date day) {
  const law::Value named = law.value("evaluate.areas", day);
  SheetRules rules{named.list(), shares_of(named.list(), law, day), named.pack};
  for (const law::Pack& pack : law.used())
    if (pack.id() == named.pack) rules.pack += " " + pack.version();
  return rules;
}

domain::Table sheet(const SheetRules& rules, const Words& scorers) {
  domain::Table t{"mi.evaluate.sheet/1",
                  {{"area", mark("evaluation area")}, {"scorer", mark("scorer")}, {"score", mark("score")}, {"note", mark("note")},
                   {"weight", mark("share of the area")}, {"pack", mark("rule pack")}},
                  {}};
  for (const std::string& scorer : scorers)
    for (std::size_t i = 0; i < rules.areas.size(); ++i)
      t.rows.push_back({rules.areas[i], scorer, {}, {}, rules.weights.empty() ? json::Value() : json::Value(rules.weights[i]), rules.pack});
  return t;
}

std::vector<AreaScore> read_sheets(const std::vector<SheetFile>& files, const SheetRules& rules) {
  std::vector<AreaScore> scores;
  Words faults;
  for (const SheetFile& file : files) read_one(file, rules, scores, faults);
  if (faults.empty()) check_whole(scores, rules.areas, faults);
  if (faults.empty()) return scores;
  throw Error(ErrorKind::cannot, say("the score sheets have {} faults", faults.size())).with_items(std::move(faults));
}

}  // namespace mi::work
