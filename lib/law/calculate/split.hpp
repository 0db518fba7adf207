// SPDX-License-Identifier: Apache-2.0
// Dividing an amount so that the parts always add up to it (G4).
#pragma once
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "law/value.hpp"

namespace mi::law {

// split-by-share/1: pay = round(share × total), rest = total − pay.
struct Split {
  domain::Figure pay, rest;
};
Split split_by_share(std::string pay_id, std::string pay_label, std::string rest_id, std::string rest_label,
                     const Value& share, const domain::Figure& total,
                     const std::vector<domain::SwitchUse>& switches = {});

// apportion/1: by largest remainder over the weights; ties by place.
struct Weight {
  std::string id;
  std::string label;
  std::int64_t weight = 0;
};
std::vector<domain::Figure> apportion(const domain::Figure& total, const std::vector<Weight>& weights,
                                      const std::string& clause,
                                      const std::vector<domain::SwitchUse>& switches = {});

}  // namespace mi::law
