// SPDX-License-Identifier: Apache-2.0
// Forms of payment over one mechanism: rows handed in, each answered by the packs, and sums that a month is settled by.
//   case, unit  a fixed sum a case or unit; a share of special ones by item in the order in which they were agreed on
//               (settlement.FORM.special_share, special_base); by item below a share of the sum (item_below, item_per)
//   capitation  heads of a month times settlement.capitation.rate, counted as settlement.capitation.count_day says
//   writeoff    slips, each asked the conditions of settlement.payable; the days are settlement.writeoff.period, or the month
// What was bought outside during a stay counts into its cost when settlement.outside answers yes; else it is a lead (NH-06).
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/payment_form.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct FormInput {
  std::string form;
  std::string period;                              // "2026" or "2026-03"
  std::vector<domain::FormRow> rows;
  std::vector<domain::FormStandard> standards;
  std::vector<domain::PaymentForm> before;         // of the form, in the same year, of months before
};

base::Date first_day_of(const std::string& period);   // Error(usage): neither a year nor a month
// The rows of a form from a table. Its columns are those of the form and the facts that the packs ask for on the first day.
// Error(cannot) with every fault at its line.
std::vector<domain::FormRow> read_form(std::string bytes, const std::string& file, const std::string& form, const std::string& period,
                                       const law::Rulebook& law);
// The columns group, amount, source: what was agreed.
std::vector<domain::FormStandard> read_standards(std::string bytes, const std::string& file);

// Error(usage): a required parameter left blank (G8), a group without its fixed sum, purchases outside where no pack counts
// them. Error(gate): a row that stands in an earlier month already.
domain::PaymentForm compute_form(const FormInput& input, const law::Rulebook& law);
// The earlier months of the year, for the same form.
std::vector<domain::PaymentForm> forms_before(const casefile::Case& file, const std::string& form, const std::string& period);
domain::Table rows(const domain::PaymentForm& form);

// The approved sum of a month as its forms have it. Error(cannot): no such form; Error(usage): one named twice; Error(gate): another
// result pays it already.
domain::Figure form_approval(const casefile::Case& file, const std::vector<std::string>& keys, const std::string& result);

}  // namespace mi::work
