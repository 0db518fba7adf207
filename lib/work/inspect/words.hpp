// SPDX-License-Identifier: Apache-2.0
// The institution's reply to a finding and the second reviewer's word on it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/held.hpp"

namespace mi::work {

// "2" or "2=150.00": an item, and the amount that is said of it. Error(usage) for an amount that is none.
struct ItemWord {
  std::string item;
  std::optional<base::Money> amount;
  static ItemWord parse(const std::string& text);
};

// Items as they were named into a reply (contested) and a review (withdrawn without an amount, reduced with one).
// Error(usage): `contests` is not the sum of what is contested of the items.
void name_items(domain::Reply& reply, const std::vector<std::string>& words);
void name_items(domain::Review& review, const std::vector<std::string>& words);

// Error(usage): neither text nor an answer, contests and accepts together, an unknown item, more contested than found.
// Error(gate): the reply is dated before the conduct ended.
void check_reply(const domain::Docket& docket, const domain::Reply& reply);

// Error(gate): the reviewer raised the finding, or the review is dated before a reply that it must weigh, or a decision
// stands on the finding. Error(usage): no reason, an unknown item, a change that changes nothing.
void check_review(const domain::Docket& docket, const domain::Review& review);

}  // namespace mi::work
