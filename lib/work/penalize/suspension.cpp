// SPDX-License-Identifier: Apache-2.0
// Several suspensions of one target: together, the longest counts; in turn, one follows the other.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "work/penalize/parts.hpp"

namespace mi::work::penalty {
namespace {

using domain::Figure;

// The day after a term that begins on `first`; months and years as G3 counts them.
base::Date after(base::Date first, const law::Term& term) {
  switch (term.unit) {
    case law::TermUnit::months: return first.plus_months(static_cast<int>(term.n));
    case law::TermUnit::years: return first.plus_months(static_cast<int>(12 * term.n));
    default: return first.plus_days(static_cast<std::int32_t>(term.n));
  }
}

bool longer(base::Date first, const Figure& a, const Figure& b) {
  return after(first, law::Term::parse(a.value)) > after(first, law::Term::parse(b.value));
}

Figure combined(const std::string& target, std::vector<Figure> terms, const Reading& order, base::Date first) {
  std::stable_sort(terms.begin(), terms.end(), [&](const Figure& a, const Figure& b) { return longer(first, a, b); });
  Figure f;
  f.id = "suspension." + target;
  f.label = "暂停医保服务期限";
  f.value = terms.front().value;
  f.clause = terms.front().clause;
  if (terms.size() > 1) {
    f.switches = order.use;
    f.formula = "同时执行，以最长者为准";
  }
  if (terms.size() > 1 && order.is("in-turn")) {
    std::vector<std::string> values;
    for (const Figure& t : terms) values.push_back(t.value);
    f.value = base::join(values, " + ");
    f.formula = "依次执行";
  }
  f.inputs = std::move(terms);
  return f;
}

}  // namespace

std::vector<Figure> suspensions(const Ground& ground, const std::vector<domain::Measure>& measures) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<Figure>> terms;
  for (const domain::Measure& m : measures) {
    if (m.action != "suspend" || !m.chosen || !m.term) continue;
    if (terms.count(m.target) == 0) order.push_back(m.target);
    terms[m.target].push_back(*m.term);
  }
  const Reading together = reading(ground.law, "breach.suspension.together", "together");
  std::vector<Figure> result;
  for (const std::string& target : order)
    result.push_back(combined(target, std::move(terms[target]), together, ground.date()));
  return result;
}

}  // namespace mi::work::penalty
