// SPDX-License-Identifier: Apache-2.0
// The notice of handling (违约处理告知) and the decision (违约处理决定). No decision leaves before what the pack's gate
// asks for is on record; the list of what is missing is complete.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/notice.hpp"
#include "due/calendar.hpp"
#include "work/penalize/compute.hpp"

namespace mi::work {

// What happened to one notice.
struct NoticePapers {
  domain::Proposal proposal;
  std::string id;                   // of the proposal's fact
  domain::MeasureSet announced;
  std::optional<domain::DocumentIssue> issue;
  std::optional<domain::Delivery> delivery;
  bool voided = false;
  std::string decision;             // name of the decision made on it; "" when none
};

// In the order in which they were written.
std::vector<NoticePapers> read_notices(const casefile::Case& source);
// The one named, else the last that is not void. Error(cannot) for an unknown name; nullopt when there is none.
std::optional<NoticePapers> find_notice(std::vector<NoticePapers> notices, const std::string& name);

// What the notice announces: `now` must be what was reckoned last. Error(gate): nothing to announce, figures not
// reckoned or changed since. Error(choice): an optional measure that nobody chose or waived.
domain::Proposal propose(const PenaltyFacts& facts, const PenaltyResult& now, const law::Rulebook& law, base::Date date);

// The measures of the announced findings as facts and law have them now, with the choices that were announced. What was
// found since waits for a notice of its own. Without a notice: all measures.
PenaltyResult reckon_again(PenaltyFacts facts, const std::optional<NoticePapers>& notice, const law::Rulebook& law,
                           base::Date date);

struct DecideInput {
  base::Date date;
  std::string decider;
};

// Decision when the gate lets it pass, else Error(gate) with everything that is missing. Error(gate) too when no pack of
// the case says what must be on record: without due process there is no decision.
domain::Decision decide(const PenaltyFacts& facts, const std::optional<NoticePapers>& notice, const PenaltyResult& now,
                        const law::Rulebook& law, const due::Calendar& calendar, const DecideInput& input);

// In what `now` is heavier than the notice announced, one line each; empty when in nothing.
std::vector<std::string> heavier(const domain::MeasureSet& announced, const domain::MeasureSet& now);

// The last day of the reply time, counted from delivery; without a delivery the figure has no value yet.
domain::Figure reply_until(const law::Rulebook& law, base::Date date, const std::optional<domain::Delivery>& delivery,
                           const due::Calendar* calendar);

// The set to record: named like the one before when nothing but the day changed, so that a rerun writes nothing.
domain::MeasureSet named(const PenaltyFacts& facts, domain::MeasureSet set, casefile::Change& change);
void store(casefile::Change& change, domain::MeasureSet set, const PenaltyFacts& facts);

void store(casefile::Change& change, domain::Proposal& proposal);
// A notice neither void nor decided that announces the same; repeating it writes nothing.
std::optional<domain::Proposal> same_proposal(const std::vector<NoticePapers>& notices, const domain::Proposal& proposal);
domain::Table proposal_rows(const domain::Proposal& proposal, const domain::MeasureSet& announced);
domain::Table decision_rows(const domain::Decision& decision);
void store(casefile::Change& change, domain::Decision& decision, const NoticePapers& notice);

// Notices and decisions of the case, in order.
domain::Table paper_list(const std::vector<NoticePapers>& notices, const std::vector<domain::Decision>& decisions);

}  // namespace mi::work
