// SPDX-License-Identifier: Apache-2.0
// Notices of handling: writing one, finding it again with what became of it.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "due/rule.hpp"
#include "work/penalize/decide.hpp"
#include "work/penalize/slim.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Proposal;

constexpr const char* reply_deadline = "procedure.reply";
constexpr const char* inferred = "期限由规则包据条文推断，原文未直接规定";

template <class T> std::optional<T> of_document(const casefile::Case& source, const std::string& name) {
  auto found = source.get<T>(name);
  if (!found) return std::nullopt;
  return std::move(found->value);
}

std::string decision_on(const casefile::Case& source, const std::string& proposal) {
  for (const auto& r : source.all<domain::Decision>())
    if (r.value.proposal == proposal) return r.value.name;
  return {};
}

NoticePapers papers(const casefile::Case& source, casefile::Recorded<Proposal> recorded) {
  NoticePapers p;
  p.id = recorded.fact.id;
  p.proposal = std::move(recorded.value);
  p.announced = domain::decode<domain::MeasureSet>(source.fact(p.proposal.measures).body);
  p.issue = of_document<domain::DocumentIssue>(source, p.proposal.name);
  p.delivery = of_document<domain::Delivery>(source, p.proposal.name);
  p.voided = of_document<domain::DocumentVoid>(source, p.proposal.name).has_value();
  p.decision = decision_on(source, p.proposal.name);
  return p;
}

void all_chosen(const PenaltyResult& now) {
  if (now.open.empty()) return;
  throw Error(ErrorKind::choice, say("measures that the agency may take wait for an officer's choice"), {},
              say("mi-penalize compute --choose ID --reason TEXT, or --waive ID --reason TEXT"))
      .with_items(now.open);
}

// The recorded set, but for its name, is what the same facts and law give today.
bool same(domain::MeasureSet recorded, const domain::MeasureSet& now) {
  if (recorded.total.value != now.total.value || recorded.findings.size() != now.findings.size()) return false;
  recorded.name = now.name;
  recorded.law_date = now.law_date;
  return json::canonical(domain::encode(slim(std::move(recorded)))) == json::canonical(domain::encode(slim(now)));
}

const char* state_of(const NoticePapers& n) {
  if (n.voided) return "void";
  if (!n.decision.empty()) return "decided";
  if (n.delivery) return "delivered";
  return n.issue ? "issued" : "draft";
}

}  // namespace

std::vector<NoticePapers> read_notices(const casefile::Case& source) {
  std::vector<NoticePapers> result;
  for (auto& r : source.all<Proposal>()) result.push_back(papers(source, std::move(r)));
  return result;
}

std::optional<NoticePapers> find_notice(std::vector<NoticePapers> notices, const std::string& name) {
  const auto wanted = [&](const NoticePapers& n) { return name.empty() ? !n.voided : n.proposal.name == name; };
  const auto found = std::find_if(notices.rbegin(), notices.rend(), wanted);
  if (found != notices.rend()) return std::move(*found);
  if (!name.empty()) throw Error(ErrorKind::cannot, say("there is no notice {}", name), {}, say("see mi-penalize list"));
  return std::nullopt;
}

domain::Figure reply_until(const law::Rulebook& law, base::Date date, const std::optional<domain::Delivery>& delivery,
                           const due::Calendar* calendar) {
  const law::Deadline rule = law.deadline(reply_deadline, date);
  domain::Figure f;
  if (delivery && calendar != nullptr)
    f = due::figure("reply_until", "陈述申辩截止日", due::deadline(delivery->date, rule, *calendar));
  else {
    f.id = "reply_until";
    f.label = "陈述申辩截止日";
    f.unit = "date";
    f.formula = "自告知书送达次日起" + rule.length->to_chinese();
    f.note = "送达后确定";
  }
  f.clause = rule.source.to_chinese();
  if (rule.basis == law::Basis::inference) f.note += f.note.empty() ? inferred : std::string("；") + inferred;
  return f;
}

Proposal propose(const PenaltyFacts& facts, const PenaltyResult& now, const law::Rulebook& law, base::Date date) {
  if (now.set.measures.empty())
    throw Error(ErrorKind::gate, say("there is nothing to announce: no finding has a confirmed clause"), {},
                say("mi-penalize classify, then compute"));
  if (!facts.measures || !same(*facts.measures, now.set))
    throw Error(ErrorKind::gate, say("the measures are not those that were reckoned last"), {},
                say("run mi-penalize compute again and look at what changed"));
  all_chosen(now);
  Proposal p;
  p.measures = facts.measures_id;
  p.date = date;
  p.reply_until = reply_until(law, date, std::nullopt, nullptr);
  return p;
}

domain::MeasureSet named(const PenaltyFacts& facts, domain::MeasureSet set, casefile::Change& change) {
  if (facts.measures && same(*facts.measures, set)) return *facts.measures;
  set.name = change.next_name("measures-");
  return set;
}

void store(casefile::Change& change, domain::MeasureSet set, const PenaltyFacts& facts) {
  if (facts.measures && facts.measures->name == set.name) return;
  const domain::MeasureSet told = slim(std::move(set));
  change.record("measures", told, told.name, base::Date::parse(told.law_date));
}

void store(casefile::Change& change, Proposal& proposal) {
  proposal.name = change.next_name("notice-");
  const std::string id =
      change.record(proposal.name, proposal, proposal.name, proposal.date, {proposal.measures});
  const domain::DocumentRequest request{proposal.name, "breach-notice", id, proposal.date, false};
  change.record(request.name, request, {}, request.date, {id});
}

std::optional<Proposal> same_proposal(const std::vector<NoticePapers>& notices, const Proposal& proposal) {
  for (const NoticePapers& n : notices)
    if (!n.voided && n.decision.empty() && n.proposal.measures == proposal.measures) return n.proposal;
  return std::nullopt;
}

namespace {

const std::vector<domain::Column>& paper_columns() {
  using base::mark;
  using domain::ColumnKind;
  static const std::vector<domain::Column> columns = {{"name", mark("name"), ColumnKind::text},
                                                      {"date", mark("date"), ColumnKind::date},
                                                      {"refused", mark("amount refused"), ColumnKind::money},
                                                      {"recovered", mark("recovered"), ColumnKind::money},
                                                      {"damages", mark("damages"), ColumnKind::money},
                                                      {"total", mark("total"), ColumnKind::money}};
  return columns;
}

template <class Set> domain::Row paper_row(const std::string& name, base::Date date, const Set& set) {
  return {name, date.to_string(), set.refused.value, set.recovered.value, set.damages.value, set.total.value};
}

}  // namespace

domain::Table proposal_rows(const Proposal& proposal, const domain::MeasureSet& announced) {
  domain::Table t{"mi.penalize.notice/1", paper_columns(), {}};
  t.columns.push_back({"reply", base::mark("reply time"), domain::ColumnKind::text});
  t.rows.push_back(paper_row(proposal.name, proposal.date, announced));
  t.rows.back().push_back(proposal.reply_until.formula);
  return t;
}

domain::Table decision_rows(const domain::Decision& decision) {
  domain::Table t{"mi.penalize.decide/1", paper_columns(), {}};
  t.columns.push_back({"proposal", base::mark("notice"), domain::ColumnKind::text});
  t.columns.push_back({"decider", base::mark("decided by"), domain::ColumnKind::text});
  t.rows.push_back(paper_row(decision.name, decision.date, decision));
  t.rows.back().push_back(decision.proposal);
  t.rows.back().push_back(decision.decider);
  return t;
}

domain::Table paper_list(const std::vector<NoticePapers>& notices, const std::vector<domain::Decision>& decisions) {
  using base::mark;
  using domain::ColumnKind;
  domain::Table t{"mi.penalize.list/1",
                  {{"name", mark("name"), ColumnKind::text},
                   {"date", mark("date"), ColumnKind::date},
                   {"findings", mark("findings"), ColumnKind::list},
                   {"refused", mark("amount refused"), ColumnKind::money},
                   {"recovered", mark("recovered"), ColumnKind::money},
                   {"damages", mark("damages"), ColumnKind::money},
                   {"total", mark("total"), ColumnKind::money},
                   {"state", mark("state"), ColumnKind::text},
                   {"about", mark("about"), ColumnKind::text}},
                  {}};
  const auto add = [&](const auto& set, const std::string& name, base::Date date, const char* state,
                       const std::string& about) {
    json::Value findings = json::Value::array();
    for (const domain::NetFinding& n : set.findings) findings.push(n.finding);
    t.rows.push_back({name, date.to_string(), findings, set.refused.value, set.recovered.value, set.damages.value,
                      set.total.value, state, about.empty() ? json::Value() : json::Value(about)});
  };
  for (const NoticePapers& n : notices) add(n.announced, n.proposal.name, n.proposal.date, state_of(n), n.decision);
  for (const domain::Decision& d : decisions) add(d, d.name, d.date, "decision", d.proposal);
  return t;
}

}  // namespace mi::work
