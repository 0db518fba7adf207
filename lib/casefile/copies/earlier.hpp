// SPDX-License-Identifier: Apache-2.0
// A case as it stood when an entry was written: what the entry's own history does not reach is not seen. For reckoning
// again what was reckoned then.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::casefile {

// What one entry says of how it was written.
struct WrittenBy {
  std::string program;
  std::vector<std::string> arguments;
  base::Date recorded;
  std::vector<std::pair<std::string, std::string>> switches;  // given on the command line: name, value
};
// Error(cannot) when an export withholds the entry's body.
WrittenBy written_by(Case& source, const Fact& fact);

// While it lives, the case shows only facts, and claims, of the history before the entry that holds the fact. One at a
// time; nothing is written to the file.
class Earlier {
 public:
  Earlier(Case& source, const Fact& fact);
  ~Earlier();
  Earlier(const Earlier&) = delete;
  Earlier& operator=(const Earlier&) = delete;

 private:
  Case& source_;
};

}  // namespace mi::casefile
