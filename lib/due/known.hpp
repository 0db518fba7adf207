// SPDX-License-Identifier: Apache-2.0
// What a case knows of its institution on a day (law/case_facts.hpp), with what only a count of days tells.
#pragma once
#include "casefile/case.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"

namespace mi::due {

// Beside law::facts_of_institution: records.overdue, the demanded records that were not given whole in their time, over
// every demand delivered by that day. Where none was delivered, what an officer stated counts.
law::CaseFacts known_of_institution(const casefile::Case& file, const law::Rulebook& law, base::Date day);

}  // namespace mi::due
