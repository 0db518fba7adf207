// SPDX-License-Identifier: Apache-2.0
// Screening an applicant (SG-03, SG-04, SG-05, SG-07): each condition of the rules answered yes, no or not checkable,
// with the clause, the facts it rests on and their evidence. What nobody knows is never a yes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/views/applications.hpp"
#include "domain/figure.hpp"
#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"
#include "law/screening.hpp"

namespace mi::work {

struct Screening {
  base::Date as_of;
  std::vector<domain::Screened> answers;    // in the order of the groups, in each in the pack's order
  std::vector<domain::Figure> reasons;      // of each answer, fact by fact
  std::vector<std::string> unknown;         // facts that nobody knows and that an answer waits for
  law::Answer eligible = law::Answer::not_checkable;
  std::optional<base::Date> first_possible; // of a no that time alone turns: the first day for it

  std::vector<domain::Screened> grounds() const;  // answers that refuse: no
};

// `groups`: one of apply.licence and of apply.type must hold, all of the others. Error(usage) when no pack has any
// condition of these groups.
Screening screen(const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of,
                 const std::vector<std::string>& groups);
const std::vector<std::string>& application_groups();  // licence, type, basic, bar; priority and plan are shown and never decide
const std::vector<std::string>& internet_groups();     // internet (SG-05)

// The day an application is judged by: its receipt, or the receipt of the last papers supplemented to it.
base::Date judged_on(const casefile::ApplicationRecord& application);

// The result with its reasons below, for --explain and --what-if.
std::vector<domain::Figure> figures(const Screening& screening);
domain::Table rows(const Screening& screening);

// Whose matter the application is (SG-01): "then" of the one condition of apply.route that holds.
struct Route {
  std::string agency;  // city-agency, county-agency; "" when it cannot be told
  std::string approver;  // who decides: "then" of apply.approve where the packs part it from the intake (ZT-02), else agency
  std::vector<domain::Screened> answers;
  std::vector<domain::Figure> reasons;
  std::vector<std::string> unknown;
};
// Error(choice) when several conditions hold; Error(usage) when no pack has any.
Route route(const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of);
domain::Table rows(const Route& route);

}  // namespace mi::work
