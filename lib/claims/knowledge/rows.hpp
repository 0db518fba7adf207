// SPDX-License-Identifier: Apache-2.0
// The rows of a knowledge list, shipped or an agency's own: a CSV whose header is known.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mi::claims {

using ListRow = std::vector<std::string_view>;  // as many cells as the header has names

// Calls f with each row below the header; `header` is that of the list, "code,name,minutes". Error(cannot) with the list's name
// and line, "item_minutes.csv:7", for a row of another width, and for whatever error f throws: a mistake in data is no mistake
// of the command line.
void each_row(std::string_view text, const std::string& list, const char* header, const std::function<void(const ListRow&)>& f);

// A cell that is 1, 2 or 3: the levels of hospitals, and of what a doctor may prescribe. Error(cannot) for anything else.
int read_level(std::string_view cell);

}  // namespace mi::claims
