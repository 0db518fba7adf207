// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/referral.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/net.hpp"
#include "domain/notice.hpp"
#include "json/value.hpp"
#include "work/penalize/law/stage.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Money;
using base::say;
using domain::Figure;
using domain::Referral;

const std::vector<std::string> addressees{"health", "police", "discipline", "administration"};

std::vector<domain::Weighed> weighed_of(const PenaltyFacts& facts, const std::vector<std::string>& names, domain::HeldFindings& held) {
  std::vector<domain::Weighed> weighed;
  for (const std::string& name : names) {
    const auto docket = std::find_if(facts.dockets.begin(), facts.dockets.end(), [&](const auto& d) { return d.finding.name == name; });
    if (docket == facts.dockets.end()) throw Error(ErrorKind::usage, say("there is no finding {}", name));
    const domain::Finding* const finding = held.of(*docket);
    if (finding == nullptr) throw Error(ErrorKind::gate, say("{} was withdrawn", name));
    domain::Weighed w;
    w.ranked.finding = finding;
    weighed.push_back(std::move(w));
  }
  return weighed;
}

Figure amount_of(const PenaltyFacts& facts, const std::vector<std::string>& names) {
  std::vector<Figure> parts;
  domain::HeldFindings held;
  for (const domain::Net& n : domain::net_findings(weighed_of(facts, names, held))) parts.push_back(domain::fund_figure(n.told));
  return domain::sum("referral.amount", "涉及基金金额", std::move(parts));
}

// The amount of the crime is the province's; below it nothing goes to the police.
std::string police_standard(const law::Rulebook& law, const Referral& r) {
  const law::Value limit = law.value("penalty.crime.amount", r.date);
  if (r.amount.money() < limit.money())
    throw Error(ErrorKind::gate, say("{0} is below the amount of the crime, {1}", r.amount.value, limit.money().to_string()),
                {limit.source.to_chinese()}, say("refer it to the administration"));
  return limit.label + " " + limit.money().to_string() + "（" + limit.source.to_chinese() + "）";
}

Money receipts(const casefile::Case& source, const std::string& decision, const std::string& account) {
  Money sum;
  for (const auto& r : source.all<domain::Recovery>())
    if (r.value.decision == decision && r.value.account == account) sum += r.value.amount;
  return sum;
}

void add(const casefile::Case& source, const std::string& decision, const char* account, Money due, std::vector<Account>& all,
         Track track = Track::agreement) {
  if (!due.is_zero()) all.push_back({decision, account, track, due, receipts(source, decision, account)});
}

// The money of a stage that decides: what goes back to the fund, and the fine.
void add_stage(const casefile::Case& source, const domain::LawStage& stage, std::vector<Account>& all) {
  if (stage.stage == "summary") add(source, stage.stage, "treasury", spot_fine(stage).value_or(Money{}), all, Track::law);
  if (stage.stage != "decided" || !stage.law) return;
  const auto set = domain::decode<domain::LawSet>(source.fact(*stage.law).body);
  add(source, set.name, "fund", set.recovered.money(), all, Track::law);
  if (set.fine) add(source, set.name, "treasury", set.fine->money(), all, Track::law);
}

}  // namespace

Referral refer(const PenaltyFacts& facts, const law::Rulebook& law, const ReferInput& input) {
  if (std::find(addressees.begin(), addressees.end(), input.to) == addressees.end())
    throw Error(ErrorKind::usage, say("“{0}” is no addressee; they are: {1}", input.to, base::join(addressees, ", ")), {"--to"});
  if (input.reason.empty()) throw Error(ErrorKind::usage, say("a referral needs its reason"), {"--reason"});
  Referral r;
  r.to = input.to;
  r.findings = input.findings;
  r.amount = amount_of(facts, input.findings);
  r.reason = input.reason;
  r.date = input.date;
  if (r.to == "police") r.standard = police_standard(law, r);
  return r;
}

std::string same_referral(const casefile::Case& source, const Referral& referral) {
  for (const auto& r : source.all<Referral>())
    if (r.value.to == referral.to && r.value.findings == referral.findings && r.value.date == referral.date) return r.value.name;
  return {};
}

void store(casefile::Change& change, Referral& referral) {
  referral.name = change.next_name("refer-");
  const std::string id = change.record(referral.name, referral, referral.name, referral.date);
  const domain::DocumentRequest request{referral.name, "referral", id, referral.date, false};
  change.record(request.name, request, {}, request.date, {id});
}

domain::Table referral_rows(const std::vector<Referral>& referrals) {
  domain::Table t{"mi.penalize.refer/1",
                  {{"name", mark("name")},
                   {"to", mark("to")},
                   {"findings", mark("findings"), domain::ColumnKind::list},
                   {"amount", mark("amount"), domain::ColumnKind::money},
                   {"standard", mark("standard")},
                   {"date", mark("date"), domain::ColumnKind::date},
                   {"reason", mark("reason")}},
                  {}};
  for (const Referral& r : referrals) {
    json::Value findings = json::Value::array();
    for (const std::string& f : r.findings) findings.push(f);
    t.rows.push_back({r.name, r.to, findings, r.amount.value, r.standard, r.date.to_string(), r.reason});
  }
  return t;
}

std::vector<Account> accounts(const casefile::Case& source) {
  std::vector<Account> all;
  for (const auto& r : source.all<domain::Decision>()) {
    add(source, r.value.name, "fund", r.value.recovered.money(), all);
    add(source, r.value.name, "damages", r.value.damages.money(), all);
    if (r.value.to_patients) add(source, r.value.name, "patient", r.value.to_patients->money(), all);
  }
  for (const auto& r : source.all<domain::LawStage>()) add_stage(source, r.value, all);
  return all;
}

void check_recovery(const std::vector<Account>& all, const domain::Recovery& now) {
  if (now.amount <= Money{}) throw Error(ErrorKind::usage, say("an amount given back is more than nothing"), {"--amount"});
  const auto found = std::find_if(all.begin(), all.end(), [&](const Account& a) { return a.decision == now.decision && a.account == now.account; });
  if (found == all.end())
    throw Error(ErrorKind::usage, say("nothing is due to {0} from {1}", now.account, now.decision), {"--to"}, say("see mi-penalize recover"));
  if (now.amount > found->left())
    throw Error(ErrorKind::usage, say("{0} is more than the {1} that is left", now.amount.to_string(), found->left().to_string()), {"--amount"});
}

namespace {

std::optional<law::Value> destination(const Account& a, const law::Rulebook& law, base::Date day) {
  if (a.track != Track::law) return std::nullopt;
  const char* id = a.account == "fund" ? "penalty.money.fund" : "penalty.money.treasury";
  return law.has(id, day) ? std::optional(law.value(id, day)) : std::nullopt;
}

}  // namespace

domain::Table account_rows(const std::vector<Account>& all, const law::Rulebook& law, base::Date day) {
  domain::Table t{"mi.penalize.recover/1",
                  {{"decision", mark("decision")},
                   {"account", mark("to")},
                   {"due", mark("amount due"), domain::ColumnKind::money},
                   {"received", mark("amount received"), domain::ColumnKind::money},
                   {"left", mark("left"), domain::ColumnKind::money},
                   {"goes_to", mark("goes to")},
                   {"citation", mark("clause")}},
                  {}};
  for (const Account& a : all) {
    const auto to = destination(a, law, day);
    t.rows.push_back({a.decision, a.account, a.due.to_string(), a.received.to_string(), a.left().to_string(),
                      to ? json::Value(to->text()) : json::Value(), to ? json::Value(to->source.to_chinese()) : json::Value()});
  }
  return t;
}

domain::Table patient_rows(const PenaltyFacts& facts) {
  domain::Table t{"mi.penalize.recover.patients/1",
                  {{"finding", mark("finding")},
                   {"visit", mark("visit")},
                   {"amount", mark("amount"), domain::ColumnKind::money}},
                  {}};
  for (const domain::Decision& d : facts.decisions)
    for (const domain::Measure& m : d.measures) {
      if (!m.payee || *m.payee != "patient") continue;
      for (const domain::Docket& docket : facts.dockets) {
        if (std::find(m.findings.begin(), m.findings.end(), docket.finding.name) == m.findings.end()) continue;
        const auto held = domain::held(docket);
        std::map<std::string, Money> visits;
        if (held)
          for (const domain::FindingItem& i : held->items) visits[i.visit] += i.gross;
        for (const auto& [visit, amount] : visits) t.rows.push_back({docket.finding.name, visit, amount.to_string()});
      }
    }
  return t;
}

}  // namespace mi::work
