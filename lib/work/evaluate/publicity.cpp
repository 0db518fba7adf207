// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/publicity.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/rule.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using casefile::ComplaintRecord;
using casefile::EvaluationRecord;
using domain::ColumnKind;
using domain::Publicity;

constexpr const char* pause_switch = "evaluate.publicity.pause";

due::Deadline count(const Publicity& p, const law::Deadline& rule, const due::Calendar& calendar,
                    const std::vector<base::DateRange>& pauses) {
  return due::deadline(p.posted, rule, calendar, pauses);
}

// The days after the complaint came in, up to and with the end of its check.
base::DateRange check_of(const ComplaintRecord& c, Date today) {
  const Date from = c.complaint.value.received;
  const Date to = c.check ? c.check->value.date : std::max(today, from);
  return {from.plus_days(1), to};
}

bool in_window(const ComplaintRecord& c, const Publicity& p) {
  return p.posted <= c.complaint.value.received && c.complaint.value.received <= p.last;
}

std::vector<std::string> names_of(const EvaluationRecord& e) {
  std::vector<std::string> names;
  for (const ComplaintRecord& c : e.complaints) names.push_back(c.complaint.value.name);
  return names;
}

std::string finding_of(const ComplaintRecord& c) {
  if (!c.check) return "open";
  return c.check->value.result_stands ? "stands" : "overturned";
}

}  // namespace

Publicity window(const EvaluationRecord& e, const Publicity& posted, const law::Rulebook& law,
                 const due::Calendar& calendar, Date today) {
  const law::Deadline rule = law.deadline("evaluate.publicity", posted.posted);
  const auto choice = law.find_switch(pause_switch);
  Publicity p = posted;
  std::vector<base::DateRange> pauses;
  due::Deadline deadline = count(p, rule, calendar, pauses);
  p.last = deadline.due;
  p.stopped = false;
  // In the order in which they came: a later one may lie in the window only because an earlier one moved its end.
  if (choice && choice->is("yes"))
    for (const ComplaintRecord& c : e.complaints) {
      if (!in_window(c, p)) continue;
      pauses.push_back(check_of(c, today));
      p.stopped = p.stopped || !c.check;
      deadline = count(p, rule, calendar, pauses);
      p.last = deadline.due;
    }
  p.last_day = due::figure("publicity_last", "公示期最后一日", deadline);
  p.last_day.clause = rule.source.to_chinese();
  if (choice) p.last_day.switches = {choice->use()};
  if (p.stopped) p.last_day.note = "举报核查中，公示期暂停计算";
  return p;
}

const EvaluationRecord& published(const casefile::ApplicationRecord& a) {
  if (a.evaluations.empty()) throw Error(ErrorKind::gate, say("{} has not been evaluated", a.name()));
  const EvaluationRecord& e = a.evaluations.back();
  if (!e.evaluation.value.passed)
    throw Error(ErrorKind::gate, say("{} did not pass: only a pass is published", e.evaluation.value.name));
  return e;
}

Publicity post(const EvaluationRecord& e, Date posted, const std::string& channel) {
  const domain::Evaluation& value = e.evaluation.value;
  if (e.publicity && (e.publicity->value.posted != posted || e.publicity->value.channel != channel))
    throw Error(ErrorKind::gate, say("{0} was posted on {1}", value.name, e.publicity->value.posted.to_string()));
  if (posted < value.date)
    throw Error(ErrorKind::usage, say("{0} lies before the evaluation of {1}", posted.to_string(), value.date.to_string()));
  Publicity p;
  p.evaluation = value.name;
  p.posted = posted;
  p.channel = channel;
  return p;
}

domain::Complaint complaint(const EvaluationRecord& e, Date received, const std::string& text) {
  if (!e.publicity) throw Error(ErrorKind::gate, say("{} has not been posted", e.evaluation.value.name));
  if (received < e.publicity->value.posted)
    throw Error(ErrorKind::usage, say("{0} lies before the posting on {1}", received.to_string(),
                                      e.publicity->value.posted.to_string()));
  return {{}, e.evaluation.value.name, received, text, {}};
}

domain::ComplaintCheck complaint_check(const EvaluationRecord& e, const std::string& name, Date date, bool stands,
                                       const std::string& text) {
  const auto it = std::find_if(e.complaints.begin(), e.complaints.end(),
                               [&](const ComplaintRecord& c) { return c.complaint.value.name == name; });
  if (it == e.complaints.end()) {
    auto names = names_of(e);
    throw Error(ErrorKind::usage, say("there is no complaint \"{}\"", name)).with_items(std::move(names));
  }
  if (it->check && (it->check->value.result_stands != stands || it->check->value.date != date))
    throw Error(ErrorKind::gate, say("{0} was checked on {1}", name, it->check->value.date.to_string()));
  if (date < it->complaint.value.received)
    throw Error(ErrorKind::usage, say("{0} lies before the complaint of {1}", date.to_string(),
                                      it->complaint.value.received.to_string()));
  return {name, date, stands, text};
}

void require_whole(const std::string& checked, const std::string& stands) {
  if (checked.empty() != stands.empty())
    throw Error(ErrorKind::usage, say("a check names its complaint and whether the result stands"), {},
                say("give --checked COMPLAINT and --stands yes or no"));
}

void store(casefile::Change& change, const Publicity& p) { change.record(p.evaluation, p, {}, p.posted); }

void store(casefile::Change& change, domain::Complaint& c) {
  c.name = change.next_name("complaint-");
  change.record(c.name, c, c.name, c.received);
}

void store(casefile::Change& change, const domain::ComplaintCheck& c) { change.record(c.complaint, c, {}, c.date); }

const std::vector<std::string>& publicity_switches() {
  static const std::vector<std::string> names{pause_switch};
  return names;
}

PublicityState publicity_state(const EvaluationRecord& e, const law::Rulebook& law, const due::Calendar& calendar,
                               Date on) {
  if (!e.publicity) throw Error(ErrorKind::gate, say("{} has not been posted", e.evaluation.value.name));
  PublicityState s;
  s.window = window(e, e.publicity->value, law, calendar, on);
  s.over = !s.window.stopped && s.window.last < on;
  for (const ComplaintRecord& c : e.complaints) {
    if (!in_window(c, s.window)) continue;
    const std::string finding = finding_of(c);
    if (finding == "open") s.open.push_back(c.complaint.value.name);
    if (finding == "overturned") s.against.push_back(c.complaint.value.name);
  }
  return s;
}

domain::Table rows(const EvaluationRecord& e, const PublicityState& s) {
  domain::Table t{"mi.evaluate.publicity/1",
                  {{"evaluation", mark("evaluation")},
                   {"posted", mark("posted"), ColumnKind::date},
                   {"last_day", mark("last day"), ColumnKind::date},
                   {"over", mark("over")},
                   {"may_sign", mark("may be signed with")},
                   {"complaint", mark("complaint")},
                   {"received", mark("received"), ColumnKind::date},
                   {"in_window", mark("in the window")},
                   {"result", mark("result of the check")}},
                  {}};
  const domain::Row head{e.evaluation.value.name, s.window.posted.to_string(), s.window.last.to_string(), s.over,
                         s.may_sign()};
  const auto add = [&](std::initializer_list<json::Value> rest) {
    t.rows.push_back(head);
    t.rows.back().insert(t.rows.back().end(), rest);
  };
  if (e.complaints.empty()) add({{}, {}, {}, {}});
  for (const ComplaintRecord& c : e.complaints)
    add({c.complaint.value.name, c.complaint.value.received.to_string(), in_window(c, s.window), finding_of(c)});
  return t;
}

}  // namespace mi::work
