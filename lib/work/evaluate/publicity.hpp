// SPDX-License-Identifier: Apache-2.0
// Public notice of a pass (SG-10): the window, complaints in it and what their check shows. The institution enters the
// list of those to be signed with when the window is over and no complaint stands against the result.
#pragma once
#include <string>
#include <vector>

#include "casefile/views/applications.hpp"
#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// The window from the day it was posted (the day after is day 1), by evaluate.publicity; under the switch
// evaluate.publicity.pause = yes the days on which a complaint is checked are not counted. `today`: until when a check
// that is not finished stops it.
domain::Publicity window(const casefile::EvaluationRecord& evaluation, const domain::Publicity& posted,
                         const law::Rulebook& law, const due::Calendar& calendar, base::Date today);

// The evaluation whose pass is published. Error(gate) when there is none, or its result is a failure.
const casefile::EvaluationRecord& published(const casefile::ApplicationRecord& application);

// Error(gate): posted already. Error(usage): before the evaluation's day.
domain::Publicity post(const casefile::EvaluationRecord& evaluation, base::Date posted, const std::string& channel);
// Error(gate) before it is posted; Error(usage) for a day before that.
domain::Complaint complaint(const casefile::EvaluationRecord& evaluation, base::Date received, const std::string& text);
// Error(usage) for an unknown one or a day before it; Error(gate) when it was checked.
domain::ComplaintCheck complaint_check(const casefile::EvaluationRecord& evaluation, const std::string& complaint,
                                       base::Date date, bool stands, const std::string& text);

// Error(usage): a check without its result, or a result without the complaint.
void require_whole(const std::string& checked, const std::string& stands);

void store(casefile::Change& change, const domain::Publicity& publicity);
void store(casefile::Change& change, domain::Complaint& complaint);
void store(casefile::Change& change, const domain::ComplaintCheck& check);

const std::vector<std::string>& publicity_switches();  // that move its end

struct PublicityState {
  domain::Publicity window;
  bool over = false;                     // on the day asked for
  std::vector<std::string> open;         // complaints in the window not checked
  std::vector<std::string> against;      // complaints whose check shows that the result does not stand
  bool may_sign() const { return over && open.empty() && against.empty(); }
};
// Error(gate) when it was not posted.
PublicityState publicity_state(const casefile::EvaluationRecord& evaluation, const law::Rulebook& law,
                               const due::Calendar& calendar, base::Date on);
domain::Table rows(const casefile::EvaluationRecord& evaluation, const PublicityState& state);

}  // namespace mi::work
