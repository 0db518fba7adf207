// SPDX-License-Identifier: Apache-2.0
// What loading left to be looked at, as tables: rows set aside, notes; and the fields that are read.
#pragma once
#include <string>

#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::claims {

// In the reader's language, or for a machine in one that never changes. `batch`: the first digits of a hash, "" for
// all. Error(cannot): there is no such batch.
domain::Table aside_rows(casefile::Case& source, const std::string& batch, bool for_people);
domain::Table note_rows(casefile::Case& source, const std::string& batch, const std::string& what, bool for_people);
domain::Table field_rows(bool for_people);

}  // namespace mi::claims
