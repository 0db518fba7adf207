// SPDX-License-Identifier: Apache-2.0
// Which norm an act is judged by: of those in force on its day the one with the higher fine, unless what is in force now is
// milder. What the articles carry is read from the packs.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "law/rulebook.hpp"
#include "work/penalize/law/slices.hpp"

namespace mi::work::penalty {

struct Norm {
  law::Clause clause;
  std::string why;  // for people: 行为时法 …
};

class Norms {
 public:
  Norms(const LawFacts& facts, const law::Rulebook& law, base::Date now) : facts_(facts), law_(law), now_(now) {}

  // Nothing: no norm was in force on that day, or none is any more; `why_not` says which.
  std::optional<Norm> on(const LawAct& act, base::Date day, base::Money base, std::string& why_not);

  // The fine that the clause carries as things are: nothing while what it depends on is not on record.
  const law::Measure* fine_of(const law::Clause& clause) const;
  bool is_unrectified() const { return facts_.stages.count("unrectified") != 0; }

 private:
  struct Candidate;
  const std::vector<law::Clause>& clauses(base::Date day);
  const law::Clause* version(const std::string& id, base::Date day);
  std::vector<Candidate> candidates(const std::vector<std::string>& ids, base::Date day, base::Money base);
  std::vector<std::string> ids_of(const LawAct& act, base::Date day, base::Money base);

  const LawFacts& facts_;
  const law::Rulebook& law_;
  base::Date now_;
  std::map<base::Date, std::vector<law::Clause>> by_day_;
};

// "intent=yes" among the answers of a classification.
bool answered_yes(const domain::LawClassification& said, const std::string& fact);

}  // namespace mi::work::penalty
