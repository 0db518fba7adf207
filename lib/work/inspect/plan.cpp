// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/plan.hpp"

#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/notice.hpp"

namespace mi::work {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;

void check_plan(const domain::InspectionPlan& plan) {
  if (plan.to < plan.from) throw Error(ErrorKind::usage, say("the inspection ends before it begins"), {"--to"});
  if (plan.from < plan.date) throw Error(ErrorKind::usage, say("a plan is made before the inspection"), {"--from"});
  if (plan.matters.empty()) throw Error(ErrorKind::usage, say("a plan says what is looked at"), {"--matter"});
  const std::set<std::string> different(plan.inspectors.begin(), plan.inspectors.end());
  if (different.size() < 2 || different.size() != plan.inspectors.size())
    throw Error(ErrorKind::gate, say("an inspection takes two different inspectors or more"), {"--inspector"});
}

void store(casefile::Change& change, domain::InspectionPlan& plan) {
  check_plan(plan);
  plan.name = change.next_name("plan-");
  const auto id = change.record(plan.name, plan, plan.name, plan.date);
  change.record(plan.name, domain::DocumentRequest{plan.name, "inspection-notice", id, plan.date, false}, {},
                plan.date, {id});
}

domain::Table rows(const std::vector<domain::InspectionPlan>& plans) {
  domain::Table t{"mi.inspect.plan/1",
                  {{"plan", mark("plan")},
                   {"source", mark("source")},
                   {"from", mark("from"), domain::ColumnKind::date},
                   {"to", mark("to"), domain::ColumnKind::date},
                   {"inspectors", mark("inspectors")},
                   {"matters", mark("matters")},
                   {"materials", mark("materials")},
                   {"announced", mark("announced")}},
                  {}};
  for (const domain::InspectionPlan& p : plans)
    t.rows.push_back({p.name, p.source, p.from.to_string(), p.to.to_string(), base::join(p.inspectors, ", "),
                      base::join(p.matters, "；"), base::join(p.materials, "；"), p.announced ? "yes" : "no"});
  return t;
}

}  // namespace mi::work
