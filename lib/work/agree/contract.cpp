// SPDX-License-Identifier: Apache-2.0
#include "work/agree/contract.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/rule.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::string written(const law::Quantity& q) { return q.written.empty() ? q.text : q.written; }

void add_values(const law::Rulebook& law, base::Date day, std::vector<DraftTerm>& out) {
  for (const law::DatedValue& v : law.values_of("agreement", day)) {
    const law::Value now = law.value(v.id, day);  // a parameter that is set comes before the value
    out.push_back({v.id, now.label, written(now.quantity), law::to_text(now.quantity.kind), now.source.to_chinese(), false});
  }
}

void add_blanks(const law::Rulebook& law, base::Date day, std::vector<DraftTerm>& out) {
  for (const law::Parameter& p : law.blanks(law::Layer::agreement, day)) {
    const bool set = law.has(p.id, day);
    const bool shown = std::any_of(out.begin(), out.end(), [&](const DraftTerm& t) { return t.id == p.id; });
    if (!shown)
      out.push_back({p.id, p.label, set ? written(law.value(p.id, day).quantity) : "", law::to_text(p.kind), p.source.to_chinese(), !set});
  }
}

base::DateRange term_of(const law::Rulebook& law, base::Date from, const std::optional<base::Date>& to) {
  if (to && *to < from)
    throw Error(ErrorKind::usage, say("the last day {0} lies before the first {1}", to->to_string(), from.to_string()));
  if (to) return {from, *to};
  if (law.has("agreement.term.to", from) && from <= law.value("agreement.term.to", from).date())
    return {from, law.value("agreement.term.to", from).date()};  // 自签订之日起至某日止
  return due::term(from, law.value("agreement.term", from).term());
}

void refuse_overlap(const AgreementFacts& facts, const base::DateRange& term, const std::string& within = {}) {
  for (const auto& a : facts.agreements) {
    if (a.name == within) continue;
    const auto* ended = termination_of(facts, a.name);
    const base::Date last = ended ? std::min(a.term.last, ended->effective.plus_days(-1)) : a.term.last;
    if (a.term.first <= term.last && term.first <= last)
      throw Error(ErrorKind::gate, say("{0} is in force from {1} to {2}; two agreements cannot overlap", a.name,
                                       a.term.first.to_string(), last.to_string()));
  }
}

std::string event_of(const std::string& form) { return form.empty() ? "sign" : "sign-" + form; }

// A fixed agreement lasts at least as long as the packs say; a yearly one stands inside a fixed one.
void set_form(domain::Agreement& agreement, const AgreementFacts& facts, const law::Rulebook& law, const SignInput& input) {
  if (input.form.empty()) return;
  agreement.form = input.form;
  if (input.form == "yearly") {
    const auto* fixed = agreement_on(facts, input.from);
    if (fixed == nullptr || fixed->form != "fixed" || fixed->term.last < agreement.term.last)
      throw Error(ErrorKind::gate, say("no fixed agreement is in force from {0} to {1}", agreement.term.first.to_string(), agreement.term.last.to_string()));
    agreement.within = fixed->name;
    return;
  }
  if (!law.has("agreement.term.fixed_min", input.from)) return;
  const law::Value least = law.value("agreement.term.fixed_min", input.from);
  const base::Date last = due::term(input.from, least.term()).last;
  if (agreement.term.last < last)
    throw Error(ErrorKind::usage, say("a fixed agreement lasts at least {0}, to {1}", least.term().to_chinese(), last.to_string()), {least.source.to_chinese()});
}

const domain::Agreement& last_agreement(const AgreementFacts& facts) {
  if (facts.agreements.empty())
    throw Error(ErrorKind::gate, say("no agreement is on record that could be renewed"), {}, say("sign one: mi-agree sign"));
  const auto rank = [](const auto& a) { return std::pair(a.form != "yearly", a.term.last); };
  const auto later = [&](const auto& a, const auto& b) { return rank(a) < rank(b); };
  return *std::max_element(facts.agreements.begin(), facts.agreements.end(), later);
}

}  // namespace

std::vector<DraftTerm> draft_terms(const law::Rulebook& law, base::Date day) {
  std::vector<DraftTerm> terms;
  add_values(law, day, terms);
  add_blanks(law, day, terms);
  return terms;
}

domain::Table rows(const std::vector<DraftTerm>& terms) {
  domain::Table table{"mi.agree.draft/1",
                      {{"id", base::mark("id")},
                       {"label", base::mark("term")},
                       {"value", base::mark("value")},
                       {"unit", base::mark("unit")},
                       {"clause", base::mark("clause")},
                       {"open", base::mark("open")}},
                      {}};
  for (const DraftTerm& t : terms)
    table.rows.push_back({t.id, t.label, t.open ? "____" : t.value, t.unit, t.clause, t.open});
  return table;
}

void refuse_open_blanks(const std::vector<DraftTerm>& terms) {
  std::vector<std::string> open;
  for (const DraftTerm& t : terms)
    if (t.open) open.push_back(t.id + "：" + t.label + "，" + t.clause);
  if (!open.empty())
    throw Error(ErrorKind::usage, say("{} blanks of the agreement are still open", open.size()), {},
                say("fill each: mi-rules set NAME VALUE --source TEXT"))
        .with_items(open);
}

domain::Agreement sign(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
                       const SignInput& input) {
  domain::Agreement agreement;
  agreement.pack = input.pack;
  agreement.signed_on = input.signed_on;
  agreement.term = term_of(law, input.from, input.to);
  set_form(agreement, facts, law, input);
  refuse_overlap(facts, agreement.term, agreement.within.value_or(""));
  const law::Transition t = transition_for(stand_on(facts, law, calendar, input.from), law, event_of(input.form), "institution", input.signed_on);
  set_life_facts(known, facts, law, input.from);
  pass_gates(law, t, known, input.signed_on, say("the agreement cannot be signed yet; what is missing:"));
  return agreement;
}

Renewal renew(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
              const RenewInput& input) {
  const domain::Agreement& old = last_agreement(facts);
  if (termination_of(facts, old.name) != nullptr)
    throw Error(ErrorKind::gate, say("{} was terminated; a terminated agreement is not renewed", old.name));
  if (input.signed_on < input.applied)
    throw Error(ErrorKind::usage, say("signed on {0}, before it was applied for on {1}", input.signed_on.to_string(), input.applied.to_string()), {"--date"});
  const law::Transition t = transition_for(stand_on(facts, law, calendar, input.applied), law, "renew", "institution", input.applied);
  // What nobody agreed on by the last day ended by itself: the day after there is nothing to renew.
  transition_for(stand_on(facts, law, calendar, input.signed_on), law, "renew", "institution", input.signed_on);
  set_life_facts(known, facts, law, input.applied);
  pass_gates(law, t, known, input.applied, say("the agreement cannot be renewed yet; what is missing:"));
  Renewal renewal;
  renewal.agreement.pack = old.pack;
  renewal.agreement.signed_on = input.signed_on;
  renewal.agreement.applied = input.applied;
  renewal.agreement.renews = old.name;
  renewal.agreement.term = term_of(law, old.term.last.plus_days(1), input.to);
  refuse_overlap(facts, renewal.agreement.term);
  if (law.has_deadline("agreement.renewal.ahead", input.applied)) {
    const auto rule = law.deadline("agreement.renewal.ahead", input.applied);
    const auto until = due::deadline(old.term.last, rule, calendar);
    renewal.apply_until = due::figure("apply_until", rule.label, until);
    renewal.apply_until.clause = rule.source.to_chinese();
    renewal.late = until.due < input.applied;
  }
  return renewal;
}

}  // namespace mi::work
