// SPDX-License-Identifier: Apache-2.0
// Packs of several layers side by side: what a lower one does to what lies above it, and how one applicant's answers
// differ from pack to pack.
#pragma once
#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"

namespace mi::law {

// Every object that two packs of this law have under one id, in force on the day: both with what they say, and whether
// the lower one fills a blank, tightens a value, restates or replaces it. The lower one counts.
domain::Table layer_rows(const Rulebook& law, base::Date day);  // mi.rules.layers/1

// The conditions of a group and below that two laws answer differently, or that only one of them has.
domain::Table answer_differences(std::string_view group, const CaseFacts& known, const Rulebook& a, const Rulebook& b, base::Date day);

}  // namespace mi::law
