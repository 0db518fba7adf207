// SPDX-License-Identifier: Apache-2.0
// The measures of one clause, each as the pack words it.
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "work/penalize/clause.hpp"

namespace mi::work::penalty {
namespace {

using domain::Figure;
using domain::Measure;
using domain::Net;

// Where the text orders correction by a deadline and leaves its length blank, it must be set (G8).
std::optional<Figure> rectify_term(const Group& group, const law::Measure& rule) {
  if (!rule.open.empty())
    throw base::Error(base::ErrorKind::usage, base::say("the time to rectify is left blank: {}", rule.open.front().second),
                      {citation_of(group.clause, rule)}, base::say("set it with mi-rules set"));
  if (!rule.term) return std::nullopt;
  Figure f;
  f.id = id_of(group, "rectify.term");
  f.label = "整改期限";
  f.value = rule.term->to_string();
  f.clause = citation_of(group.clause, rule);
  return f;
}

void add_plain(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history,
               std::vector<Measure>& out) {
  Measure m = measure(group, rule, rule.act);
  if (rule.when == "first") m.reason = history.why;
  if (rule.when == "serious" || rule.when == "unrectified") make_conditional(m, rule.when);
  if (rule.act == "rectify") m.term = rectify_term(group, rule);
  apply_choice(ground, m);
  out.push_back(std::move(m));
}

// G9: what the measure hangs on is lost in the source.
[[noreturn]] void lost_text(const Ground& ground, const Group& group, const law::Measure& rule) {
  std::string closed_by;
  for (const law::Gap& g : ground.law.gaps())
    if (g.id == rule.gap) closed_by = g.closed_by;
  throw base::Error(base::ErrorKind::gate,
                    base::say("the text on {0} is lost in the source ({1}): no measure until the agency fills it",
                              id_of(group, rule.act), rule.gap),
                    {citation_of(group.clause, rule)},
                    closed_by.empty() ? std::string{} : base::say("the agency closes the gap with mi-rules set {}", closed_by));
}

bool is_refusal(const std::string& act) { return act == "refuse" || act == "recover" || act == "deduct"; }

}  // namespace

std::string id_of(const Group& group, const std::string& action) { return group.clause.id + "." + action; }

Measure measure(const Group& group, const law::Measure& rule, const std::string& action) {
  Measure m;
  m.id = id_of(group, action);
  m.action = action;
  m.label = label_of(action);
  m.clause = group.clause.id;
  m.citation = citation_of(group.clause, rule);
  m.optional = rule.may;
  m.chosen = !rule.may;
  for (const Net& n : group.nets) m.findings.push_back(n.told.finding);
  return m;
}

// What only holds when an officer finds it so: 情节严重, 拒不整改. Not found so unless chosen.
void make_conditional(Measure& m, const std::string& when) {
  m.optional = true;
  m.chosen = false;
  m.reason = when == "serious" ? "未认定情节严重" : "未认定经告知仍拒不整改";
}

std::string citation_of(const law::Clause& clause, const law::Measure& measure) {
  return measure.source.title.empty() || measure.source.article == clause.source.article
             ? clause.source.to_chinese()
             : measure.source.to_chinese();
}

std::string label_of(const std::string& action) {
  static const std::map<std::string, std::string> labels = {
      {"refuse", "不予支付"},   {"recover", "追回"},         {"damages", "违约金"},   {"suspend", "暂停医保服务"},
      {"warn", "告知违约行为"}, {"fixed", "违约金（按次）"}, {"rectify", "限期整改"}, {"terminate", "解除服务协议"},
      {"talk", "约谈"},         {"fine", "罚款"},            {"cancel", "取消资格"}, {"bar", "限制重新申请"},
      {"withhold", "扣留"},     {"hold-payment", "暂缓支付"}, {"notify", "告知"},    {"public-notice", "通报"},
      {"refer", "移送"},        {"propose", "提出建议"},     {"points", "记分"}};
  const auto found = labels.find(action);
  return found == labels.end() ? action : found->second;
}

std::vector<Measure> clause_measures(const Ground& ground, const Group& group) {
  std::vector<Measure> out;
  const Recurrence history = recurrence(ground, group.clause);
  for (const law::Measure& rule : group.clause.measures) {
    if (rule.when == "first" && history.again) continue;
    if (rule.when == "again" && !history.again) continue;
    if (!rule.gap.empty()) lost_text(ground, group, rule);
    if (!reaches(ground, group, rule, history)) continue;
    if (rule.payee == "patient") add_to_patients(ground, group, rule, out);
    else if (rule.act == "fine") add_contract_fine(ground, group, rule, out);
    else if (rule.act == "points") add_points(group, rule, history, out);
    else if (is_refusal(rule.act)) add_refusal(ground, group, rule, out);
    else if (rule.act == "damages") add_damages(ground, group, rule, out);
    else if (rule.act == "fixed-per-event") add_fixed(ground, group, rule, history, out);
    else if (rule.act == "suspend") add_suspensions(ground, group, rule, out);
    else add_plain(ground, group, rule, history, out);
  }
  return out;
}

}  // namespace mi::work::penalty
