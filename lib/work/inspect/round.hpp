// SPDX-License-Identifier: Apache-2.0
// What a round of the wards shows under the packs of the case: for every patient the facts that the packs ask for, and
// the conditions of the groups "inspect.round" and "inspect.bed.hung" that hold, each with its clause.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "domain/finding.hpp"
#include "domain/round.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// Census: department, bed, visit, person, present (required: department, visit, present), record, patient_signed, signs,
// note; slips: visit, from (required), to, approved, signers, produced, handover. Chinese headings as in mi-inspect(1).
std::vector<domain::BedCheck> read_census(std::string_view text, const std::string& name);
std::vector<domain::LeaveSlip> read_slips(std::string_view text, const std::string& name);

// Error(usage): the round ends before it begins, no inspector, a patient twice. Error(cannot): a slip of nobody in the
// census, a sign that is no clause of the packs' definitions.
void check_round(const domain::Round& round, const law::Rulebook& law);

struct RoundHit {
  domain::BedCheck check;
  std::string clause;     // the condition's "then"
  std::string label;
  std::string citation;
  std::string why;        // the condition's reasoning
  std::string evidence;   // what proves it, as the pack says
};
// `earlier` are the rounds of the same stays recorded before: some packs count the times of absence.
std::vector<RoundHit> judge(const domain::Round& round, const std::vector<domain::Round>& earlier, const law::Rulebook& law);

domain::Table rows(const std::vector<RoundHit>& hits);
// Per department: inpatients, absent, on leave, allowed, above.
domain::Table census_rows(const domain::Round& round, const law::Rulebook& law);
// One finding per clause, without names; each patient is an item whose money is not yet known.
std::vector<domain::Finding> findings_of(const domain::Round& round, const std::vector<RoundHit>& hits);

}  // namespace mi::work
