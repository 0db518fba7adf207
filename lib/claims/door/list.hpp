// SPDX-License-Identifier: Apache-2.0
// The batches of a case, a row a file.
#pragma once
#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::claims {

domain::Table batch_rows(const casefile::Case& source);

}  // namespace mi::claims
