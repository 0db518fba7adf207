// SPDX-License-Identifier: Apache-2.0
// The measures of one clause by their kinds; shared by the files of this folder only.
#pragma once
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "work/penalize/parts.hpp"

namespace mi::work::penalty {

std::string id_of(const Group& group, const std::string& action);  // "56.2.damages"
domain::Measure measure(const Group& group, const law::Measure& rule, const std::string& action);
// What only holds when an officer finds it so: 情节严重, 拒不整改. Not found so unless chosen.
void make_conditional(domain::Measure& m, const std::string& when);

// How each finding's part of a sum is told.
struct PartForm {
  std::string suffix, label, formula;
  std::vector<domain::Parts::From> from;
};
extern const PartForm fund_part, net_part;  // what the finding itself tells

// A sum over findings; its parts are told in tables (domain::Parts), in the order added.
class PartSum {
 public:
  PartSum(std::string id, std::string label) : figure_(domain::figure(std::move(id), std::move(label), base::Money{})) {}
  // The finding's own amount, then those it was reckoned from. `form` outlives the sum.
  void add(const PartForm& form, const std::string& finding, std::initializer_list<base::Money> amounts);
  bool empty() const { return tables_.empty(); }
  domain::Figure done(const Ground& ground);

 private:
  domain::Figure figure_;
  const PartForm* form_ = nullptr;
  std::size_t count_ = 0;
  base::Money total_;
  std::vector<domain::Parts> tables_;
};

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
