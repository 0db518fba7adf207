// SPDX-License-Identifier: Apache-2.0
// The papers of an application: what the rules ask for (SG-06), what has come in, what is missing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/views/applications.hpp"
#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct MaterialStatus {
  law::Material material;
  std::optional<domain::Paper> paper;
  bool asked = true;       // the rule's own condition holds, or cannot be checked
  std::string why;         // the reasoning of that condition, in Chinese; "" when there is none

  // received, commitment, incomplete, missing, optional, not-asked.
  std::string state() const;
  bool is_missing() const;
};

// By the rules in force on the day of receipt, in the pack's order. Empty when no pack lists papers.
std::vector<MaterialStatus> materials(const casefile::ApplicationRecord& application, const law::Rulebook& law,
                                      const law::Facts& facts);
std::vector<domain::Missing> missing(const std::vector<MaterialStatus>& list);

// The one whose id, or last part of the id, is this word: "form". Error(usage) with the nearest.
const law::Material& material_named(const std::vector<law::Material>& list, const std::string& word);

// A paper marked. Error(gate) for a commitment that the rules do not allow, Error(usage) for a day before the receipt.
domain::Paper paper(const casefile::ApplicationRecord& application, const law::Material& material,
                    const std::string& state, base::Date date);
void store(casefile::Change& change, const domain::Paper& paper);
// Error(usage) when papers are marked incomplete without saying what they lack.
void require_reason(const std::vector<std::string>& incomplete, const std::string& reason);

domain::Table rows(const std::vector<MaterialStatus>& list);

}  // namespace mi::work
