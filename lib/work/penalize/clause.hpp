// SPDX-License-Identifier: Apache-2.0
// The measures of one clause by their kinds; shared by the files of this folder only.
#pragma once
#include <string>
#include <vector>

#include "work/penalize/parts.hpp"

namespace mi::work::penalty {

std::string id_of(const Group& group, const std::string& action);  // "56.2.damages"
domain::Measure measure(const Group& group, const law::Measure& rule, const std::string& action);
// What only holds when an officer finds it so: 情节严重, 拒不整改. Not found so unless chosen.
void make_conditional(domain::Measure& m, const std::string& when);
// Of one finding's money, with the fund's as its origin.
domain::Figure part_figure(const std::string& id, const std::string& label, base::Money value, const domain::Net& net,
                           const std::string& formula);
// Error(choice): a range without the officer's pick.
[[noreturn]] void pick_needed(const std::string& id, const std::string& range);

// refusal.cpp: what is refused, recovered, passed on to patients
void add_refusal(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<domain::Measure>& out);
void add_to_patients(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<domain::Measure>& out);
// damages.cpp
void add_damages(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<domain::Measure>& out);
void add_contract_fine(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<domain::Measure>& out);
// events.cpp: what counts times
bool reaches(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history);
void add_fixed(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history,
               std::vector<domain::Measure>& out);
void add_points(const Group& group, const law::Measure& rule, const Recurrence& history, std::vector<domain::Measure>& out);
// stops.cpp
void add_suspensions(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<domain::Measure>& out);

}  // namespace mi::work::penalty
