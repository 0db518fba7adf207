// SPDX-License-Identifier: Apache-2.0
// The tutoring period of a new agreement (NH-04): its days, its one extension, and what is not opened in it. Its machine
// is the packs'.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "domain/tutoring.hpp"
#include "law/case_facts.hpp"
#include "work/agree/payable.hpp"
#include "work/agree/standing.hpp"

namespace mi::work {

struct Tutoring {
  std::string agreement;
  std::string state;                       // of the packs' machine, on the day asked for
  base::DateRange first;                   // the period
  std::optional<base::DateRange> extension;
  std::vector<std::string> blocks;         // what is not opened on that day: out-of-area
  std::string clause;
  domain::Figure last_day;
};
std::vector<domain::TutoringStep> read_tutoring(const casefile::Case& file);

// Of the first agreement of a chain of renewals: a renewed one is not new. Nothing where the packs know no tutoring.
// Error(gate): no agreement holds the day.
std::optional<Tutoring> tutoring(const AgreementFacts& facts, const std::vector<domain::TutoringStep>& steps,
                                 const law::CaseFacts& known, const law::Rulebook& law, base::Date day);

// Error(gate): the machine has no such step from here; the day lies outside the period. Error(usage): no reason.
domain::TutoringStep tutoring_step(const Tutoring& now, const law::Rulebook& law, const std::string& event, base::Date date,
                                   const std::string& reason);
void store(casefile::Change& change, domain::TutoringStep& step);
// Error(gate): what had to be put right in the extension was not: it is not renewed.
void refuse_renewal(const std::optional<Tutoring>& tutoring);
// Why a cost of a patient from another area is not payable: out-of-area settlement is not opened on that day.
void add_block(const std::optional<Tutoring>& tutoring, std::vector<Block>& blocks);
domain::Table rows(const Tutoring& tutoring);

}  // namespace mi::work
