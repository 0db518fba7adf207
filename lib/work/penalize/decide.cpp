// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/decide.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "due/rule.hpp"
#include "law/gate.hpp"
#include "work/penalize/slim.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Docket;
using domain::Figure;
using domain::MeasureSet;

constexpr const char* step = "penalize.decide";
constexpr const char* report_deadline = "procedure.rectification.report";

// What the gate may ask, and what stands behind each answer, for people.
struct Record {
  law::Facts facts;
  std::map<std::string, std::vector<std::string>> details;  // fact → what is missing of it
};

void set(Record& record, const std::string& fact, std::vector<std::string> missing) {
  record.facts.set(fact, missing.empty());
  record.details[fact] = std::move(missing);
}

std::set<std::string> answered(const MeasureSet& set) {
  std::set<std::string> names;
  for (const domain::NetFinding& n : set.findings) names.insert(n.finding);
  return names;
}

std::vector<const Docket*> answered_by(const PenaltyFacts& facts, const MeasureSet& now) {
  const std::set<std::string> names = answered(now);
  std::vector<const Docket*> result;
  for (const Docket& d : facts.dockets)
    if (names.count(d.finding.name) != 0) result.push_back(&d);
  return result;
}

bool raised_by_reviewer(const Docket& d) {
  return std::find(d.raisers.begin(), d.raisers.end(), d.review->reviewer) != d.raisers.end();
}

std::string review_lack(const Docket& d) {
  if (!d.review) return say("{}: no review", d.finding.name);
  if (raised_by_reviewer(d)) return say("{0}: {1} raised it and reviewed it", d.finding.name, d.review->reviewer);
  for (const domain::Reply& r : d.replies)
    if (!r.accepts && d.review->date < r.date)
      return say("{0}: reviewed before the reply of {1}", d.finding.name, r.date.to_string());
  return {};
}

std::vector<std::string> reviews_missing(const std::vector<const Docket*>& dockets) {
  std::vector<std::string> missing;
  for (const Docket* d : dockets)
    if (std::string lack = review_lack(*d); !lack.empty()) missing.push_back(std::move(lack));
  return missing;
}

std::vector<std::string> replies_missing(const std::vector<const Docket*>& dockets, const NoticePapers* notice) {
  std::vector<std::string> missing;
  for (const Docket* d : dockets) {
    const bool replied = notice != nullptr && notice->delivery &&
                         std::any_of(d->replies.begin(), d->replies.end(),
                                     [&](const auto& r) { return r.date >= notice->delivery->date; });
    if (!replied) missing.push_back(say("{}: no reply since the notice was delivered", d->finding.name));
  }
  return missing;
}

void add_delivery(Record& record, const NoticePapers* notice) {
  const bool issued = notice != nullptr && notice->issue;
  const bool delivered = notice != nullptr && notice->delivery;
  if (issued) record.facts.set("decision.notice", notice->issue->date);
  else record.facts.set_none("decision.notice");
  if (delivered) record.facts.set("decision.notice_delivered", notice->delivery->date);
  else record.facts.set_none("decision.notice_delivered");
  record.facts.set("decision.notice_receipt", delivered && !notice->delivery->receipt.empty());
}

// A provisional deadline is never the ground of a gate (design section 8).
void add_reply_time(Record& record, const law::Rulebook& law, const NoticePapers* notice,
                    const due::Calendar& calendar, base::Date date) {
  if (notice == nullptr || !notice->delivery) return set(record, "decision.reply_over", {say("it has not begun")});
  const law::Deadline rule = law.deadline("procedure.reply", date);
  const due::Deadline until = due::deadline(notice->delivery->date, rule, calendar);
  if (until.provisional)
    return set(record, "decision.reply_over",
               {say("its last day cannot be fixed: the calendar ends {}", calendar.covered().last.to_string())});
  if (date <= until.due) return set(record, "decision.reply_over", {say("it runs until {}", until.due.to_string())});
  set(record, "decision.reply_over", {});
}

// A lead that the notice does not name waits for its own notice.
std::vector<std::string> unclassified(const PenaltyResult& now, const NoticePapers* notice) {
  if (notice == nullptr) return now.unclassified;
  const std::set<std::string> names = answered(notice->announced);
  std::vector<std::string> missing;
  for (const std::string& name : now.unclassified)
    if (names.count(name) != 0) missing.push_back(say("{}: no confirmed clause", name));
  return missing;
}

Record record_of(const PenaltyFacts& facts, const NoticePapers* notice, const PenaltyResult& now,
                 const law::Rulebook& law, const due::Calendar& calendar, base::Date date) {
  Record record;
  const auto dockets = answered_by(facts, now.set);
  add_delivery(record, notice);
  add_reply_time(record, law, notice, calendar, date);
  set(record, "decision.reply_received", replies_missing(dockets, notice));
  set(record, "decision.reviewed", reviews_missing(dockets));
  set(record, "decision.classified", unclassified(now, notice));
  set(record, "decision.choices", now.open);
  set(record, "decision.not_heavier",
      notice == nullptr ? std::vector<std::string>{say("nothing was announced")} : heavier(notice->announced, now.set));
  return record;
}

// What stands behind the facts that a need asks for.
std::vector<std::string> details_of(const law::Need& need, const Record& record) {
  std::vector<std::string> details;
  for (const std::string& fact : law::facts_of(need.test))
    if (const auto found = record.details.find(fact); found != record.details.end())
      details.insert(details.end(), found->second.begin(), found->second.end());
  return details;
}

// Without a gate nothing would stop a decision: that is no leave to decide.
void pass_gate(const Record& record, const law::Rulebook& law, base::Date date) {
  if (!law.gate(step, date))
    throw Error(ErrorKind::gate, say("no pack of this case says what must be on record before a decision"), {step},
                say("use a pack with a gate for {}", step));
  law::pass_gate(law, step, record.facts, date, say("the decision must wait; what is missing:"),
                 [&](const law::Need& need) { return details_of(need, record); });
}

Figure rectification(const law::Rulebook& law, base::Date date) {
  Figure f;
  f.id = "rectification_until";
  f.label = "整改报告截止日";
  f.unit = "date";
  if (!law.has_deadline(report_deadline, date)) return f;
  const law::Deadline rule = law.deadline(report_deadline, date);
  f.clause = rule.source.to_chinese();
  f.formula = "自送达次日起" + rule.length->to_chinese();
  f.note = "送达后确定";
  return f;
}

domain::Decision decision_of(const NoticePapers& notice, const MeasureSet& now, const law::Rulebook& law,
                             const DecideInput& input) {
  domain::Decision d;
  d.proposal = notice.proposal.name;
  d.date = input.date;
  d.findings = now.findings;
  for (const domain::Measure& m : now.measures)
    if (m.chosen) d.measures.push_back(m);
  d.suspensions = now.suspensions;
  d.refused = now.refused;
  d.recovered = now.recovered;
  d.damages = now.damages;
  d.total = now.total;
  d.to_patients = now.to_patients;
  d.parts = now.parts;
  d.rectification_until = rectification(law, input.date);
  d.decider = input.decider;
  return d;
}

void not_before_notice(const NoticePapers& notice, base::Date date) {
  if (notice.proposal.date <= date) return;
  throw Error(ErrorKind::usage, say("the decision of {0} is before the notice of {1}", date.to_string(),
                                    notice.proposal.date.to_string()), {"--date"});
}

}  // namespace

PenaltyResult reckon_again(PenaltyFacts facts, const std::optional<NoticePapers>& notice, const law::Rulebook& law,
                           base::Date date) {
  PenaltyInput input{{}, {}, date, {}};
  if (notice) {
    facts.measures = notice->announced;
    const std::set<std::string> names = answered(notice->announced);
    input.only.assign(names.begin(), names.end());
  }
  return compute(facts, law, input);
}

domain::Decision decide(const PenaltyFacts& facts, const std::optional<NoticePapers>& notice, const PenaltyResult& now,
                        const law::Rulebook& law, const due::Calendar& calendar, const DecideInput& input) {
  const NoticePapers* papers = notice ? &*notice : nullptr;
  if (papers != nullptr) not_before_notice(*papers, input.date);
  pass_gate(record_of(facts, papers, now, law, calendar, input.date), law, input.date);
  if (papers == nullptr)
    throw Error(ErrorKind::gate, say("nothing was announced"), {step}, say("mi-penalize notice"));
  return decision_of(*papers, slim(now.set), law, input);
}

void store(casefile::Change& change, domain::Decision& decision, const NoticePapers& notice) {
  decision.name = change.next_name("decision-");
  const std::string id = change.record(decision.name, decision, decision.name, decision.date, {notice.id});
  const domain::DocumentRequest request{decision.name, "breach-decision", id, decision.date, true};
  change.record(request.name, request, {}, request.date, {id});
}

}  // namespace mi::work
