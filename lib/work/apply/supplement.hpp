// SPDX-License-Identifier: Apache-2.0
// Telling an applicant once and at once what is missing (SG-08), and its answer.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/views/applications.hpp"
#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"
#include "work/apply/materials.hpp"

namespace mi::work {

// The notice of that day that waits for its answer, if there is one: then store() writes nothing. Else a notice of all
// that is missing;
// nothing is missing; the application is decided; the notice before is not answered; or a second one that the switch
// apply.supplement.again does not allow: under only-new-gap each gap must have come with the answer to the notice
// before, and what was overlooked then is listed. Error(usage): a day before the receipt.
domain::SupplementNotice supplement(const casefile::ApplicationRecord& application,
                                    const std::vector<MaterialStatus>& papers, const law::Rulebook& law,
                                    const due::Calendar& calendar, base::Date told);
// Gives it its name, records it and asks for its document (补正材料通知书).
const std::vector<std::string>& supplement_switches();  // that say whether it may be told again
void store(casefile::Change& change, domain::SupplementNotice& notice, const std::string& application_id);

// The answer to the notice that waits for one. Error(gate) when none waits, Error(usage) for a day before the telling.
domain::SupplementAnswer supplement_answer(const casefile::ApplicationRecord& application, base::Date received);
void store(casefile::Change& change, const domain::SupplementAnswer& answer);

// Error(usage): both days, or papers without the day of an answer.
void require_one_of(const std::optional<base::Date>& told, const std::optional<base::Date>& received, bool papers);

domain::Table rows(const domain::SupplementNotice& notice);
domain::Table rows(const domain::SupplementAnswer& answer, const domain::SupplementNotice& notice);

}  // namespace mi::work
