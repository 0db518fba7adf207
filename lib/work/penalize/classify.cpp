// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/classify.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/penalty.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using domain::Docket;
using law::Clause;

constexpr const char* group = "breach";
constexpr const char* law_group = "penalty";

// Facts about the act that the law track asks of every finding, without a question of the article.
constexpr const char* circumstances[] = {"continuing", "harm"};

bool is_circumstance(const Clause& clause, const std::string& fact) {
  return clause.track == law::Track::law &&
         std::find(std::begin(circumstances), std::end(circumstances), fact) != std::end(circumstances);
}

bool has(const std::vector<std::string>& list, const std::string& word) {
  return !word.empty() && std::find(list.begin(), list.end(), word) != list.end();
}

// A clause outside the group may be a ground too (refusing to rectify), if it carries measures for the institution.
bool is_breach(const Clause& c) { return c.group == group || c.group.starts_with(std::string(group) + "."); }
bool is_ground(const Clause& c) {
  const bool of_others = c.track == law::Track::law && (c.addressee == "person" || c.addressee == "agency");
  return !c.measures.empty() && (c.addressee == "institution" || of_others);  // the law meets persons and agencies too
}

Clause clause_named(const law::Rulebook& law, const std::string& id, base::Date day) {
  std::vector<std::string> ids;
  for (Clause& c : law.clauses("", day)) {
    if (c.id == id && is_ground(c)) return std::move(c);
    if (is_ground(c) && is_breach(c)) ids.push_back(c.id);
  }
  const std::string near = base::nearest(id, ids);
  throw Error(ErrorKind::usage, say("no pack of this case has a clause {0} on {1}", id, day.to_string()), {"--clause"},
              ids.empty()    ? say("no pack is in force on that day; it is the last day of the conduct")
              : near.empty() ? say("the clauses are: {}", base::join(ids, ", "))
                             : say("did you mean {}?", near));
}

// Two clauses may ask for the same fact in words of their own: one answer, both questions.
void add_question(std::vector<law::Overlap>& all, const law::Overlap& o, const std::string& other) {
  const auto known = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.fact == o.fact; });
  if (known == all.end()) return all.push_back({other, o.question, o.fact, o.moves});
  known->other += "、" + other;
  known->question += o.question;
}

// Questions that stand between this clause and another, whichever of the two carries them.
std::vector<law::Overlap> questions(const law::Rulebook& law, const Clause& clause, base::Date day) {
  std::vector<law::Overlap> result = clause.overlaps;
  for (const Clause& other : law.clauses(group, day))
    for (const law::Overlap& o : other.overlaps)
      if (o.other == clause.id && other.id != clause.id) add_question(result, o, other.id);
  return result;
}

std::string fact_of(const std::string& answer) { return answer.substr(0, answer.find('=')); }

void check_answers(const Clause& clause, const std::vector<law::Overlap>& asked, const std::vector<std::string>& answers) {
  for (const std::string& answer : answers) {
    const bool formed = answer.ends_with("=yes") || answer.ends_with("=no");
    if (!formed) throw Error(ErrorKind::usage, say("“{}” is no answer", answer), {"--answer"}, say("write intent=yes or intent=no"));
    if (is_circumstance(clause, fact_of(answer))) continue;
    const bool wanted = std::any_of(asked.begin(), asked.end(), [&](const auto& o) { return o.fact == fact_of(answer); });
    if (!wanted) throw Error(ErrorKind::usage, say("this clause does not ask for {}", fact_of(answer)), {"--answer"});
  }
  std::vector<std::string> open;
  for (const law::Overlap& o : asked) {
    const bool answered =
        std::any_of(answers.begin(), answers.end(), [&](const auto& a) { return fact_of(a) == o.fact; });
    if (!answered) open.push_back(o.question + "（--answer " + o.fact + "=yes|no；" + o.other + "）");
  }
  if (!open.empty())
    throw Error(ErrorKind::choice, say("the text lets another clause fit this act; an officer must answer"))
        .with_items(open);
}

void check_docket(const Docket& docket, const Clause& clause) {
  if (docket.decided && clause.track == law::Track::agreement)
    throw Error(ErrorKind::gate, say("a decision stands on {}", docket.finding.name));
  if (!domain::held(docket))
    throw Error(ErrorKind::gate, say("{} was withdrawn", docket.finding.name));
}

std::string why(const Docket& docket, const Clause& clause) {
  if (has(docket.finding.suggested_clauses, clause.id)) return "finding";
  if (has(clause.national, docket.finding.rule)) return docket.finding.rule;
  return has(clause.national, docket.finding.check) ? docket.finding.check : "";
}

domain::Row row(const law::Rulebook& law, const Clause& c, const std::string& reason, base::Date day) {
  std::vector<std::string> asked;
  for (const law::Overlap& o : questions(law, c, day)) asked.push_back(o.fact + ": " + o.question);
  json::Value list = json::Value::array();
  for (const std::string& a : asked) list.push(a);
  const bool lost = law.is_gap(c.id) || !c.gap.empty();
  return {c.id, c.label, c.source.to_chinese(), to_text(c.track), c.rank,
          reason.empty() ? json::Value() : json::Value(reason), list, lost ? json::Value("gap") : json::Value()};
}

}  // namespace

void refuse_gap(const law::Rulebook& law, const Clause& clause, const std::string& finding) {
  if (!law.is_gap(clause.id) && clause.gap.empty()) return;
  std::string closed_by;
  for (const law::Gap& g : law.gaps())
    if (g.id == clause.gap || has(g.affects, clause.id)) closed_by = g.closed_by;
  throw Error(ErrorKind::gate,
              say("{0} cannot stand on {1}: its text is lost in the source; a lead, never a measure", finding,
                  clause.source.to_chinese()),
              {clause.place}, closed_by.empty() ? std::string{} : say("the agency closes the gap with mi-rules set {}", closed_by));
}

domain::Classification classify(const Docket& docket, const law::Rulebook& law, const ClassifyInput& input) {
  const base::Date day = docket.finding.conduct.last;
  const Clause clause = clause_named(law, input.clause, day);
  check_docket(docket, clause);
  refuse_gap(law, clause, docket.finding.name);
  check_answers(clause, questions(law, clause, day), input.answers);
  return {docket.finding.name, clause.pack, clause.id, input.reason, input.answers};
}

void store(casefile::Change& change, const domain::Classification& said, const law::Rulebook& law, const Docket& docket,
           base::Date date) {
  if (law.clause(said.clause, docket.finding.conduct.last).track == law::Track::agreement)
    change.record(said.finding, said, {}, date);
  else
    change.record(said.finding, domain::LawClassification{said.finding, said.pack, said.clause, said.reason, said.answers}, {}, date);
}

domain::Table rows(const domain::Classification& said, const law::Rulebook& law, const Docket& docket) {
  const Clause clause = law.clause(said.clause, docket.finding.conduct.last);
  json::Value answers = json::Value::array();
  for (const std::string& a : said.answers) answers.push(a);
  return {"mi.penalize.classify/1",
          {{"finding", mark("finding"), ColumnKind::text},
           {"clause", mark("clause"), ColumnKind::text},
           {"label", mark("label"), ColumnKind::text},
           {"citation", mark("citation"), ColumnKind::text},
           {"track", mark("track"), ColumnKind::text},
           {"answers", mark("answers"), ColumnKind::list}},
          {{said.finding, clause.id, clause.label, clause.source.to_chinese(), to_text(clause.track), answers}}};
}

domain::Table suggestions(const Docket& docket, const law::Rulebook& law) {
  domain::Table t{"mi.penalize.suggestion/1",
                  {{"clause", mark("clause"), ColumnKind::text},
                   {"label", mark("label"), ColumnKind::text},
                   {"citation", mark("citation"), ColumnKind::text},
                   {"track", mark("track"), ColumnKind::text},
                   {"rank", mark("rank"), ColumnKind::integer},
                   {"suggested_by", mark("suggested by"), ColumnKind::text},
                   {"asks", mark("asks"), ColumnKind::list},
                   {"source_gap", mark("source gap"), ColumnKind::text}},
                  {}};
  const base::Date day = docket.finding.conduct.last;
  std::vector<domain::Row> others;
  for (const Clause& c : law.clauses(group, day)) {
    const std::string reason = why(docket, c);
    (reason.empty() ? others : t.rows).push_back(row(law, c, reason, day));
  }
  for (const Clause& c : law.clauses(law_group, day)) {
    if (!is_ground(c)) continue;
    const std::string reason = why(docket, c);
    (reason.empty() ? others : t.rows).push_back(row(law, c, reason, day));
  }
  t.rows.insert(t.rows.end(), others.begin(), others.end());
  return t;
}

}  // namespace mi::work
