// SPDX-License-Identifier: Apache-2.0
// Sums over findings, of which there may be very many.
#include <algorithm>

#include "work/penalize/clause.hpp"

namespace mi::work::penalty {

const PartForm fund_part{"fund", domain::fund_label, "", {}};
const PartForm net_part{"net", domain::net_label, "", {}};

void PartSum::add(const PartForm& form, const std::string& finding, std::initializer_list<base::Money> amounts) {
  if (form_ != &form) {
    form_ = &form;
    tables_.push_back({figure_.id, form.suffix, form.label, form.formula, form.from, {}, {}});
  }
  domain::Parts& table = tables_.back();
  table.findings.push_back(finding);
  table.amounts.insert(table.amounts.end(), amounts);
  total_ += *amounts.begin();
  ++count_;
}

domain::Figure PartSum::done(const Ground& ground) {
  figure_.value = total_.to_string();
  if (count_ > 1) figure_.formula = "各项之和";
  const bool told = std::any_of(ground.parts.begin(), ground.parts.end(), [&](const auto& p) { return p.of == figure_.id; });
  if (told) domain::put_in(figure_, tables_);  // a clause that takes two multiples: the name stands for the first base
  else ground.parts.insert(ground.parts.end(), tables_.begin(), tables_.end());
  return std::move(figure_);
}

}  // namespace mi::work::penalty
