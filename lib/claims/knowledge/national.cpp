// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/national.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/knowledge/rows.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::mark;
using base::say;
using domain::ColumnKind;

constexpr std::array<std::pair<Readiness, const char*>, 5> words{{{Readiness::ready, mark("ready")},
                                                                  {Readiness::choice, mark("to be chosen")},
                                                                  {Readiness::list, mark("needs a list")},
                                                                  {Readiness::data, mark("needs data")},
                                                                  {Readiness::person, mark("needs a person")}}};

// Lists of caps and pairs have their rule in the sixth column of seven, the others in the third of five.
bool has_points(const Rule& rule) {
  std::string text = list_text(rule);
  package::DelimitedReader rows(text);
  rows.next();
  while (rows.next()) {
    const auto& row = rows.fields();
    std::string_view of = row.size() == 7 ? row[5] : row.size() == 5 ? row[2] : std::string_view();
    if (of.empty() || of == rule.national) return true;
  }
  return false;
}

Standing served(const Rule& rule) {
  Standing s{Readiness::ready, rule.code, rule.kind, rule.list, {}};
  std::string open = open_parameter(rule);
  if (rule.kind == "indication") {
    s.readiness = Readiness::person;
    s.why = base::tr(mark("the indication is a text about the course of the illness; the rule counts the lines to be read"));
  } else if (!rule.list.empty() && !has_points(rule)) {
    s.readiness = Readiness::list;
    s.why = say("no points are published for it: give rows of your own for {}", rule.list);
  } else if (!open.empty()) {
    s.readiness = Readiness::choice;
    s.why = say("{0} is not set: choose it with --parameter {0}=VALUE", open);
  }
  return s;
}

Standing not_served(const NationalRule& national) {
  Standing s;
  std::size_t colon = national.needs.find(": ");
  std::string word = national.needs.substr(0, colon);
  s.readiness = word == "person" ? Readiness::person : word == "list" ? Readiness::list : Readiness::data;
  s.why = colon == std::string::npos ? national.needs : national.needs.substr(colon + 2);
  return s;
}

// The statistics of the rule base are indicators: `mi-claims indicators` reckons them.
bool is_indicator(const std::string& code) {
  constexpr std::size_t national = 1;  // column
  std::string text = shipped_list("indicators.csv");
  package::DelimitedReader rows(text);
  rows.next();
  while (rows.next())
    if (rows.fields().size() > national && rows.fields()[national] == code) return true;
  return false;
}

}  // namespace

std::vector<NationalRule> national_rules() {
  std::vector<NationalRule> all;
  std::string text = shipped_list("national.csv");
  each_row(text, "national.csv", "no,edition,code,name,group,needs", [&](const ListRow& row) {
    all.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[3]), std::string(row[4]), std::string(row[5])});
  });
  return all;
}

const char* to_text(Readiness readiness) {
  for (const auto& [value, word] : words)
    if (value == readiness) return word;
  return "";
}

Standing standing(const NationalRule& national, const std::vector<Rule>& rules) {
  std::optional<Standing> best;
  std::string codes;
  for (const Rule& rule : rules) {
    if (rule.national != national.code) continue;
    codes += (codes.empty() ? "" : " ") + rule.code;
    Standing s = served(rule);
    if (!best || s.readiness < best->readiness) best = s;
  }
  if (!best && national.needs.empty() && is_indicator(national.code)) return {Readiness::ready, "mi-claims indicators", "indicator", {}, {}};
  if (!best) return not_served(national);
  best->rules = codes;
  return *best;
}

domain::Table national_rows(const std::vector<Rule>& rules) {
  domain::Table table{"mi.rules.national/1",
                      {{"number", mark("rule number"), ColumnKind::text},
                       {"edition", mark("edition"), ColumnKind::text},
                       {"code", mark("rule"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"group", mark("group"), ColumnKind::text},
                       {"state", mark("state"), ColumnKind::text},
                       {"kind", mark("check kind"), ColumnKind::text},
                       {"served_by", mark("served by"), ColumnKind::text},
                       {"needs", mark("what it needs"), ColumnKind::text},
                       {"list", mark("list"), ColumnKind::text}},
                      {}};
  for (const NationalRule& n : national_rules()) {
    Standing s = standing(n, rules);
    table.rows.push_back({n.number, n.edition, n.code, n.name, n.group, base::tr(to_text(s.readiness)), s.kind, s.rules, s.why, s.list});
  }
  return table;
}

domain::Table standing_rows(casefile::Case& source, const std::vector<Rule>& rules) {
  domain::Table table{"mi.claims.standing/1",
                      {{"rule", mark("rule"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"kind", mark("check kind"), ColumnKind::text},
                       {"state", mark("state"), ColumnKind::text},
                       {"lacks", mark("what it lacks in this case"), ColumnKind::text}},
                      {}};
  Data data = read_data(source);
  for (const Rule& rule : rules) {
    std::string lacks = what_it_lacks(rule, data);
    table.rows.push_back({rule.code, rule.name, rule.kind, base::tr(lacks.empty() ? mark("ready") : mark("is not run")), lacks});
  }
  return table;
}

}  // namespace mi::claims
