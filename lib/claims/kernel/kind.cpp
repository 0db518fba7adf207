// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/kind.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::claims {

using base::Error;
using base::ErrorKind;
using base::say;

Parameters::Parameters(std::string_view text) {
  for (const std::string& word : base::split(text, ' ')) {
    if (word.empty()) continue;
    std::size_t sign = word.find('=');
    if (sign == std::string::npos || sign == 0)
      throw Error(ErrorKind::usage, say("“{}” is not NAME=VALUE", word));
    values_[word.substr(0, sign)] = word.substr(sign + 1);
  }
}

const std::string& Parameters::text(const std::string& name) const {
  auto found = values_.find(name);
  if (found == values_.end()) throw Error(ErrorKind::usage, say("the rule lacks the parameter {}", name));
  return found->second;
}

std::int64_t Parameters::whole(const std::string& name) const {
  const std::string& value = text(name);
  std::int64_t number = -1;
  auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (code != std::errc() || end != value.data() + value.size() || number < 0 || number > 100000)
    throw Error(ErrorKind::usage, say("{0} must be a whole number from 0 to 100000, not “{1}”", name, value));
  return number;
}

std::vector<std::string> Parameters::list(const std::string& name) const {
  const std::string& value = text(name);
  return value.empty() ? std::vector<std::string>() : base::split(value, ';');
}

std::string Parameters::to_string() const {
  std::string out;
  for (const auto& [name, value] : values_) out += (out.empty() ? "" : " ") + name + "=" + value;
  return out;
}

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{same_line_twice(), price_above_list(), quantity_above_cap(), gap_between_stays(),
                                     overlapping_stays(), frequent_visits(), watched_stays(), workload(), two_places(), price_above_peers(),
                                     limited_to(),
                                     pair_billed_together(),
                                     course_days(),
                                     operation_discount(),
                                     date_outside_stay(),
                                     more_than_stay_days(),
                                     after_death(),
                                     supply_days(),
                                     kinds_of_drugs(),
                                     missing_companion(),
                                     herbal_slices(),
                                     doctor_not_registered(),
                                     code_against_person(),
                                     amount_above_cap(),
                                     operation_and_fee(),
                                     noted_rows(),
                                     indication(),
                                     stock_against_billing(), upload_delay(), drug_holding(),
                                     diagnosis_without_item(), thin_stay(), bought_without_code(), referral_target(),
                                     after_notice(), item_not_listed(), prescriber_level()};
  return all;
}

const Kind& find_kind(std::string_view name) {
  for (const Kind& kind : kinds())
    if (name == kind.name) return kind;
  throw Error(ErrorKind::cannot, say("there is no check kind “{}”", name));
}

}  // namespace mi::claims
