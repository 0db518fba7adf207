// SPDX-License-Identifier: Apache-2.0
// The documents of a case and how far each has come: asked for, numbered, issued (the signed file is kept), delivered,
// or void. Each step is recorded once and in this order; delivery starts clocks, so it needs a receipt.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "domain/notice.hpp"
#include "domain/table.hpp"

namespace mi::work {

struct Paper {
  domain::DocumentRequest request;
  std::optional<domain::DocumentNumber> number;
  std::optional<domain::DocumentIssue> issue;
  std::optional<domain::Delivery> delivery;
  std::optional<domain::DocumentVoid> voided;

  const char* state() const;  // "void", "delivered", "issued", "numbered", "draft"
  bool is_draft() const { return !number; }
};

std::vector<Paper> papers_of(const casefile::Case& file);
Paper paper_named(const casefile::Case& file, std::string_view name);  // Error(cannot) with the nearest name
domain::Table rows(const std::vector<Paper>& papers);

// The next number of this word and year, over all that were ever given: a voided number stays taken, none is left out.
// Error(gate): the paper is void, or the series' year lies before its last number's. A paper that has a number keeps it.
domain::DocumentNumber next_number(const casefile::Case& file, const Paper& paper, const std::string& word,
                                   std::int64_t year);

// Each throws Error(gate) when the step before is missing or the paper is void, Error(usage) for a day before it.
void check_issue(const Paper& paper, base::Date date, bool numbered = true);  // a record needs no number
void check_open(const Paper& paper);  // what was issued or voided is said already
void check_delivery(const Paper& paper, base::Date date);
void check_void(const Paper& paper);

}  // namespace mi::work
