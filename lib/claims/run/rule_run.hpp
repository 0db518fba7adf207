// SPDX-License-Identifier: Apache-2.0
// All rules of a request over the columns, by several threads: what each found comes out in the same order whatever their
// number.
#pragma once
#include "claims/run/check.hpp"

namespace mi::claims {

// Fills hits, excluded, rules and lists of the result; its period and method are set.
void run_rules(CheckResult& result, const Data& data, const CheckRequest& request, unsigned threads);

}  // namespace mi::claims
