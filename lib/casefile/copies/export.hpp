// SPDX-License-Identifier: Apache-2.0
// A copy to hand over: read-only for ever, without the case's secret, and if asked without the bodies of some kinds. It
// still verifies: identities rest on headers, which hold the hashes of the salted bodies.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::casefile {

struct Exported {
  Head head;
  std::int64_t facts = 0;
  std::int64_t withheld = 0;        // facts without bodies
  std::int64_t withheld_files = 0;  // files that only those facts name
};

// Kinds as "inspect.evidence" (every version) or "inspect.evidence/1". With the body of a fact go the files that only
// withheld facts name, the rows of parts that hang on it, and the arguments of the entry that wrote it.
// Error(usage): a kind of which the case holds nothing. Error(cannot): the file exists.
Exported export_case(Case& source, const std::string& path, const std::vector<std::string>& withhold);

}  // namespace mi::casefile
