// SPDX-License-Identifier: Apache-2.0
#include "law/layers.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/message.hpp"
#include "law/adopt.hpp"
#include "law/screening.hpp"
#include "law/show.hpp"

namespace mi::law {
namespace {

using base::mark;
using domain::ColumnKind;

// From top to bottom, a pack that is taken from before its taker.
std::vector<Pack> pile_of(const Rulebook& law) {
  std::vector<Pack> packs = extended_of(law.used());
  packs.insert(packs.end(), law.used().begin(), law.used().end());
  std::stable_sort(packs.begin(), packs.end(), [](const Pack& a, const Pack& b) { return a.layer() < b.layer(); });
  return packs;
}

bool may_tighten(const Pack& pack, const std::string& id, base::Date day) {
  return std::any_of(pack.values().begin(), pack.values().end(), [&](const DatedValue& v) {
    return v.id == id && v.in_force(day) && v.lower == Lower::tighten;
  });
}

const char* relation(const Pack& upper, const Shown& a, const Shown& b, base::Date day) {
  const bool blank_length = a.kind == "deadline" && a.says.find(": =") != std::string::npos && b.says.find(": =") == std::string::npos;
  if (blank_length || (a.kind == "parameter" && b.kind == "value")) return "fill";
  if (a.says == b.says) return "restate";
  return may_tighten(upper, a.object.id, day) ? "tighten" : "replace";
}

struct Standing {
  const Pack* pack;
  Shown shown;
};

json::Value date_or_none(const std::optional<base::Date>& day) { return day ? json::Value(day->to_string()) : json::Value(); }

struct Given {
  std::string answer, clause;
  std::optional<base::Date> first;
};

std::map<std::string, std::pair<std::string, Given>> answers(std::string_view group, const CaseFacts& known, const Rulebook& law, base::Date day) {
  std::map<std::string, std::pair<std::string, Given>> all;
  for (const Answered& a : answered_group(group, known, law, day))
    all[a.screened.condition] = {a.screened.label, {a.screened.answer, a.screened.clause, a.screened.first_possible}};
  return all;
}

}  // namespace

domain::Table layer_rows(const Rulebook& law, base::Date day) {
  domain::Table t{"mi.rules.layers/1",
                  {{"id", mark("id")}, {"kind", mark("kind")}, {"upper", mark("above")}, {"upper_says", mark("says above")},
                   {"relation", mark("the lower one does")}, {"lower", mark("below")}, {"lower_says", mark("says below")},
                   {"upper_source", mark("source above")}, {"lower_source", mark("source below")}},
                  {}};
  const std::vector<Pack> packs = pile_of(law);
  std::map<std::string, Standing> seen;
  for (const Pack& pack : packs)
    for (const Shown& s : shown(pack)) {
      if (!s.object.in_force(day) || s.kind == "state" || s.kind == "transition") continue;
      const auto it = seen.find(s.object.id);
      if (it != seen.end() && it->second.pack != &pack)
        t.rows.push_back({s.object.id, s.kind, it->second.pack->id(), it->second.shown.says, relation(*it->second.pack, it->second.shown, s, day),
                          pack.id(), s.says, it->second.shown.object.source.to_chinese(), s.object.source.to_chinese()});
      seen[s.object.id] = {&pack, s};
    }
  return t;
}

domain::Table answer_differences(std::string_view group, const CaseFacts& known, const Rulebook& a, const Rulebook& b, base::Date day) {
  domain::Table t{"mi.rules.diff-on/1",
                  {{"condition", mark("condition")}, {"label", mark("label")}, {"a", mark("answer A")}, {"a_first", mark("first possible A"), ColumnKind::date},
                   {"b", mark("answer B")}, {"b_first", mark("first possible B"), ColumnKind::date}, {"clause_a", mark("clause A")},
                   {"clause_b", mark("clause B")}},
                  {}};
  const auto left = answers(group, known, a, day), right = answers(group, known, b, day);
  std::map<std::string, std::string> labels;
  for (const auto* side : {&right, &left})
    for (const auto& [id, given] : *side) labels[id] = given.first;
  for (const auto& [id, label] : labels) {
    const auto x = left.find(id), y = right.find(id);
    const Given one = x == left.end() ? Given{} : x->second.second, other = y == right.end() ? Given{} : y->second.second;
    if (one.answer == other.answer && one.first == other.first) continue;
    t.rows.push_back({id, label, one.answer, date_or_none(one.first), other.answer, date_or_none(other.first), one.clause, other.clause});
  }
  return t;
}

}  // namespace mi::law
