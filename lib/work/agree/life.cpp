// SPDX-License-Identifier: Apache-2.0
#include "work/agree/life.hpp"

#include <algorithm>

#include "due/rule.hpp"

namespace mi::work {
namespace {

using base::Date;
using domain::Suspension;

struct Moved {
  Date day;
  std::string event, fact, clause;
};

// The agreement of the day, else the last one that began by then.
const domain::Agreement* agreement_by(const AgreementFacts& facts, Date day) {
  if (const auto* now = agreement_on(facts, day)) return now;
  const domain::Agreement* last = nullptr;
  for (const auto& a : facts.agreements)
    if (a.term.first <= day && (last == nullptr || last->term.last < a.term.last)) last = &a;
  return last;
}

class Life {
 public:
  Life(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const domain::Agreement& agreement, Date day)
      : facts_(facts), law_(law), calendar_(calendar), agreement_(agreement), machine_(law::machine(law, agreement_machine, day)) {
    if (machine_.empty()) machine_ = law::machine(law, agreement_machine, agreement.term.first);  // an agreement outlives its text
    for (const Suspension& s : facts.suspensions)
      if (s.scope == "institution" && agreement.term.contains(s.from)) stretches_.push_back(&s);
    stand_.agreement = agreement.name;
    stand_.state = machine_.states.empty() ? "" : machine_.states.front().name;
  }

  Stand run(Date day) {
    const std::vector<Moved> moves = recorded();
    std::size_t next = 0;
    for (int guard = 0; guard < 1000; ++guard) {
      const auto timed = earliest();
      const bool has_record = next < moves.size() && moves[next].day <= day;
      if (has_record && (!timed || moves[next].day <= timed->day)) apply(moves[next++]);
      else if (timed && timed->day <= day) enter(timed->transition, {timed->day, timed->transition.event, "", timed->transition.source.to_chinese()});
      else break;
    }
    if (const law::State* s = machine_.state(stand_.state)) stand_.label = s->label, stand_.payable = s->payable;
    return stand_;
  }

  std::vector<Coming> timed(const Stand& stand) {
    stand_ = stand;
    std::vector<Coming> list;
    for (const law::Transition& t : machine_.from(stand.state)) {
      if (t.by != "time" || t.to_state == stand.state) continue;
      if (const auto day = clock(t)) list.push_back({t, std::max(*day, stand.since.value_or(*day))});
    }
    return list;
  }

 private:
  std::vector<Moved> recorded() const {
    std::vector<Moved> list{{agreement_.term.first, agreement_.renews.empty() ? "sign" : "renew", agreement_.name, ""}};
    for (const Suspension* s : stretches_) {
      list.push_back({s->from, s->own_request ? "suspend-own" : "suspend", s->name, s->citation});
      if (const auto last = last_suspended_day(facts_, *s)) list.push_back({last->plus_days(1), "resume", s->name, s->citation});
    }
    for (const auto& m : facts_.moves)
      if (m.agreement == agreement_.name) list.push_back({m.date, m.event, m.name, m.citation});
    if (const auto* t = termination_of(facts_, agreement_.name))
      list.push_back({t->effective, t->own_request ? "terminate-own" : "terminate", t->agreement, t->citation});
    std::stable_sort(list.begin(), list.end(), [](const Moved& a, const Moved& b) { return a.day < b.day; });
    return list;
  }

  bool covered(Date day) const {
    return std::any_of(stretches_.begin(), stretches_.end(), [&](const Suspension* s) {
      const auto last = last_suspended_day(facts_, *s);
      return s->from <= day && (!last || day <= *last);
    });
  }

  void apply(const Moved& m) {
    if (m.event == "resume" && covered(m.day)) return;  // another stretch goes on
    std::optional<law::Transition> t = machine_.step(stand_.state, m.event, "institution");
    // What was recorded happened, whatever the packs of today say of it.
    if (!t) t = machine_.any_step(m.event);
    if (!t && m.event.ends_with("-own")) t = machine_.any_step(m.event.substr(0, m.event.size() - 4));
    if (!t && m.event == "renew") t = machine_.any_step("sign");
    if (t) enter(*t, m);
  }

  void enter(const law::Transition& t, const Moved& m) {
    if (t.to_state == stand_.state) return;  // a second suspension lengthens the first
    stand_.state = t.to_state;
    stand_.since = m.day;
    stand_.event = m.event;
    stand_.fact = m.fact;
    stand_.clause = m.clause.empty() ? t.source.to_chinese() : m.clause;
  }

  std::optional<Coming> earliest() {
    std::optional<Coming> first;
    for (Coming& c : timed(stand_))
      if (!first || c.day < first->day) first = std::move(c);
    return first;
  }

  // Packs written before "after" name the transition where the clock is missed, or leave it to the term.
  std::string clock_of(const law::Transition& t, Date since) const {
    if (!t.after.empty()) return t.after;
    for (const law::Deadline& d : law_.deadlines(since))
      if (d.on_miss == t.id) return d.id;
    return t.event == "expire" ? "term" : "stretch";
  }

  std::optional<Date> clock(const law::Transition& t) const {
    if (!stand_.since) return std::nullopt;
    const std::string id = clock_of(t, *stand_.since);
    if (id == "term") return agreement_.term.last.plus_days(1);
    if (id == "stretch") return std::nullopt;  // the end of a stretch is on record
    const bool by_suspension = std::any_of(stretches_.begin(), stretches_.end(), [&](const auto* s) { return s->name == stand_.fact; });
    return by_suspension ? clock_of_stretches(t, id) : clock_from(t, id, *stand_.since, nullptr);
  }

  // A stretch that has its last day, or that somebody asked to end in time, runs to that and no clock runs in it.
  std::optional<Date> clock_of_stretches(const law::Transition& t, const std::string& id) const {
    std::optional<Date> first;
    for (const Suspension* s : stretches_) {
      if (last_suspended_day(facts_, *s)) continue;
      if (t.after.empty() && !s->own_request) continue;
      const auto day = clock_from(t, id, s->from, s);
      if (day && (!first || *day < *first)) first = day;
    }
    return first;
  }

  std::optional<Date> clock_from(const law::Transition& t, const std::string& id, Date from, const Suspension* s) const {
    if (!law_.has_deadline(id, from)) return std::nullopt;
    if (t.when) {
      law::Facts known;
      set_life_facts(known, facts_, law_, from);
      if (s != nullptr) known.set("suspension.own_request", s->own_request);
      if (law::evaluate(*t.when, known, from).answer != law::Answer::yes) return std::nullopt;
    }
    return due::deadline(from, law_.deadline(id, from), calendar_).due.plus_days(1);
  }

  const AgreementFacts& facts_;
  const law::Rulebook& law_;
  const due::Calendar& calendar_;
  const domain::Agreement& agreement_;
  law::Machine machine_;
  std::vector<const Suspension*> stretches_;
  Stand stand_;
};

std::optional<Date> last_imposed_end(const AgreementFacts& facts, Date day) {
  std::optional<Date> last;
  for (const auto& t : facts.terminations)
    if (!t.own_request && t.effective <= day && (!last || *last < t.effective)) last = t.effective;
  return last;
}

}  // namespace

Stand stand_on(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, Date day) {
  if (const auto* agreement = agreement_by(facts, day)) return Life(facts, law, calendar, *agreement, day).run(day);
  Stand stand;
  const law::Machine machine = law::machine(law, agreement_machine, day);
  if (machine.states.empty()) return stand;
  stand.state = machine.states.front().name;
  stand.label = machine.states.front().label;
  stand.payable = machine.states.front().payable;
  return stand;
}

std::vector<Coming> coming(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const Stand& stand) {
  if (!stand.since) return {};
  for (const auto& a : facts.agreements)
    if (a.name == stand.agreement) return Life(facts, law, calendar, a, *stand.since).timed(stand);
  return {};
}

void set_life_facts(law::Facts& known, const AgreementFacts& facts, const law::Rulebook& law, Date day) {
  if (const auto* agreement = agreement_on(facts, day)) known.set("agreement.suspensions", counted_suspensions(facts, *agreement, day, law));
  if (const auto ended = last_imposed_end(facts, day)) known.set("agreement.terminated", *ended);
  else known.set_none("agreement.terminated");
  for (const law::Choice& c : law.switches()) known.set("switch." + c.name, c.value);
}

}  // namespace mi::work
