// SPDX-License-Identifier: Apache-2.0
// What the forms of payment are reckoned with. Inside work/settle only.
#pragma once
#include <string>
#include <vector>

#include "work/settle/form.hpp"

namespace mi::work {

// The facts of a row, as the packs name them.
law::Facts facts_of_row(const domain::FormRow& row);
// Sum of what the lines pay, with the lines as its inputs.
domain::Figure total_of(const std::vector<domain::FormLine>& lines);
domain::Figure sum_figure(std::string id, std::string label, base::Money amount);

// Each fills lines and figures of the form.
void reckon_quota(domain::PaymentForm& form, const FormInput& input, const law::Rulebook& law);
void reckon_heads(domain::PaymentForm& form, const law::Rulebook& law);
void reckon_slips(domain::PaymentForm& form, const law::Rulebook& law);

}  // namespace mi::work
