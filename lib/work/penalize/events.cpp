// SPDX-License-Identifier: Apache-2.0
// What counts times: fixed amounts, points, measures from so many times on.
#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/damages.hpp"
#include "work/penalize/clause.hpp"

namespace mi::work::penalty {
namespace {

using domain::Figure;
using domain::Measure;
using domain::Net;

// The times that a clause counts: what the finding says (patients, cases), else one a finding.
Figure events_of(const Group& group, const Recurrence& history) {
  std::vector<Figure> parts;
  std::int64_t total = 0;
  for (const Net& net : group.nets) {
    const std::int64_t n = net.finding->events > 0 ? net.finding->events : 1;
    total += n;
    parts.push_back(domain::count(net.told.finding + ".events", "次（例）数", n, "次"));
    if (net.finding->events == 0) parts.back().note = "未列明患者或次数，按一次检查计";
  }
  Figure f = domain::count(id_of(group, "events"), "次（例）数", total, "次");
  f.note = history.why;
  f.inputs = std::move(parts);
  return f;
}

// Times that earlier decisions of the period counted under the same clause.
std::int64_t events_before(const Ground& ground, const Group& group) {
  std::int64_t n = 0;
  for (const domain::Decision& d : ground.facts.decisions) {
    if (!in_period(ground, d.date)) continue;
    for (const Measure& m : d.measures)
      if (m.clause == group.clause.id && m.points && !m.points->inputs.empty()) n += base::parse_scaled(m.points->inputs[0].value, 0, "events");
  }
  return n;
}

}  // namespace

void add_fixed(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history,
               std::vector<Measure>& out) {
  if (!rule.amount)
    throw base::Error(base::ErrorKind::usage, base::say("the amount of {} is not set", id_of(group, "fixed")),
                      {group.clause.source.to_chinese()}, base::say("set it with mi-rules set"));
  Measure m = measure(group, rule, "fixed");
  if (!m.optional) m.reason = history.why;
  apply_choice(ground, m);
  m.amount = law::fixed_per_event(m.id, m.label, m.citation, *rule.amount, events_of(group, history), history.switches);
  out.push_back(std::move(m));
}

bool reaches(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history) {
  if (!rule.count) return true;
  const Figure events = events_of(group, history);
  return base::parse_scaled(events.value, 0, "events") + events_before(ground, group) >= *rule.count;
}

// Points of the institution's assessment: so many a time, exact.
void add_points(const Group& group, const law::Measure& rule, const Recurrence& history, std::vector<Measure>& out) {
  if (!rule.points)
    throw base::Error(base::ErrorKind::usage, base::say("the points of {} are not set", id_of(group, "points")),
                      {group.clause.source.to_chinese()}, base::say("set it with mi-rules set"));
  Measure m = measure(group, rule, "points");
  m.label = "扣减考评分";
  const Figure events = events_of(group, history);
  Figure f = domain::figure(m.id, "扣减考评分", *rule.points * base::Rational::parse(events.value), "分");
  f.clause = m.citation;
  f.formula = "次数 × 每次分值";
  f.inputs = {events, domain::figure(m.id + ".each", "每次分值", *rule.points, "分")};
  f.note = rule.note;
  m.points = std::move(f);
  m.reason = m.points->value + "分";
  out.push_back(std::move(m));
}

}  // namespace mi::work::penalty
