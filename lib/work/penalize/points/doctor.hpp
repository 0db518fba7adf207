// SPDX-License-Identifier: Apache-2.0
// What an agreement lets the agency do about a responsible doctor (SQ-25: warn, suspend, cancel; CF-10: propose), and about a
// department of whose staff several were stopped (SQ-26). Counted over the term of the agreement.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/agreement.hpp"
#include "domain/points.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct DoctorFacts {
  std::vector<domain::DoctorEvent> events;
  std::vector<domain::Agreement> agreements;
};
DoctorFacts read_doctor_facts(const casefile::Case& source);

struct DoctorInput {
  domain::DoctorEvent event;         // person, department, clause, finding, act, date, serious, reason
  std::string pick;                  // of a range of terms: "4 months"
  std::vector<std::string> states;   // "doctor.verified=yes": what a proposal needs on record
};

// Error(usage): a clause that is no doctor's, a pick outside its range. Error(choice): a range without a pick.
// Error(gate): a proposal whose conditions are not all on record, with those that are missing.
domain::DoctorEvent handle_doctor(const DoctorFacts& facts, const law::Rulebook& law, DoctorInput input);

// How many persons of a department stand suspended or cancelled within the term, and whether that reaches the limit.
struct DepartmentStanding {
  std::string department;
  domain::Figure persons;
  bool may_be_suspended = false;
  std::string citation;
};
std::vector<DepartmentStanding> department_standings(const DoctorFacts& facts, const law::Rulebook& law, base::Date day);

// Whether the case holds it already: the same person, clause, act and day.
bool is_recorded(const DoctorFacts& facts, const domain::DoctorEvent& event);
void store(casefile::Change& change, domain::DoctorEvent& event);
domain::Table doctor_rows(const std::vector<domain::DoctorEvent>& events);
domain::Table department_rows(const std::vector<DepartmentStanding>& standings);

}  // namespace mi::work
