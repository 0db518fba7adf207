// SPDX-License-Identifier: Apache-2.0
// What is on record of the agreement: its terms, what interrupts them, how they ended, and whose settlement is stopped. One
// calendar of overlapping stretches answers whether a cost is payable and says why not.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/agreement.hpp"
#include "domain/institution.hpp"
#include "domain/item.hpp"
#include "domain/points.hpp"
#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct AgreementFacts {
  std::vector<domain::Agreement> agreements;    // in the order in which they were signed
  std::vector<domain::Suspension> suspensions;
  std::vector<domain::Resumption> resumptions;
  std::vector<domain::Termination> terminations;
  std::vector<domain::AgreementMove> moves;
  std::vector<domain::PointsEvent> points;      // of persons here: what they brought
  std::vector<domain::DoctorEvent> doctors;
  std::vector<domain::Person> persons = {};     // as registered: a doctor who is not is not paid where the packs say so
  std::vector<domain::ItemStep> items = {};     // what happened to each service item
  std::vector<domain::PointsRestored> restored = {};  // persons whom points had stopped
};
AgreementFacts read_agreement_facts(const casefile::Case& file);
// The last agreement goes on to agreement.continued_to where that is set: no new one was made in time for the agency's
// sake (SQ-30).
AgreementFacts read_agreement_facts(const casefile::Case& file, const law::Rulebook& law);
void continue_last(AgreementFacts& facts, const law::Rulebook& law);

// The agreement whose term holds the day, a fixed one before the yearly that adjusts it; nullptr when there is none.
const domain::Agreement* agreement_on(const AgreementFacts& facts, base::Date day);
const domain::Termination* termination_of(const AgreementFacts& facts, const std::string& agreement);

// The last suspended day: as laid down, cut by a resumption, its own or that of what it goes with; nothing while it lasts.
std::optional<base::Date> last_suspended_day(const AgreementFacts& facts, const domain::Suspension& suspension);

// A suspension on own request ends the agreement by itself when nobody asks to resume within
// agreement.suspension.resume: the first day after it; nothing where it does not apply.
std::optional<base::Date> lapse_day(const AgreementFacts& facts, const domain::Suspension& suspension,
                                    const law::Rulebook& law, const due::Calendar& calendar);

// Suspensions of the institution within the agreement's term that began by `day` (SG-22 item 1): the agency's only, unless the
// switch agreement.suspension.count_own_requests says yes.
int counted_suspensions(const AgreementFacts& facts, const domain::Agreement& agreement, base::Date day,
                        const law::Rulebook& law);

}  // namespace mi::work
