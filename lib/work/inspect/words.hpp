// SPDX-License-Identifier: Apache-2.0
// The institution's reply to a finding and the second reviewer's word on it.
#pragma once
#include <string>
#include <vector>

#include "domain/held.hpp"

namespace mi::work {

// Error(usage): neither text nor an answer, contests and accepts together, an unknown item, more contested than found.
// Error(gate): the reply is dated before the conduct ended.
void check_reply(const domain::Docket& docket, const domain::Reply& reply);

// Error(gate): the reviewer raised the finding, or the review is dated before a reply that it must weigh, or a decision
// stands on the finding. Error(usage): no reason, an unknown item, a change that changes nothing.
void check_review(const domain::Docket& docket, const domain::Review& review);

}  // namespace mi::work
