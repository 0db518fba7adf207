// SPDX-License-Identifier: Apache-2.0
// Under which clause a finding falls. The pack suggests, an officer confirms; where the text lets two clauses fit one
// act, the question is asked and never answered here.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/held.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct ClassifyInput {
  std::string clause;                // "56.2"
  std::vector<std::string> answers;  // "intent=no"
  std::string reason;
};

// Error(usage): an unknown clause (with the nearest), an answer nobody asked for or that is neither yes nor no.
// Error(choice): a question without an answer. Error(gate): a clause whose text is lost (G9), a withdrawn finding, a
// finding that is already decided (for a clause of the agreement).
domain::Classification classify(const domain::Docket& docket, const law::Rulebook& law, const ClassifyInput& input);

// A clause of the agreement and an article of the law stand beside each other: one finding may feed both tracks.
void store(casefile::Change& change, const domain::Classification& said, const law::Rulebook& law,
           const domain::Docket& docket, base::Date date);

// Clauses that the finding may fall under: those its rule or check leads to first, then the others of the packs.
domain::Table suggestions(const domain::Docket& docket, const law::Rulebook& law);

// The confirmed clause as a table.
domain::Table rows(const domain::Classification& said, const law::Rulebook& law, const domain::Docket& docket);

// Throws when the clause rests on text that the source lost.
void refuse_gap(const law::Rulebook& law, const law::Clause& clause, const std::string& finding);

}  // namespace mi::work
