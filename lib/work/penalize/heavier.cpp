// SPDX-License-Identifier: Apache-2.0
// Nothing is decided that is heavier than what was announced: the institution could not answer it.
#include <algorithm>
#include <map>
#include <set>

#include "base/message.hpp"
#include "work/penalize/decide.hpp"

namespace mi::work {
namespace {

using base::say;
using domain::Figure;
using domain::Measure;
using domain::MeasureSet;

base::Money money_or_nothing(const Figure& f) { return f.value.empty() ? base::Money{} : f.money(); }

void more(std::vector<std::string>& out, const char* what, base::Money announced, base::Money now) {
  if (announced < now) out.push_back(say("{0}: {1}, announced {2}", what, now.to_string(), announced.to_string()));
}

// A suspension in days, counted from one day for both: "1 month + 15 days".
base::Date end_of(const std::string& term) {
  base::Date day = base::Date::of(2000, 1, 1);
  for (std::size_t at = 0; at < term.size();) {
    const std::size_t end = std::min(term.find(" + ", at), term.size());
    const law::Term part = law::Term::parse(term.substr(at, end - at));
    const bool months = part.unit == law::TermUnit::months || part.unit == law::TermUnit::years;
    const int n = static_cast<int>(part.n) * (part.unit == law::TermUnit::years ? 12 : 1);
    day = months ? day.plus_months(n) : day.plus_days(n);
    at = end + 3;
  }
  return day;
}

void longer(std::vector<std::string>& out, const MeasureSet& announced, const MeasureSet& now) {
  std::map<std::string, std::string> before;
  for (const Figure& f : announced.suspensions) before[f.id] = f.value;
  for (const Figure& f : now.suspensions) {
    const auto found = before.find(f.id);
    if (found == before.end()) out.push_back(say("{0}: {1}, not announced", f.id, f.value));
    else if (end_of(found->second) < end_of(f.value))
      out.push_back(say("{0}: {1}, announced {2}", f.id, f.value, found->second));
  }
}

bool has_amount_or_term(const Measure& m) { return m.amount.has_value() || m.term.has_value(); }

// Measures without amount or term (termination, warning): what was not announced cannot be decided.
void unannounced(std::vector<std::string>& out, const MeasureSet& announced, const MeasureSet& now) {
  std::set<std::string> told;
  for (const Measure& m : announced.measures)
    if (m.chosen) told.insert(m.action + m.target);
  for (const Measure& m : now.measures)
    if (m.chosen && !has_amount_or_term(m) && told.count(m.action + m.target) == 0)
      out.push_back(say("{0} {1}: not announced", m.id, m.label));
}

// A finding that the notice did not name, or named under another clause, was never put to the institution.
void other_findings(std::vector<std::string>& out, const MeasureSet& announced, const MeasureSet& now) {
  std::map<std::string, std::string> told;
  for (const domain::NetFinding& n : announced.findings) told[n.finding] = n.clause;
  for (const domain::NetFinding& n : now.findings) {
    const auto found = told.find(n.finding);
    if (found == told.end()) out.push_back(say("{}: not announced", n.finding));
    else if (found->second != n.clause)
      out.push_back(say("{0}: under {1}, announced under {2}", n.finding, n.clause, found->second));
  }
}

}  // namespace

std::vector<std::string> heavier(const MeasureSet& announced, const MeasureSet& now) {
  std::vector<std::string> out;
  other_findings(out, announced, now);
  const auto withheld = [](const MeasureSet& s) { return money_or_nothing(s.refused) + money_or_nothing(s.recovered); };
  more(out, "拒付与追回", withheld(announced), withheld(now));
  more(out, "违约金", money_or_nothing(announced.damages), money_or_nothing(now.damages));
  longer(out, announced, now);
  unannounced(out, announced, now);
  return out;
}

}  // namespace mi::work
