// SPDX-License-Identifier: Apache-2.0
// Taking an application in, or refusing it with its grounds (SG-07, SG-08).
#pragma once
#include <string>
#include <vector>

#include "casefile/views/applications.hpp"
#include "domain/table.hpp"
#include "work/apply/materials.hpp"
#include "work/apply/screen.hpp"

namespace mi::work {

// A new application. Error(gate) while an earlier one is neither taken in nor refused.
// apply.matter of the packs; "" where they have none.
std::string usual_matter(const law::Rulebook& law, base::Date received);
domain::Application new_application(const casefile::Case& file, base::Date received);
void store(casefile::Change& change, const domain::Application& application);

// What is on record with the same day is given back, and store() then writes nothing: scripts are rerun.
// Error(gate) listing the papers that are missing, the conditions answered no and the facts that nobody knows; when it
// is decided already; Error(usage) for a day before the receipt.
domain::Acceptance accept(const casefile::ApplicationRecord& application, const std::vector<MaterialStatus>& papers,
                          const Screening& screening, const std::string& agency, base::Date date);
void store(casefile::Change& change, domain::Acceptance& acceptance, const std::string& application_id);

// Error(gate) when no condition is answered no: without a ground nothing is refused.
domain::Refusal refuse(const casefile::ApplicationRecord& application, const Screening& screening, base::Date date,
                       const std::string& text);
void store(casefile::Change& change, domain::Refusal& refusal, const std::string& application_id);

domain::Table rows(const domain::Acceptance& acceptance);
domain::Table rows(const domain::Refusal& refusal);
// Every application of a case and what became of it.
domain::Table rows(const std::vector<casefile::ApplicationRecord>& applications);

}  // namespace mi::work
