// SPDX-License-Identifier: Apache-2.0
// How the agreement stands on a day: its term, what interrupts it, and how it ended. One calendar of overlapping
// suspensions answers whether a cost is payable and says why not. What ends by itself (expiry; a suspension on own
// request that nobody asked to resume in time) is reckoned from the packs' clocks, never recorded.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/agreement.hpp"
#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct AgreementFacts {
  std::vector<domain::Agreement> agreements;    // in the order in which they were signed
  std::vector<domain::Suspension> suspensions;
  std::vector<domain::Resumption> resumptions;
  std::vector<domain::Termination> terminations;
};
AgreementFacts read_agreement_facts(const casefile::Case& file);

// The agreement whose term holds the day; nullptr when there is none.
const domain::Agreement* agreement_on(const AgreementFacts& facts, base::Date day);
const domain::Termination* termination_of(const AgreementFacts& facts, const std::string& agreement);

// The last suspended day: as laid down, cut by a resumption; nothing while it lasts.
std::optional<base::Date> last_suspended_day(const AgreementFacts& facts, const domain::Suspension& suspension);

// A suspension on own request ends the agreement by itself when nobody asks to resume within
// agreement.suspension.resume: the first day after it; nothing where it does not apply.
std::optional<base::Date> lapse_day(const AgreementFacts& facts, const domain::Suspension& suspension,
                                    const law::Rulebook& law, const due::Calendar& calendar);

// Suspensions of the institution within the agreement's term that began by `day` (SG-22 item 1): the agency's only, unless the
// switch agreement.suspension.count_own_requests says yes.
int counted_suspensions(const AgreementFacts& facts, const domain::Agreement& agreement, base::Date day,
                        const law::Rulebook& law);

// "none", "in-force", "suspended", "ended", "terminated": the names of the packs' states.
std::string state_on(const AgreementFacts& facts, base::Date day, const law::Rulebook& law,
                     const due::Calendar& calendar);

}  // namespace mi::work
