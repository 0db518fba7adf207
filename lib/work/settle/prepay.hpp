// SPDX-License-Identifier: Apache-2.0
// Fund money paid ahead (SG-14): a share of a base, or a special fund in an emergency. Later months set it off
// (mi-settle month --advance); until then it stands on the account of advances.
#pragma once
#include <optional>
#include <string>

#include "casefile/case.hpp"
#include "law/rulebook.hpp"
#include "work/settle/result.hpp"

namespace mi::work {

struct PrepayInput {
  std::string period;                   // "2026" or "2026-03"
  std::optional<base::Money> base;      // what settlement.prepay.ratio is taken of
  std::optional<base::Money> special;   // or an emergency fund, whole
  std::string ground;                   // what the base is; required of a special fund
};

// Error(usage): neither or both; a special fund without its ground; the ratio left blank (G8); nothing to pay.
Settled compute_prepay(const PrepayInput& input, const law::Rulebook& law);

// Advances not yet set off, without the postings of `result`, which may be reckoned again.
base::Money advance_left(const casefile::Case& file, const std::string& result);
// What a month sets off: Error(gate) for more than is left.
base::Money checked_advance(const casefile::Case& file, base::Money amount, const std::string& result);

}  // namespace mi::work
