// SPDX-License-Identifier: Apache-2.0
// Conditions answered one by one, and what a group of them comes to: applications, service items and whatever else asks
// an institution for conditions. What nobody knows, and what rests on lost text (G9), is not checkable, never a yes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/application.hpp"
#include "domain/figure.hpp"
#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"

namespace mi::law {

struct Answered {
  domain::Screened screened;  // with clause, reasoning and evidence
  domain::Figure reason;      // fact by fact
  Outcome outcome;
};
Answered answered(const Condition& condition, const CaseFacts& known, const Rulebook& law, base::Date as_of);
// All conditions of a group on a day, in the packs' order.
std::vector<Answered> answered_group(std::string_view group, const CaseFacts& known, const Rulebook& law, base::Date as_of);

struct Verdict {
  Answer answer = Answer::yes;
  std::optional<base::Date> first_possible;  // of a no that time alone turns
  std::vector<std::string> unknown;          // facts, or gaps, that an answer waits for
};
Verdict all_of(const std::vector<Answered>& group);
Verdict one_of(const std::vector<Answered>& group);
// Groups of conditions for an institution of which one that holds is enough: its licence, its kind.
bool one_is_enough(std::string_view group);

// Adds the words that are not there yet.
void add_new(std::vector<std::string>& list, const std::vector<std::string>& more);

domain::Table answer_table(const char* format);
domain::Row answer_row(const domain::Screened& screened);

}  // namespace mi::law
