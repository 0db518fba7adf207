// SPDX-License-Identifier: Apache-2.0
// Rechecking an institution (ZT-08, KM-09, KM-13): the conditions of its admission and of its open items, on a later day.
// It finds and proposes; what follows the agency decides.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/recheck.hpp"
#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"
#include "work/evaluate/item.hpp"

namespace mi::work {

// The conditions of licence, type and basic requirements; bars concern an application and are not asked again. Of licence and
// type, where one is enough, only what holds is listed, or what held then. Error(usage) when the packs ask for nothing.
domain::Recheck recheck(const casefile::Case& file, const law::CaseFacts& known, const ItemFacts& items, const law::Rulebook& law,
                        base::Date day, const std::string& text);
// Records it and asks for its form. The same recheck of a day again is the one on record.
void store(const casefile::Case& file, casefile::Change& change, domain::Recheck& recheck);
domain::Table rows(const domain::Recheck& recheck);

}  // namespace mi::work
