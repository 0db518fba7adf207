// SPDX-License-Identifier: Apache-2.0
#include "work/settle/collective.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/gate.hpp"
#include "work/settle/ledger.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Money;
using base::say;

constexpr const char* gate_step = "settle.month";

Money paid_out(const Settled& settled) { return Money() - balance(settled.postings, account::bank); }

}  // namespace

void check(const domain::CollectiveDecision& decision) {
  if (decision.result.find(':') == std::string::npos)
    throw Error(ErrorKind::usage, say("\"{}\" is no settlement", decision.result), {"--for"}, say("name it like month:2026-03"));
  if (decision.amount <= Money()) throw Error(ErrorKind::usage, say("what is decided on is above zero"), {"--amount"});
  if (decision.persons.size() < 2)
    throw Error(ErrorKind::usage, say("a collective decision is taken by several persons"), {"--person"});
}

domain::Table rows(const domain::CollectiveDecision& decision) {
  return {"mi.settle.collective/1",
          {{"for", mark("for")}, {"date", mark("date"), domain::ColumnKind::date}, {"amount", mark("at most"), domain::ColumnKind::money},
           {"persons", mark("taken by")}, {"text", mark("decided")}},
          {{decision.result, decision.date.to_string(), decision.amount.to_string(), base::join(decision.persons, "、"), decision.text}}};
}

void require_collective(const casefile::Case& file, const law::Rulebook& law, const Settled& settled) {
  const base::Date day = law.as_of();
  const Money paid = paid_out(settled);
  if (paid <= Money() || !law.gate(gate_step, day)) return;
  const auto decision = file.get<domain::CollectiveDecision>(settled.result.key);
  law::Facts facts;
  facts.set("payment.major", paid >= law.value("settlement.collective.threshold", day).money());
  facts.set("payment.collective_decision", decision && decision->value.amount >= paid && decision->value.date <= day);
  law::pass_gate(law, gate_step, facts, day, say("{0} would pay out {1}", settled.result.key, paid.to_string()),
                 [&](const law::Need&) -> std::vector<std::string> {
                   if (!decision) return {say("record it with mi-settle collective --for {}", settled.result.key)};
                   return {say("decided on {0} at most {1}", decision->value.date.to_string(), decision->value.amount.to_string())};
                 });
}

}  // namespace mi::work
