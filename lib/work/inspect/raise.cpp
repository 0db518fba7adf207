// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/raise.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/batch/line_money.hpp"
#include "domain/held.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Finding;
using domain::FindingItem;
using domain::Hit;

std::string key_of(const Hit& hit, Grouping by) {
  switch (by) {
    case Grouping::visit: return hit.visit;
    case Grouping::person: return hit.person;
    case Grouping::department: return hit.rule + "\t" + hit.department;
    case Grouping::rule: break;
  }
  return hit.rule;
}

FindingItem item_of(const Hit& hit, std::size_t number) {
  FindingItem item;
  item.id = std::to_string(number);
  item.hit = hit.hit;
  item.visit = hit.visit;
  item.day = hit.to;
  item.label = hit.item_name.empty() ? hit.name : hit.item_name;
  item.lines = hit.lines;
  item.gross = hit.excess;
  item.fund = hit.fund;
  item.note = hit.detail;
  return item;
}

Finding begin(const Hit& hit, Grouping by) {
  Finding f;
  f.source = "claims";
  f.rule = hit.rule;
  f.check = hit.kind;
  f.title = hit.name;
  if (by == Grouping::visit) f.title = "就诊 " + hit.visit;
  if (by == Grouping::person) f.title = "参保人员 " + hit.person;
  f.judgement = hit.judgement;
  f.conduct = {hit.from, hit.to};
  f.department = hit.department;
  f.fund_method = hit.fund_method;
  return f;
}

// A word that holds for the finding only as long as every hit says it.
void keep_if_same(std::string& word, const std::string& other) {
  if (word != other) word.clear();
}

void add(Finding& f, const Hit& hit) {
  keep_if_same(f.rule, hit.rule);
  keep_if_same(f.check, hit.kind);
  keep_if_same(f.department, hit.department);
  if (hit.judgement != f.judgement) f.judgement = "可疑";
  f.conduct.first = std::min(f.conduct.first, hit.from);
  f.conduct.last = std::max(f.conduct.last, hit.to);
  if (!hit.doctor.empty() && std::find(f.doctors.begin(), f.doctors.end(), hit.doctor) == f.doctors.end())
    f.doctors.push_back(hit.doctor);
  f.items.push_back(item_of(hit, f.items.size() + 1));
}

void one_method(const Finding& f, const Hit& hit) {
  if (f.fund_method != hit.fund_method)
    throw Error(ErrorKind::cannot, say("hits with fund money by two methods ({0}, {1}) cannot stand in one finding",
                                       f.fund_method, hit.fund_method), {hit.hit},
                say("raise them by visit (--by visit), or run one check over all by one method"));
}

[[noreturn]] void wrong(const std::string& what, const char* option) { throw Error(ErrorKind::usage, what, {option}); }

void check_amounts(const HandFinding& said) {
  if (said.amount && !said.items.empty()) wrong(say("the amount is the sum of the items; give one or the other"), "--amount");
  if (said.amount.has_value() != said.fund.has_value())
    wrong(say("give the whole amount and the fund money in it together"), said.amount ? "--fund" : "--amount");
  if (!said.amount) return;
  if (said.amount->is_negative() || said.fund->is_negative()) wrong(say("an amount is not negative"), "--amount");
  if (*said.fund > *said.amount) wrong(say("the fund money is more than the amount"), "--fund");
}

// The patients that the hits name: what a clause counts when it counts people.
void count_patients(Finding& f, const std::set<std::string>& persons) {
  f.events = static_cast<std::int64_t>(persons.size());
}

}  // namespace

Grouping grouping(std::string_view word) {
  if (word == "visit") return Grouping::visit;
  if (word == "person") return Grouping::person;
  return word == "department" ? Grouping::department : Grouping::rule;
}

std::vector<Finding> group_hits(const std::vector<Hit>& hits, Grouping by, const std::set<std::string>& known) {
  std::vector<Finding> result;
  std::vector<std::set<std::string>> persons;
  std::unordered_map<std::string, std::size_t> place;
  std::set<std::string> seen = known;
  for (const Hit& hit : hits) {
    if (!seen.insert(hit.hit).second) continue;
    const auto [found, fresh] = place.emplace(key_of(hit, by), result.size());
    if (fresh) {
      result.push_back(begin(hit, by));
      persons.emplace_back();
    }
    one_method(result[found->second], hit);
    add(result[found->second], hit);
    if (!hit.person.empty()) persons[found->second].insert(hit.person);
  }
  for (std::size_t i = 0; i < result.size(); ++i) {
    domain::add_up(result[i]);
    count_patients(result[i], persons[i]);
  }
  return result;
}

std::set<std::string> known_hits(const casefile::Case& source) {
  std::set<std::string> result;
  for (const auto& r : source.all<Finding>())
    for (const FindingItem& item : r.value.items)
      if (!item.hit.empty()) result.insert(item.hit);
  return result;
}

Finding by_hand(const HandFinding& said) {
  if (said.title.empty()) wrong(say("a finding needs a title"), "--title");
  if (said.conduct.last < said.conduct.first) wrong(say("the last day of the conduct is before the first"), "--to");
  check_amounts(said);
  Finding f;
  f.source = said.source;
  f.title = said.title;
  f.text = said.text;
  f.judgement = "可疑";
  f.conduct = said.conduct;
  f.department = said.department;
  f.doctors = said.doctors;
  f.items = said.items;
  f.events = said.events;
  if (said.amount) {
    f.gross = *said.amount;
    f.fund = *said.fund;
  }
  domain::add_up(f);
  return f;
}

namespace {

using Excesses = std::vector<domain::LineExcess*>;

Excesses excesses_of(std::vector<Finding>& findings) {
  Excesses result;
  for (Finding& f : findings)
    for (FindingItem& item : f.items)
      for (domain::LineExcess& e : item.lines) result.push_back(&e);
  return result;
}

void complete(domain::LineExcess& e, const casefile::LineMoney& known) {
  e.settled = known.settled;
  if (!known.amount) return;
  if (e.line_amount.is_zero()) e.line_amount = *known.amount;
  if (e.line_amount > *known.amount || e.excess > e.line_amount)
    throw Error(ErrorKind::cannot, say("the line has {} and no more", known.amount->to_string()), {e.line});
}

}  // namespace

void complete_lines(casefile::Case& source, std::vector<Finding>& findings) {
  const Excesses excesses = excesses_of(findings);
  std::vector<domain::LineName> names;
  for (const domain::LineExcess* e : excesses) names.push_back(domain::LineName::parse(e->line));
  const auto known = casefile::line_money(source, names);
  for (std::size_t i = 0; i < excesses.size(); ++i) complete(*excesses[i], known[i]);
}

std::vector<std::string> store(casefile::Change& change, std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (Finding& f : findings) {
    f.name = change.next_name("F");
    change.record(f.name, f, f.name, f.conduct.last);
    names.push_back(f.name);
  }
  return names;
}

void check_correction(const domain::Docket& before, const std::vector<Finding>& now, const std::string& reason) {
  if (reason.empty()) wrong(say("a correction needs its reason"), "--reason");
  if (now.size() != 1) wrong(say("one finding is corrected by one"), "--corrects");
  if (before.decided) throw Error(ErrorKind::gate, say("a decision stands on {}", before.finding.name));
}

void store_correction(casefile::Change& change, const domain::Docket& before, Finding& now, const std::string& reason) {
  now.name = before.finding.name;
  casefile::Draft draft;
  draft.kind = Finding::kind.name;
  draft.key = draft.name = now.name;
  draft.event = now.conduct.last;
  draft.reason = reason;
  draft.body = domain::encode(now);
  change.record(std::move(draft), Finding::kind.mode);
}

std::string store_evidence(casefile::Change& change, const domain::Evidence& evidence, std::string_view bytes) {
  domain::Evidence kept = evidence;
  kept.file = change.add_file(bytes);
  change.record(kept.finding, kept, {}, kept.date);
  return kept.file;
}

}  // namespace mi::work
