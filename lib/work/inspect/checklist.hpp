// SPDX-License-Identifier: Apache-2.0
// Checklists of duties: the packs' clauses of a group as a sheet to be answered, read back and scored. Each duty weighs
// the same unless the packs set weights (inspect.checklist); what does not apply is left out of the score.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/finding.hpp"
#include "domain/inspection.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// Error(usage): the packs have no clause of the group.
domain::Table checklist_sheet(const law::Rulebook& law, const std::string& group);
// Error(cannot): an answer that is neither yes, no nor not-applicable, a duty twice, unknown, or not answered.
domain::Checklist read_checklist(std::string_view text, const std::string& name, const law::Rulebook& law,
                                 const std::string& group);
domain::Table rows(const domain::Checklist& checklist);
// A finding for each duty not met.
std::vector<domain::Finding> findings_of(const domain::Checklist& checklist);

}  // namespace mi::work
