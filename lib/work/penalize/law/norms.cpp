// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/norms.hpp"

#include <algorithm>

#include "law/calculate/fine.hpp"

namespace mi::work::penalty {

using base::Date;
using base::Money;

constexpr const char* group = "penalty";

// A norm with the range that it would bring.
struct Norms::Candidate {
  const law::Clause* clause = nullptr;
  Money low, high;
  bool lighter_than(const Candidate& o) const { return high != o.high ? high < o.high : low < o.low; }
};

bool answered_yes(const domain::LawClassification& said, const std::string& fact) {
  return std::find(said.answers.begin(), said.answers.end(), fact + "=yes") != said.answers.end();
}

const std::vector<law::Clause>& Norms::clauses(Date day) {
  const auto found = by_day_.find(day);
  if (found != by_day_.end()) return found->second;
  return by_day_.emplace(day, law_.clauses(group, day)).first->second;
}

const law::Measure* Norms::fine_of(const law::Clause& clause) const {
  for (const law::Measure& m : clause.measures)
    if (m.act == "fine" && (m.when.empty() || (m.when == "unrectified" && is_unrectified()))) return &m;
  return nullptr;
}

// The article as it stands today, or as it stood on that day when there is none any more.
const law::Clause* Norms::version(const std::string& id, Date day) {
  for (const Date d : {now_, day})
    for (const law::Clause& c : clauses(d))
      if (c.id == id) return &c;
  return nullptr;
}

// The article it was put under, or the one to which a recorded purpose moves it, with the norms that stand beside it.
std::vector<std::string> Norms::ids_of(const LawAct& act, Date day, Money base) {
  std::vector<std::string> ids{act.said.clause};
  if (const law::Clause* said = version(act.said.clause, day))
    for (const law::Overlap& o : said->overlaps)
      if (answered_yes(act.said, o.fact) && (o.moves == "always" || (o.moves == "with-loss" && !base.is_zero()))) ids = {o.other};
  if (const law::Clause* meant = version(ids.front(), day)) ids.insert(ids.end(), meant->also.begin(), meant->also.end());
  return ids;
}

std::vector<Norms::Candidate> Norms::candidates(const std::vector<std::string>& ids, Date day, Money base) {
  std::vector<Candidate> result;
  for (const std::string& id : ids)
    for (const law::Clause& c : clauses(day)) {
      if (c.id != id) continue;
      Candidate candidate{&c, {}, {}};
      if (const law::Measure* fine = fine_of(c)) {
        const law::FineRange range = law::fine_range("fine", c, *fine, domain::figure("base", "基数", base));
        candidate.low = range.low.money();
        candidate.high = range.high.money();
      }
      result.push_back(candidate);
    }
  return result;
}

std::optional<Norm> Norms::on(const LawAct& act, Date day, Money base, std::string& why_not) {
  const std::vector<std::string> ids = ids_of(act, day, base);
  const auto then = candidates(ids, day, base);
  const auto today = candidates(ids, now_, base);
  const auto lighter = [](const Candidate& a, const Candidate& b) { return a.lighter_than(b); };
  if (then.empty()) return why_not = "行为时没有处罚规定（行政处罚法第三十七条）", std::nullopt;
  if (today.empty()) return why_not = "现行规定不再处罚（行政处罚法第三十七条）", std::nullopt;
  const Candidate& old = *std::max_element(then.begin(), then.end(), lighter);  // the first of equals
  const Candidate& now = *std::max_element(today.begin(), today.end(), lighter);
  std::string why = then.size() > 1 ? "数个规范择罚款数额高者（行政处罚法第二十九条）" : "";
  if (now.lighter_than(old)) return Norm{*now.clause, "现行规定较轻，适用现行规定（行政处罚法第三十七条）"};
  return Norm{*old.clause, why.empty() ? "行为时的规定（行政处罚法第三十七条）" : "行为时的规定；" + why};
}

}  // namespace mi::work::penalty
