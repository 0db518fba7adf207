// SPDX-License-Identifier: Apache-2.0
// Points for persons (医保发〔2024〕23号): the band by the article used, the share of blame inside it, one band up or down, one
// act once, the sum of the year over all places, and what follows from it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/points.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct PointsLedger {
  std::vector<domain::PointsEvent> events;
  std::vector<domain::PointsRepair> repairs;
  std::vector<domain::PointsRestore> requests = {};
  std::vector<domain::PointsRestored> restored = {};
};
PointsLedger read_points(const casefile::Case& source, const std::string& person);  // "" for all
std::vector<std::string> persons_of(const PointsLedger& ledger);

struct PointsInput {
  domain::PointsEvent event;             // person, place, article or clause, inspection, act, date, conduct, share, shift, reason
  std::optional<base::Rational> pick;    // inside the band
  std::string term;                      // of a suspension, "2 months"
};

// The event with its band, points and what follows. Error(usage): an unknown share, an article without a band, a band beyond
// the last, a pick outside. Error(choice): points or a term that lie in a range and wait for an officer.
domain::PointsEvent add_points(const PointsLedger& ledger, const law::Rulebook& law, PointsInput input);

// How a person stands in one year.
struct PointsStanding {
  std::string person;
  int year = 0;
  domain::Figure sum;
  std::string effect;                    // none, notice, suspended, ended
  bool at_once = false;                  // the points that ended the status came in one inspection on one day
  std::optional<base::Date> reached;     // day of the event that brought the sum to the limit
  std::optional<base::Date> from;        // first day of the effect, the day after
  std::optional<base::Date> last_barred; // no new registration until and with that day
  std::optional<base::Date> until;       // last day of the suspension, or of an end that was restored
};
PointsStanding points_standing(const PointsLedger& ledger, const law::Rulebook& law, const std::string& person, int year);
int year_of(const domain::PointsEvent& event, const law::Rulebook& law);

// Error(usage): nothing to give back, more than there is, no rule named. Error(gate): the status has ended.
void check_repair(const PointsLedger& ledger, const law::Rulebook& law, const domain::PointsRepair& repair);

// The name of an event on record that says the same; "" when there is none. Repeating it writes nothing.
std::string same_event(const PointsLedger& ledger, const domain::PointsEvent& event);
// The ledger as it was before the same event (person, act, clause, day, place) was added: so a rerun reckons as the first did.
PointsLedger without_same(PointsLedger ledger, const domain::PointsEvent& wanted);
// With the notice that tells it and what the sum of the year then brings.
void store(casefile::Change& change, domain::PointsEvent& event, const PointsStanding& standing);
// As the notice words it: "自2026年5月20日起暂停医保支付资格，至2026年7月20日止。"
std::string effect_text(const PointsStanding& standing);

domain::Table event_rows(const PointsLedger& ledger, const law::Rulebook& law);
domain::Table standing_rows(const std::vector<PointsStanding>& standings);

}  // namespace mi::work
