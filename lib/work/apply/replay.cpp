// SPDX-License-Identifier: Apache-2.0
#include "work/apply/replay.hpp"

#include <utility>

#include "due/case_calendar.hpp"
#include "work/apply/decide.hpp"
#include "work/apply/materials.hpp"
#include "work/apply/screen.hpp"
#include "work/apply/supplement.hpp"

namespace mi::work {
namespace {

using domain::Figure;
using domain::Screened;

Screening screened_on(const law::Then& then, base::Date day) {
  return screen(law::facts_of_institution(then.file, day), then.law, day, application_groups());
}

Figure answer(const std::string& condition, const std::string& label, const std::string& clause, const std::string& value) {
  Figure f;
  f.id = condition;
  f.label = label;
  f.clause = clause;
  f.value = value;
  return f;
}

std::vector<Figure> answers(const std::vector<Screened>& list) {
  std::vector<Figure> figures;
  for (const Screened& s : list) figures.push_back(answer(s.condition, s.label, s.clause, s.answer));
  return figures;
}

// Of the conditions that were asked then: a later version of the programs may ask for more.
std::vector<Figure> answers(const std::vector<Screened>& asked, const std::vector<Screened>& now) {
  std::vector<Figure> figures;
  for (const Screened& then : asked)
    for (const Screened& s : now)
      if (s.condition == then.condition) figures.push_back(answer(s.condition, s.label, s.clause, s.answer));
  return figures;
}

std::vector<Figure> figures_of(const domain::SupplementNotice& n) {
  std::vector<Figure> list{n.due};
  for (const domain::Missing& m : n.missing) list.push_back(answer(m.material, m.label, m.clause, m.reason.empty() ? "missing" : m.reason));
  return list;
}

}  // namespace

law::Replayed replay_acceptance(const law::Then& then) {
  const auto a = domain::decode<domain::Acceptance>(then.fact.body);
  return {answers(a.screening), answers(a.screening, screened_on(then, a.screened_as_of).answers)};
}

law::Replayed replay_refusal(const law::Then& then) {
  const auto r = domain::decode<domain::Refusal>(then.fact.body);
  const domain::Refusal now = refuse(casefile::application(then.file, r.application), screened_on(then, r.screened_as_of), r.date, r.text);
  law::Replayed replayed{answers(r.grounds), answers(r.grounds, now.grounds)};
  replayed.recorded.push_back(r.first_possible);
  replayed.reckoned.push_back(now.first_possible);
  return replayed;
}

law::Replayed replay_supplement(const law::Then& then) {
  const auto n = domain::decode<domain::SupplementNotice>(then.fact.body);
  const auto application = casefile::application(then.file, n.application);
  const auto known = law::facts_of_institution(then.file, judged_on(application));
  const auto papers = materials(application, then.law, known.facts);
  return {figures_of(n), figures_of(supplement(application, papers, then.law, due::calendar_of(then.file), n.told))};
}

}  // namespace mi::work
