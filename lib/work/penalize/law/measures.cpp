// SPDX-License-Identifier: Apache-2.0
// What goes with a fine, or stands without one: correction, talk, return, the stop of a department, bars, referral.
#include <set>
#include <string_view>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/damages.hpp"
#include "work/penalize/law/parts.hpp"
#include "work/penalize/parts.hpp"

namespace mi::work::penalty {
namespace {

using base::Money;
using domain::Figure;
using domain::Measure;

std::string label_in_law(const std::string& act) {
  if (act == "recover") return "责令退回";
  if (act == "rectify") return "责令改正";
  return act == "bar" ? "限制从业" : label_of(act);
}

Measure measure(const LawGroup& group, const law::Measure& rule, const std::string& id) {
  Measure m;
  m.id = id;
  m.action = rule.act;
  m.label = label_in_law(rule.act);
  m.clause = group.clause.id;
  m.citation = citation_of(group.clause, rule);
  m.optional = rule.may;
  m.chosen = !rule.may;
  m.reason = rule.may || rule.note.empty() ? "" : rule.note;
  for (const LawGroup::Share& s : group.shares) m.findings.push_back(s.act->finding.name);
  return m;
}

void apply_word(const LawGround& g, Measure& m) {
  const domain::MeasureChoice* word = m.optional ? law_word(g, m.id) : nullptr;
  if (word == nullptr) return;
  m.chosen = word->word != "waive";
  m.reason = word->reason;
}

// Fund money goes back once: what a decision under the agreement took, or was given back, is not asked for again.
void add_return(const LawGroup& group, const law::Measure& rule, std::vector<Measure>& out) {
  std::vector<Figure> parts;
  for (const LawGroup::Share& s : group.shares) {
    const std::string& name = s.act->finding.name;
    Figure f = domain::figure(name + ".return", "应退回", s.obtained - s.settled);
    f.formula = "基金已支付 − 已按协议追回 − 已退回";
    f.inputs = {domain::figure(name + ".obtained", "基金已支付", s.obtained), domain::figure(name + ".done", "已追回、已退回", s.settled)};
    parts.push_back(std::move(f));
  }
  Measure m = measure(group, rule, group.id + ".recover");
  m.amount = domain::sum(m.id, m.label, std::move(parts));
  if (m.amount->money().is_zero()) return;
  m.amount->clause = m.citation;
  out.push_back(std::move(m));
}

void set_term(const LawGround& g, const law::Measure& rule, Measure& m) {
  if (!rule.term) return;
  const domain::MeasureChoice* word = law_word(g, m.id);
  const bool open = rule.term_max && *rule.term_max != *rule.term;
  Figure f;
  f.id = m.id + ".term";
  f.label = "期限";
  f.clause = m.citation;
  if (!open) {
    f.value = rule.term->to_string();
  } else if (word != nullptr && word->word != "waive" && !word->value.empty()) {
    f = law::range_pick(m.id + ".term", "期限", m.citation, *rule.term, *rule.term_max, law::Term::parse(word->value), word->reason);
    f.value = law::Term::parse(word->value).to_string();
    f.unit.clear();
  } else {
    f.formula = rule.term->to_chinese() + "至" + rule.term_max->to_chinese();
    f.note = "由承办人员在幅度内确定";
  }
  m.term = std::move(f);
}

// A finding may not say where it was: then an officer names the department.
std::string named_department(const LawGround& g, const std::string& measure) {
  const domain::MeasureChoice* word = law_word(g, measure + ".target");
  if (word == nullptr) return unknown_department;
  if (!word->value.starts_with("department:") || word->value.size() == std::string_view("department:").size())
    throw base::Error(base::ErrorKind::usage, base::say("\"{}\" is no department", word->value), {word->measure},
                      base::say("write it like department:A21"));
  return word->value;
}

std::vector<std::string> targets_of(const LawGroup& group, const law::Measure& rule) {
  if (rule.targets.empty() || rule.targets.front() != "department") return {rule.targets.empty() ? "institution" : rule.targets.front()};
  std::set<std::string> departments;
  for (const LawGroup::Share& s : group.shares) departments.insert(s.act->finding.department);
  std::vector<std::string> result;
  for (const std::string& d : departments) result.push_back(d.empty() ? unknown_department : "department:" + d);
  return result;
}

void add_stops(const LawGround& g, const Norms& norms, const LawGroup& group, const law::Measure& rule, std::vector<Measure>& out) {
  if (rule.when == "unrectified" && !norms.is_unrectified()) return;
  if (rule.when == "serious" && norms.is_unrectified()) return;  // the stop follows from the refusal already
  const auto targets = targets_of(group, rule);
  for (const std::string& target : targets) {
    Measure m = measure(group, rule, group.id + ".suspend" + (targets.size() > 1 ? "." + target : ""));
    m.target = target == unknown_department ? named_department(g, m.id) : target;
    m.label = "责令暂停医保服务";
    if (rule.when == "serious") {
      m.optional = true;
      m.chosen = false;
      m.reason = "未认定造成严重后果";
    }
    apply_word(g, m);
    if (m.chosen) set_term(g, rule, m);
    out.push_back(std::move(m));
  }
}

bool has(const std::vector<LawGroup>& groups, const char* prefix) {
  for (const LawGroup& g : groups)
    if (g.clause.group == prefix) return true;
  return false;
}

}  // namespace

std::vector<Measure> law_measures(const LawGround& g, const Norms& norms, const LawGroup& group) {
  std::vector<Measure> out;
  for (const law::Measure& rule : group.clause.measures) {
    if (rule.act == "fine") continue;
    if (rule.act == "recover") {
      add_return(group, rule, out);
    } else if (rule.act == "suspend") {
      add_stops(g, norms, group, rule, out);
    } else {
      Measure m = measure(group, rule, group.id + "." + rule.act);
      apply_word(g, m);
      out.push_back(std::move(m));
    }
  }
  return out;
}

std::vector<Measure> head_measures(const LawGround& g, const std::vector<LawGroup>& groups) {
  std::vector<Measure> out;
  if (!has(groups, "penalty.institution")) return out;
  for (const law::Clause& clause : g.law.clauses("penalty.head", g.date()))
    for (const law::Measure& rule : clause.measures) {
      Measure m = measure({clause.id, clause, "", {}}, rule, clause.id + "." + rule.act);
      m.target = "person";
      m.optional = true;
      m.chosen = false;
      m.reason = "未认定造成基金重大损失或其他严重不良社会影响";
      apply_word(g, m);
      if (m.chosen) set_term(g, rule, m);
      out.push_back(std::move(m));
    }
  return out;
}

}  // namespace mi::work::penalty
