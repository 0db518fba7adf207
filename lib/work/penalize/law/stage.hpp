// SPDX-License-Identifier: Apache-2.0
// The stages of a penalty case. Which stages there are, and what each needs on record, are gates of the packs: a stage NAME is
// the gate law.NAME. A step out of order is refused with everything that is missing, each with its article.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/law/reckon.hpp"

namespace mi::work {

// What gates may ask, besides of each stage S on record and of the one at hand: law.S (its day), law.S.officers (how many),
// law.S.approver, law.S.paper, law.S.days, law.S.apart (its approver is none of the case's officers), law.S.FACT for each
// FACT stated. man mi-rules-vocabulary(7) lists them.
law::Facts stage_facts(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                       const domain::LawStage& now);

// Error(usage): a stage that no pack knows, a day before that of an earlier stage it rests on. Error(gate): with all that is
// missing; another decision than the one that was served. Fills in what the stage takes from the case: the filing that a period counts from.
void pass_stage(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, domain::LawStage& now);

// The fine of a decision on the spot, stated as fine=AMOUNT. Error(usage): no amount, or nothing.
std::optional<base::Money> spot_fine(const domain::LawStage& stage);

// The stage stands on record as it is given: recording it again writes nothing.
bool same_stage(const LawFacts& facts, const domain::LawStage& stage);

// "suspect=yes"; Error(usage) for what has no "=", or one fact twice.
std::vector<std::string> checked_states(std::vector<std::string> states);

// The last day for the decision as it stands on `today`, with extensions and without days that do not count: while a pause lasts
// it moves on with the day, and says so. Nothing before filing.
std::optional<domain::Figure> case_deadline(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                                            base::Date today);

// In what `now` is heavier than what the notice told, one line each.
std::vector<std::string> heavier(const domain::LawSet& told, const domain::LawSet& now);

// A notice tells, and a decision imposes, the penalty as it is reckoned on its day: recorded with it, so that nothing has
// changed in between.
void bind_penalty(casefile::Change& change, const LawFacts& facts, const law::Rulebook& law, domain::LawStage& stage);
void store(casefile::Change& change, const domain::LawStage& stage);

domain::Table stage_rows(const LawFacts& facts, const std::optional<domain::Figure>& deadline);

}  // namespace mi::work
