// SPDX-License-Identifier: Apache-2.0
// What may be implausible about a row: the words of line_note.what, and what each means to people.
#pragma once
#include <string_view>

namespace mi::claims {

// A message id. The words: amount, line-split, self-pay, outside-stay, repeated-key, refund, refund-sign, repeated-visit,
// repeated-settlement, dates, fund, total-split, payment-split, person-split, fund-split, identity, person,
// credit-code, test. Cases of older programs hold no others.
const char* meaning_of_note(std::string_view what);

}  // namespace mi::claims
