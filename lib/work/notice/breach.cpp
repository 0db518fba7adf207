// SPDX-License-Identifier: Apache-2.0
// 违约处理告知书 and 违约处理决定书: the same facts, proposed and decided.
#include <map>

#include "base/message.hpp"
#include "domain/finding.hpp"
#include "domain/measure.hpp"
#include "work/notice/content.hpp"
#include "work/notice/convert.hpp"

namespace mi::work {
namespace {

using json::Value;

// What was seen; a finding of a claims check has no words of its own.
std::string facts_of(const domain::Finding& f) {
  if (!f.text.empty()) return with_full_stop(f.text);
  return "经费用明细检查，" + f.title + "共" + std::to_string(f.items.size()) + "项。";
}

std::string title_of(const casefile::Case& file, const std::string& finding) {
  const auto found = file.get<domain::Finding>(finding);
  return found ? found->value.title : finding;
}

Value finding_of(const casefile::Case& file, const domain::NetFinding& net) {
  const auto finding = file.get<domain::Finding>(net.finding);
  Value v = Value::object();
  if (finding) {
    const domain::Finding& f = finding->value;
    v.set("title", f.title).set("text", facts_of(f));
    v.set("from", f.conduct.first.to_string()).set("to", f.conduct.last.to_string());
  }
  set_figure(v, "gross", domain::gross_figure(net));
  set_figure(v, "overlap", domain::overlap_figure(net), true);
  set_figure(v, "net", domain::net_figure(net));
  return v.set("citation", net.citation);
}

Value findings_of(const casefile::Case& file, const std::vector<domain::NetFinding>& nets) {
  Value list = Value::array();
  for (const domain::NetFinding& net : nets) list.push(finding_of(file, net));
  return list;
}

std::string term_label(const domain::Figure& term) { return law::Term::parse(term.value).to_chinese(); }

Value measure_of(const casefile::Case& file, const domain::Measure& m) {
  Value v = Value::object().set("label", m.label).set("citation", m.citation);
  if (m.amount) set_figure(v, "amount", *m.amount);
  if (!m.target.empty()) v.set("target", target_label(file, m.target));
  if (m.term) v.set("term", term_label(*m.term));
  return v;
}

Value measures_of(const casefile::Case& file, const std::vector<domain::Measure>& measures) {
  Value list = Value::array();
  for (const domain::Measure& m : measures)
    if (m.chosen) list.push(measure_of(file, m));
  return list;
}

Value suspensions_of(const casefile::Case& file, const std::vector<domain::Measure>& measures) {
  Value list = Value::array();
  for (const domain::Measure& m : measures)
    if (m.chosen && m.action == "suspend" && m.term)
      list.push(Value::object().set("target", target_label(file, m.target)).set("term", term_label(*m.term)));
  return list;
}

template <class Result>
Value totals_of(const Result& r) {
  Value v = Value::object();
  set_figure(v, "refused", r.refused, true);
  set_figure(v, "recovered", r.recovered, true);
  set_figure(v, "damages", r.damages, true);
  set_figure(v, "total", r.total);
  return v;
}

// The term in words from the pack; the date only when it is known and final.
Value deadline(const ContentSource& s, const char* id, const domain::Figure& last_day) {
  Value v = Value::object();
  if (s.law.has_deadline(id, s.paper.request.date))
    if (const auto length = s.law.deadline(id, s.paper.request.date).length) v.set("term", length->to_chinese());
  if (!last_day.value.empty() && last_day.note.find("暂定") == std::string::npos) v.set("date", last_day.value);
  return v;
}

Value replies_of(const casefile::Case& file, const std::vector<domain::NetFinding>& nets) {
  Value list = Value::array();
  for (const domain::NetFinding& net : nets)
    for (const casefile::Fact& fact : file.heads(domain::Reply::kind.name, net.finding)) {
      const auto reply = domain::decode<domain::Reply>(fact.body);
      const auto review = file.get<domain::Review>(net.finding);
      Value v = Value::object().set("finding", title_of(file, net.finding)).set("date", reply.date.to_string());
      v.set("text", with_full_stop(reply.text.empty() ? "提交书面材料" : reply.text));
      const std::string outcome = review ? review->value.outcome : "";
      v.set("outcome", outcome == "withdrawn" ? "予以采纳" : outcome == "changed" ? "部分采纳" : "不予采纳");
      if (review && !review->value.reason.empty()) v.set("reason", with_full_stop(review->value.reason));
      list.push(std::move(v));
    }
  return list;
}

std::optional<domain::DocumentNumber> number_of(const casefile::Case& file, const std::string& document) {
  for (const auto& n : file.all<domain::DocumentNumber>())
    if (n.value.document == document) return n.value;
  return std::nullopt;
}

}  // namespace

Value breach_notice_content(const ContentSource& s) {
  const auto proposal = domain::decode<domain::Proposal>(told_fact(s).body);
  const auto set = domain::decode<domain::MeasureSet>(s.file.fact(proposal.measures).body);
  Value v = Value::object();
  v.set("findings", findings_of(s.file, set.findings)).set("measures", measures_of(s.file, set.measures));
  v.set("suspensions", suspensions_of(s.file, set.measures)).set("totals", totals_of(set));
  Value deadlines = Value::object().set("reply", deadline(s, "procedure.reply", proposal.reply_until));
  return v.set("deadlines", deadlines);
}

Value breach_decision_content(const ContentSource& s) {
  const auto decision = domain::decode<domain::Decision>(told_fact(s).body);
  Value v = Value::object();
  v.set("findings", findings_of(s.file, decision.findings)).set("measures", measures_of(s.file, decision.measures));
  v.set("suspensions", suspensions_of(s.file, decision.measures)).set("totals", totals_of(decision));
  Value proposal = Value::object();
  if (const auto delivery = s.file.get<domain::Delivery>(decision.proposal))
    proposal.set("delivered", delivery->value.date.to_string());
  if (const auto number = number_of(s.file, decision.proposal)) proposal.set("number", number->text);
  v.set("proposal", proposal).set("remedies", remedies(s));
  if (Value replies = replies_of(s.file, decision.findings); !replies.items().empty()) v.set("replies", replies);
  Value deadlines = Value::object();
  if (s.law.has_deadline("procedure.rectification.report", s.paper.request.date))
    deadlines.set("rectify", deadline(s, "procedure.rectification.report", decision.rectification_until));
  return v.set("deadlines", deadlines);
}

}  // namespace mi::work
