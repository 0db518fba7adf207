// SPDX-License-Identifier: Apache-2.0
// Suspensions: whom they meet, and for how long.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/damages.hpp"
#include "work/penalize/clause.hpp"

namespace mi::work::penalty {
namespace {

using domain::Figure;
using domain::Measure;
using domain::Net;

bool allows(const law::Measure& rule, const std::string& target) {
  return std::find(rule.targets.begin(), rule.targets.end(), target) != rule.targets.end();
}

// The department where the clause names it and the finding knows it, else the institution; an officer may say otherwise.
// A service item or a person is named with its code: item:inpatient, person:D1003.
std::string target_of(const law::Measure& rule, const domain::MeasureChoice* word, const std::string& department) {
  std::string kind = !department.empty() && allows(rule, "department") ? "department" : "institution";
  if (kind == "institution" && !rule.targets.empty() && !allows(rule, kind)) kind = rule.targets.front();
  if (word != nullptr && word->word == "choose" && !word->value.empty()) kind = word->value;
  if (const std::size_t colon = kind.find(':'); colon != kind.npos) {
    if (!allows(rule, kind.substr(0, colon)))
      throw base::Error(base::ErrorKind::usage, base::say("this clause does not allow the target {}", kind));
    return kind;
  }
  if (!rule.targets.empty() && !allows(rule, kind))
    throw base::Error(base::ErrorKind::usage, base::say("this clause does not allow the target {}", kind));
  if (kind == "institution") return kind;
  return kind + ":" + (kind == "department" && !department.empty() ? department : "?");
}

Figure plain_term(const Measure& m, const law::Term& term, const Reading& starts) {
  Figure f;
  f.id = m.id;
  f.label = "暂停期限";
  f.value = term.to_string();
  f.clause = m.citation;
  f.note = starts.is("stated") ? "首日计入，自决定载明之日起" : "首日计入，自决定送达的次日起";
  f.switches = starts.use;
  return f;
}

Figure term_of(const Ground& ground, const Measure& m, const law::Measure& rule, const domain::MeasureChoice* word) {
  law::Term term = *rule.term;
  if (rule.term_max) {
    if (word == nullptr || word->value.empty())
      pick_needed(m.id, rule.term->to_string() + "–" + rule.term_max->to_string());
    term = law::Term::parse(word->value);
    Figure f = law::range_pick(m.id, "暂停期限", m.citation, *rule.term, *rule.term_max, term, word->reason);
    f.value = term.to_string();
    f.unit.clear();
    return f;
  }
  if (word != nullptr && word->word == "pick")
    throw base::Error(base::ErrorKind::usage, base::say("the term is fixed at {}", term.to_string()), {m.citation});
  return plain_term(m, term, reading(ground.law, "breach.suspension.starts", "after-delivery"));
}

std::map<std::string, std::vector<std::string>> by_department(const Group& group) {
  std::map<std::string, std::vector<std::string>> result;
  for (const Net& net : group.nets) result[net.finding->department].push_back(net.told.finding);
  return result;
}

bool taken(const std::vector<Measure>& all, const std::string& id) {
  return std::any_of(all.begin(), all.end(), [&](const Measure& m) { return m.id == id; });
}

}  // namespace

// One a target: findings of two departments under one clause suspend both.
void add_suspensions(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  const auto departments = by_department(group);
  for (const auto& [department, findings] : departments) {
    Measure m = measure(group, rule, "suspend");
    if (departments.size() > 1) m.id += "." + (department.empty() ? "institution" : department);
    if (taken(out, m.id)) m.id += "." + rule.targets.front();  // a clause may suspend persons, and the institution too
    m.findings = findings;
    const domain::MeasureChoice* word = word_on(ground, m.id);
    m.target = target_of(rule, word, department);
    if (rule.when == "serious" || rule.when == "unrectified") make_conditional(m, rule.when);
    apply_choice(ground, m);
    const bool undecided = m.optional && !m.chosen;
    if (rule.term && !(undecided && rule.term_max)) m.term = term_of(ground, m, rule, word);
    out.push_back(std::move(m));
  }
}

}  // namespace mi::work::penalty
