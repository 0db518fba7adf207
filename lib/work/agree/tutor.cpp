// SPDX-License-Identifier: Apache-2.0
#include "work/agree/tutor.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/entries.hpp"
#include "due/tutoring.hpp"
#include "law/machine.hpp"
#include "law/screening.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;

constexpr const char* term_id = "agreement.tutoring.term";

const domain::Agreement* first_of(const AgreementFacts& facts, const domain::Agreement& agreement) {
  const domain::Agreement* a = &agreement;
  for (std::size_t i = 0; i < facts.agreements.size() && !a->renews.empty(); ++i)
    for (const domain::Agreement& other : facts.agreements)
      if (other.name == a->renews) {
        a = &other;
        break;
      }
  return a;
}

// Where time and the recorded steps lead to by the day.
std::string state_on(const Tutoring& t, const std::vector<domain::TutoringStep>& steps, const law::Rulebook& law, base::Date day) {
  const law::Machine machine = law::machine(law, "tutoring", law.as_of());
  std::string state = "none";
  const auto go = [&](const std::string& event) {
    if (const auto next = machine.step(state, event)) state = next->to_state;
  };
  if (day < t.first.first) return state;
  go("begin");
  for (const domain::TutoringStep& s : steps)
    if (s.agreement == t.agreement && s.date <= day) go(s.event);
  const base::Date last = t.extension ? t.extension->last : t.first.last;
  if (last < day) go("complete");
  return state;
}

bool is_exempt(const law::CaseFacts& known, const law::Rulebook& law, base::Date day) {
  for (const law::Answered& a : law::answered_group("agreement.tutoring.exempt", known, law, day))
    if (a.outcome.answer == law::Answer::yes) return true;
  return false;
}

domain::Figure last_day_figure(const Tutoring& t, const law::Value& term) {
  domain::Figure f = domain::figure("tutoring_last_day", "政策辅导期末日", t.extension ? t.extension->last : t.first.last);
  f.clause = term.source.to_chinese();
  f.formula = "自" + t.first.first.to_chinese() + "起" + term.term().to_chinese() + "，首日计入" + (t.extension ? "；延长一次，自首期届满次日起" : "");
  return f;
}

}  // namespace

std::vector<domain::TutoringStep> read_tutoring(const casefile::Case& file) {
  std::vector<domain::TutoringStep> list;
  for (auto& r : casefile::entries<domain::TutoringStep>(file)) list.push_back(std::move(r.value));
  return list;
}

std::optional<Tutoring> tutoring(const AgreementFacts& facts, const std::vector<domain::TutoringStep>& steps, const law::CaseFacts& known,
                                 const law::Rulebook& law, base::Date day) {
  const domain::Agreement* agreement = agreement_on(facts, day);
  if (agreement == nullptr) throw Error(ErrorKind::gate, say("no agreement is in force on {}", day.to_string()));
  const domain::Agreement* first = first_of(facts, *agreement);
  const auto days = due::tutoring_days(*first, steps, law, day);
  if (!days) return std::nullopt;
  const law::Value term = law.value(term_id, first->signed_on);
  const auto starts = law.find_switch("agreement.tutoring.starts");
  Tutoring t;
  t.agreement = first->name;
  t.first = days->first;
  t.extension = days->extension;
  t.state = state_on(t, steps, law, day);
  t.clause = term.source.to_chinese();
  t.last_day = last_day_figure(t, term);
  if (starts) t.last_day.switches = {starts->use()};
  const bool runs = t.state == "tutoring" || t.state == "extended" || t.state == "no-renewal";
  const base::Date last = t.extension ? t.extension->last : t.first.last;
  if (runs && day <= last && law.has("agreement.tutoring.blocks", day) && !is_exempt(known, law, day))
    t.blocks = law.value("agreement.tutoring.blocks", day).list();
  return t;
}

domain::TutoringStep tutoring_step(const Tutoring& now, const law::Rulebook& law, const std::string& event, base::Date date,
                                   const std::string& reason) {
  if (reason.empty()) throw Error(ErrorKind::usage, say("how grave it is, is an officer's finding: say why"), {"--text"});
  const auto t = law::machine(law, "tutoring", date).step(now.state, event);
  if (!t)
    throw Error(ErrorKind::gate, say("the tutoring of {0} stands at \"{1}\": from there {2} is no step", now.agreement, now.state, event),
                {now.clause});
  domain::TutoringStep step;
  step.agreement = now.agreement;
  step.event = event;
  step.date = date;
  step.reason = reason;
  if (t->ground.empty()) return step;
  const law::Clause clause = law.clause(t->ground, date);
  step.ground = clause.id;
  step.citation = clause.source.to_chinese();
  return step;
}

void store(casefile::Change& change, domain::TutoringStep& step) {
  step.name = change.next_name("tutoring-");
  change.record(step.name, step, step.name, step.date);
}

void refuse_renewal(const std::optional<Tutoring>& t) {
  if (!t || t->state != "no-renewal") return;
  throw Error(ErrorKind::gate, say("what had to be put right in the extended tutoring of {} was not: it is not renewed", t->agreement), {t->clause});
}

void add_block(const std::optional<Tutoring>& t, std::vector<Block>& blocks) {
  if (!t || std::find(t->blocks.begin(), t->blocks.end(), "out-of-area") == t->blocks.end()) return;
  blocks.push_back({"tutoring", t->agreement, "政策辅导期内不开通异地就医结算", t->first.first, t->extension ? t->extension->last : t->first.last, t->clause});
}

domain::Table rows(const Tutoring& t) {
  domain::Table table{"mi.agree.tutor/1",
                      {{"agreement", mark("agreement")}, {"state", mark("state")}, {"from", mark("from"), ColumnKind::date},
                       {"to", mark("to"), ColumnKind::date}, {"extended_to", mark("extended to"), ColumnKind::date},
                       {"not_opened", mark("not opened"), ColumnKind::list}, {"clause", mark("clause")}},
                      {}};
  json::Value blocks = json::Value::array();
  for (const std::string& b : t.blocks) blocks.push(b);
  table.rows.push_back({t.agreement, t.state, t.first.first.to_string(), t.first.last.to_string(),
                        t.extension ? json::Value(t.extension->last.to_string()) : json::Value(), blocks, t.clause});
  return table;
}

}  // namespace mi::work
