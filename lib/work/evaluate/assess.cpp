// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/assess.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"
#include "work/evaluate/shares.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;
using domain::AssessedGroup;
using domain::Assessment;
using domain::Figure;

// A part of the year or a group of indicators, and what it weighs.
struct Weighed {
  std::string id, label;
  Rational share;
  std::string clause;
};

base::Date last_day(const std::string& year) {
  if (year.size() != 4 || !base::Date::try_parse(year + "-12-31"))
    throw Error(ErrorKind::usage, say("\"{}\" is no year", year), {}, say("write it like 2026"));
  return base::Date::parse(year + "-12-31");
}

std::vector<Weighed> parts_of(const law::Rulebook& law, base::Date day) {
  for (const law::Pack& pack : law.used())
    for (const law::Weighting& w : pack.weightings())
      if (w.id == "assessment.parts" && w.in_force(day)) {
        std::vector<Weighed> parts;
        for (const auto& p : law.weighting(w.id, day).parts) parts.push_back({p.id, p.label, p.share, w.source.to_chinese()});
        return parts;
      }
  return {{"", "年度考核", Rational(1), {}}};
}

std::vector<Weighed> groups_of(const law::Rulebook& law, base::Date day) {
  if (!law.has("assessment.groups", day)) return {{"", "考核得分", Rational(1), {}}};
  const std::vector<std::string> names = law.value("assessment.groups", day).list();
  const law::Value written = law.value("assessment.group_weights", day);
  const auto shares = parse_shares(written, names, true);
  std::vector<Weighed> groups;
  for (std::size_t i = 0; i < names.size(); ++i) groups.push_back({names[i], names[i], shares[i], written.source.to_chinese()});
  return groups;
}

bool is_of(const std::string& word, const Weighed& w) { return word == w.id || word == w.label; }

// The one score of a part and group.
const AssessedGroup* score_of(const AssessInput& input, const Weighed& part, const Weighed& group, std::vector<std::string>& faults) {
  const AssessedGroup* found = nullptr;
  for (const AssessedGroup& g : input.groups) {
    if (!is_of(g.part, part) || !is_of(g.group, group)) continue;
    if (found != nullptr) faults.push_back(say("{0} has two scores: {1}", part.label, group.label));
    found = &g;
  }
  if (found == nullptr) faults.push_back(say("{0} has no score: {1}", part.label, group.label));
  return found;
}

void refuse_unknown(const AssessInput& input, const std::vector<Weighed>& parts, const std::vector<Weighed>& groups, std::vector<std::string>& faults) {
  const auto among = [](const std::string& word, const std::vector<Weighed>& all) {
    return std::any_of(all.begin(), all.end(), [&](const Weighed& w) { return is_of(word, w); });
  };
  for (const AssessedGroup& g : input.groups) {
    if (!among(g.part, parts)) faults.push_back(say("the rules have no such part of the year: \"{}\"", g.part));
    if (!among(g.group, groups)) faults.push_back(say("the rules have no such group of indicators: \"{}\"", g.group));
  }
}

Figure weighed_sum(std::string id, std::string label, const std::vector<Weighed>& weights, std::vector<Figure> scores) {
  Rational sum;
  std::string formula;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    sum = sum + weights[i].share * Rational::parse(scores[i].value);
    formula += (formula.empty() ? "" : " + ") + scores[i].label + " × " + weights[i].share.to_percent(2);
  }
  Figure f = domain::figure(std::move(id), std::move(label), sum, "分");
  f.formula = std::move(formula);
  f.clause = weights.front().clause;
  f.inputs = std::move(scores);
  return f;
}

Figure part_score(const AssessInput& input, const Weighed& part, const std::vector<Weighed>& groups, std::vector<std::string>& faults) {
  std::vector<Figure> scores;
  for (const Weighed& group : groups) {
    const AssessedGroup* g = score_of(input, part, group, faults);
    scores.push_back(domain::figure(group.id.empty() ? "score" : group.id, group.label, g ? g->score : Rational(), "分"));
    if (g) scores.back().note = g->note;
  }
  return weighed_sum(part.id.empty() ? "year" : part.id, part.label, groups, std::move(scores));
}

domain::Veto veto_of(const AssessInput& input, const law::Value& limit, const std::string& name) {
  const auto given = input.indicators.find(name);
  if (given == input.indicators.end())
    throw Error(ErrorKind::usage, say("the core indicator {} is not given", name), {limit.source.to_chinese()}, say("give --indicator {}=SHARE", name));
  domain::Veto veto{name, given->second, domain::figure(name, limit.label, limit.rational()), given->second > limit.rational(), {}};
  veto.limit.clause = limit.source.to_chinese();
  veto.limit.note = limit.quantity.written;
  return veto;
}

void set_override(domain::Veto& veto, const AssessInput& input) {
  const auto why = input.overrides.find(veto.name);
  if (why == input.overrides.end()) return;
  if (!veto.above || why->second.empty())
    throw Error(ErrorKind::usage, say("{} does not veto, or its override has no reason", veto.name), {"--override"});
  veto.overridden = why->second;
}

std::vector<domain::Veto> vetoes(const AssessInput& input, const law::Rulebook& law, base::Date day) {
  std::vector<domain::Veto> all;
  std::vector<std::string> names;
  if (law.has("assessment.vetoes", day)) names = law.value("assessment.vetoes", day).list();
  for (const std::string& name : names) {
    all.push_back(veto_of(input, law.value("assessment.veto." + name, day), name));
    set_override(all.back(), input);
  }
  const auto unknown = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) == names.end(); };
  for (const auto& [name, value] : input.indicators)
    if (unknown(name)) throw Error(ErrorKind::usage, say("the rules have no core indicator {}", name), {"--indicator"});
  for (const auto& [name, why] : input.overrides)
    if (unknown(name)) throw Error(ErrorKind::usage, say("the rules have no core indicator {}", name), {"--override"});
  return all;
}

std::string reached(const Assessment& a, const Rational& total, const law::Rulebook& law, base::Date day) {
  if (!law.has("assessment.reached", day)) return {};
  return !a.vetoed() && total >= law.value("assessment.reached", day).rational() ? "yes" : "no";
}

}  // namespace

Assessment assess(const AssessInput& input, const law::Rulebook& law) {
  const base::Date day = last_day(input.year);
  const auto parts = parts_of(law, day), groups = groups_of(law, day);
  Assessment a{input.year, input.date, input.groups, vetoes(input, law, day), {}, {}};
  std::vector<std::string> faults;
  refuse_unknown(input, parts, groups, faults);
  for (const Weighed& part : parts) a.figures.push_back(part_score(input, part, groups, faults));
  if (!faults.empty()) throw Error(ErrorKind::usage, say("the scores of {} are not whole", input.year)).with_items(faults);
  a.figures.push_back(weighed_sum("total", "年度考核得分", parts, a.figures));
  a.reached = reached(a, Rational::parse(a.figures.back().value), law, day);
  return a;
}

std::vector<std::string> vetoes_of(const Assessment& a) {
  std::vector<std::string> words;
  for (const domain::Veto& v : a.vetoes)
    if (v.stands()) words.push_back(v.limit.label + " " + v.limit.note + "，实为 " + v.value.to_percent(2) + "（" + v.limit.clause + "）");
  return words;
}

std::map<std::string, std::string> named_values(const std::vector<std::string>& given) {
  std::map<std::string, std::string> values;
  for (const std::string& word : given) {
    const std::size_t equals = word.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == word.size())
      throw Error(ErrorKind::usage, say("\"{}\" is not of the form NAME=VALUE", word));
    if (!values.emplace(word.substr(0, equals), word.substr(equals + 1)).second)
      throw Error(ErrorKind::usage, say("{} is named twice", word.substr(0, equals)));
  }
  return values;
}

domain::Table assessment_sheet(const law::Rulebook& law, const std::string& year) {
  const base::Date day = last_day(year);
  domain::Table t{"mi.evaluate.assessment-sheet/1",
                  {{"part", mark("part of the year")}, {"group", mark("group of indicators")}, {"score", mark("score")}, {"note", mark("note")},
                   {"weight", mark("weight")}},
                  {}};
  for (const Weighed& part : parts_of(law, day))
    for (const Weighed& group : groups_of(law, day))
      t.rows.push_back({part.id.empty() ? "" : part.label, group.id, {}, {}, (part.share * group.share).to_percent(2)});
  return t;
}

std::vector<AssessedGroup> read_assessment(std::string bytes, const std::string& file) {
  std::vector<AssessedGroup> groups;
  const std::vector<package::NamedColumn> columns{{"part", "部分"}, {"group", "指标分类"}, {"score", "得分", true}, {"note", "说明"}, {"weight", "权重"}};
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, columns, [&](const package::NamedRow& row) {
    const Rational score = Rational::parse(row.required("score"));
    if (score.is_negative() || score > Rational(100))
      throw Error(ErrorKind::cannot, say("a score lies between 0 and {0}, not {1}", 100, row.text("score")));
    groups.push_back({row.text("part"), row.text("group"), score, row.text("note")});
  });
  return groups;
}

domain::Table rows(const Assessment& a) {
  domain::Table t{"mi.evaluate.assessment/1",
                  {{"id", mark("id")}, {"label", mark("what")}, {"value", mark("value"), domain::ColumnKind::rate}, {"says", mark("comes to")},
                   {"clause", mark("clause")}},
                  {}};
  for (const Figure& f : a.figures) t.rows.push_back({f.id, f.label, f.value, {}, f.clause});
  for (const domain::Veto& v : a.vetoes)
    t.rows.push_back({v.name, v.limit.label + " " + v.limit.note, v.value.to_string(), v.stands() ? "vetoed" : v.above ? "overridden" : "kept", v.limit.clause});
  return t;
}

}  // namespace mi::work
