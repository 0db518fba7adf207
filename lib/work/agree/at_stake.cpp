// SPDX-License-Identifier: Apache-2.0
#include "work/agree/at_stake.hpp"

namespace mi::work {
namespace {

using domain::Figure;

constexpr const char* count_switch = "agreement.suspension.count_own_requests";

Figure counted(const AgreementFacts& facts, const law::Rulebook& law, const MoveInput& input) {
  const domain::Agreement* agreement = agreement_on(facts, input.effective);
  const int number = agreement ? counted_suspensions(facts, *agreement, input.effective, law) : 0;
  Figure f = domain::count("agreement.suspensions", "协议有效期内被中止的次数", number, "次");
  f.formula = "全院中止，协议有效期内至" + input.effective.to_chinese() + "已开始的";
  for (const auto& s : facts.suspensions)
    if (s.scope == "institution" && agreement && agreement->term.contains(s.from) && s.from <= input.effective)
      f.inputs.push_back(domain::figure(s.name, s.own_request ? "依申请中止首日" : "中止首日", s.from));
  if (const auto choice = law.find_switch(count_switch)) f.switches = {choice->use()};
  return f;
}

Figure answered(const law::Condition& condition, const law::Outcome& outcome) {
  Figure f;
  f.id = condition.id;
  f.label = condition.label;
  f.value = law::to_text(outcome.answer);
  f.clause = condition.source.to_chinese();
  f.formula = outcome.trace.text;
  return f;
}

}  // namespace

std::vector<Figure> figures(const std::vector<domain::Suspension>& suspensions) {
  std::vector<Figure> list;
  for (const domain::Suspension& s : suspensions) {
    if (s.term.value.empty()) continue;
    list.push_back(s.term);
    list.back().id = s.scope + (s.target.empty() ? "" : ":" + s.target) + "." + s.term.id;
  }
  return list;
}

std::vector<Figure> termination_figures(const AgreementFacts& facts, const law::Rulebook& law, law::Facts known,
                                        const MoveInput& input) {
  std::vector<Figure> list{counted(facts, law, input)};
  known.set("agreement.suspensions", base::Rational::parse(list.front().value));
  for (const law::Condition& condition : law.conditions("agreement.terminate", law.as_of()))
    if (condition.then == input.ground) list.push_back(answered(condition, law.evaluate(condition, known, law.as_of())));
  return list;
}

std::vector<Figure> resting_figures(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                                    const law::Facts& known, const MoveInput& input) {
  std::vector<Figure> list = termination_figures(facts, law, known, input);
  const law::Transition t = termination_step(facts, law, calendar, input);
  if (auto last = notice_by(law, t, calendar, input.effective, input.requested.value_or(law.as_of()))) list.push_back(*std::move(last));
  for (const Barred& b : bars_of(law, t, input.effective)) {
    list.push_back(domain::figure("first_free", b.label, b.first_free));
    list.back().clause = b.clause;
  }
  return list;
}

const std::vector<std::string>& suspension_switches() {
  static const std::vector<std::string> names{"breach.suspension.starts"};
  return names;
}

const std::vector<std::string>& termination_switches() {
  static const std::vector<std::string> names{count_switch};
  return names;
}

}  // namespace mi::work
