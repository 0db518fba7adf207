// SPDX-License-Identifier: Apache-2.0
// A stream of hits as mi-claims check -f json writes it: read whole, with its end, before anything is locked.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/claims.hpp"

namespace mi::work {

// The hits of the stream; records of other formats are passed over. Error(cannot) with the line: not JSON, a record
// without a format, a hit that is damaged, no mi.end/1 record, fewer records than it says, anything after it.
std::vector<domain::Hit> read_hits(std::string_view text, const std::string& name);

// Error(cannot) when a line of a hit belongs to none of these batches: another case's hits. `batches`: whole hashes.
void check_batches(const std::vector<domain::Hit>& hits, const std::vector<std::string>& batches,
                   const std::string& name);

}  // namespace mi::work
