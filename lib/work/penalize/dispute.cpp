// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/dispute.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Money;
using base::say;
using domain::Dispute;

std::map<std::string, Money> due_by_decision(const std::vector<Account>& accounts) {
  std::map<std::string, Money> due;
  for (const Account& a : accounts) due[a.decision] += a.due;
  return due;
}

}  // namespace

std::vector<Dispute> read_disputes(const casefile::Case& source) {
  std::vector<Dispute> all;
  for (auto& r : source.all<Dispute>()) all.push_back(std::move(r.value));
  return all;
}

void check_dispute(const std::vector<Account>& accounts, const Dispute& d) {
  if (d.against == "agency") {
    if (d.text.empty()) throw Error(ErrorKind::usage, say("what did the agency do?"), {"--text"});
    return;
  }
  const auto due = due_by_decision(accounts);
  const auto found = due.find(d.about);
  if (found == due.end()) throw Error(ErrorKind::usage, say("there is no decision {} with money due", d.about), {"DECISION"});
  if (d.contested > found->second)
    throw Error(ErrorKind::usage, say("{0} contested is more than the {1} that is due", d.contested.to_string(), found->second.to_string()),
                {"--contests"});
}

std::string same_dispute(const std::vector<Dispute>& all, const Dispute& d) {
  for (const Dispute& o : all)
    if (o.about == d.about && o.against == d.against && o.way == d.way && o.contested == d.contested && o.date == d.date && o.text == d.text)
      return o.name;
  return {};
}

Dispute close_dispute(const std::vector<Dispute>& all, const std::string& name, const std::string& state, base::Date day) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Dispute& d) { return d.name == name; });
  if (found == all.end()) throw Error(ErrorKind::usage, say("there is no dispute {}", name));
  if (found->state != "open" && found->state != state) throw Error(ErrorKind::usage, say("{0} is over: {1}", name, found->state));
  if (day < found->date)
    throw Error(ErrorKind::usage, say("{0} is before the dispute of {1}", day.to_string(), found->date.to_string()), {"--date"});
  Dispute d = *found;
  d.state = state;
  if (!d.ended) d.ended = day;
  return d;
}

domain::Table dispute_rows(const std::vector<Dispute>& all) {
  domain::Table t{"mi.penalize.dispute/1",
                  {{"name", mark("name")},
                   {"about", mark("decision")},
                   {"against", mark("against")},
                   {"way", mark("way")},
                   {"contested", mark("contested"), domain::ColumnKind::money},
                   {"date", mark("date"), domain::ColumnKind::date},
                   {"state", mark("state")},
                   {"ended", mark("over on"), domain::ColumnKind::date},
                   {"text", mark("text")}},
                  {}};
  for (const Dispute& d : all)
    t.rows.push_back({d.name, d.about, d.against, d.way, d.contested.to_string(), d.date.to_string(), d.state,
                      d.ended ? json::Value(d.ended->to_string()) : json::Value(), d.text});
  return t;
}

domain::Table held_rows(const std::vector<Account>& accounts, const std::vector<Dispute>& all) {
  domain::Table t{"mi.penalize.dispute.money/1",
                  {{"decision", mark("decision")},
                   {"due", mark("due"), domain::ColumnKind::money},
                   {"held", mark("held"), domain::ColumnKind::money},
                   {"payable", mark("to be paid now"), domain::ColumnKind::money}},
                  {}};
  std::set<std::string> by_law;
  for (const Account& a : accounts)
    if (a.track == Track::law) by_law.insert(a.decision);
  for (const auto& [decision, due] : due_by_decision(accounts)) {
    Money held;
    for (const Dispute& d : all)
      if (d.about == decision && d.state == "open" && by_law.count(decision) == 0) held = std::max(held, d.contested);  // the same money, fought in several ways
    t.rows.push_back({decision, due.to_string(), held.to_string(), (due - held).to_string()});
  }
  return t;
}

}  // namespace mi::work
