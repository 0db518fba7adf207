// SPDX-License-Identifier: Apache-2.0
#include "work/agree/replay.hpp"

#include <algorithm>

#include "casefile/copies/earlier.hpp"
#include "due/case_calendar.hpp"
#include "due/known.hpp"
#include "work/agree/at_stake.hpp"
#include "work/agree/change.hpp"
#include "work/agree/interrupt.hpp"

namespace mi::work {
namespace {

using domain::Figure;
using domain::Suspension;

std::vector<Figure> figures_of(const Suspension& s) { return s.term.value.empty() ? std::vector<Figure>{} : std::vector<Figure>{s.term}; }

std::vector<Figure> figures_of(const domain::DataChange& c) { return c.due.value.empty() ? std::vector<Figure>{} : std::vector<Figure>{c.due}; }

// Carried out for a decision: among those that the decision and its delivery bring.
std::vector<Figure> carried_out(const law::Then& then, const Suspension& s) {
  const auto decision = then.file.get<domain::Decision>(s.decision);
  if (!decision) return {};
  std::optional<domain::Delivery> delivery;
  if (auto recorded = then.file.get<domain::Delivery>(s.decision)) delivery = std::move(recorded->value);
  for (const Suspension& again : carry_out(read_agreement_facts(then.file), then.law, decision->value, delivery, s.from))
    if (again.scope == s.scope && again.target == s.target) return figures_of(again);
  return {};
}

// How long it lasts was said on the command line, as a term or as a day.
std::vector<Figure> laid_down(const law::Then& then, const Suspension& s) {
  SuspendInput input;
  input.from = s.from;
  const auto words = casefile::written_by(then.file, then.fact).arguments;
  const auto term = std::find(words.begin(), words.end(), "--term");
  if (term != words.end() && term + 1 != words.end()) input.term = law::Term::parse(*(term + 1));
  for (const std::string& word : words)
    if (word.starts_with("--term=")) input.term = law::Term::parse(word.substr(7));
  if (!input.term) input.to = s.to;
  Suspension again = s;
  again.term = {};
  set_stretch(again, input);
  return figures_of(again);
}

}  // namespace

law::Replayed replay_suspension(const law::Then& then) {
  const auto s = domain::decode<Suspension>(then.fact.body);
  if (s.term.value.empty()) return {};
  return {figures_of(s), s.decision.empty() ? laid_down(then, s) : carried_out(then, s)};
}

law::Replayed replay_resumption(const law::Then& then) {
  const auto r = domain::decode<domain::Resumption>(then.fact.body);
  const auto again = resume(read_agreement_facts(then.file, then.law), then.law, due::calendar_of(then.file), r.suspension,
                            r.requested.value_or(r.from), r.from, r.reason);
  return {r.rests_on, r.requested ? again.rests_on : std::vector<Figure>{}};  // before it was recorded, nothing to compare with
}

law::Replayed replay_termination(const law::Then& then) {
  const auto t = domain::decode<domain::Termination>(then.fact.body);
  if (t.rests_on.empty()) return {};  // of an earlier release
  const auto known = due::known_of_institution(then.file, then.law, then.law.as_of());
  const MoveInput input{"terminate", t.effective, t.ground, t.requested, t.reason};
  return {t.rests_on, resting_figures(read_agreement_facts(then.file, then.law), then.law, due::calendar_of(then.file), known.facts, input)};
}

law::Replayed replay_change(const law::Then& then) {
  const auto c = domain::decode<domain::DataChange>(then.fact.body);
  ChangeInput input{c.what, {}, {}, c.filed, c.text};
  (c.approved ? input.approved : input.made) = c.starts;
  return {figures_of(c), figures_of(data_change(input, then.law, due::calendar_of(then.file)))};
}

}  // namespace mi::work
