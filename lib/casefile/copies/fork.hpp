// SPDX-License-Identifier: Apache-2.0
// Forks: a copy of the case under a name of its own, for an inspector to record in; what binds the agency stays with the
// case of record. And the blocks of document numbers that forks get.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::casefile {

// Recorded in the case that is forked, before the copy is made.
struct ForkMade {
  static constexpr domain::FactKind kind{"casefile.fork/1", domain::Mode::once};  // key: the branch
  std::string branch;               // "a", "a-b"
  std::int64_t first_number = 0;    // 0: no numbers
  std::int64_t last_number = 0;

  template <class V> void fields(V& v) { v("branch", branch)("first_number", first_number)("last_number", last_number); }
};

// A fork's first entry, in the fork itself.
struct ForkBegun {
  static constexpr domain::FactKind kind{"casefile.begun/1", domain::Mode::once};  // key: the branch
  std::string branch;
  std::string from;  // the head it was forked at

  template <class V> void fields(V& v) { v("branch", branch)("from", from); }
};

struct NumberBlock {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
NumberBlock parse_block(std::string_view text);  // "101-150"; Error(usage)

struct ForkResult {
  std::string branch;
  Head head;          // of the fork
  bool made = false;  // false: this fork was made before and its file stands; nothing was written
};

// Forks `source` (open for writing) as NAME (1 to 16 of a–z and 0–9) into a new file at `path`.
// Error(usage): the name. Error(cannot): the file exists, or the fork was made before and its file is elsewhere.
// Error(gate): the numbers are not this case's to give, or are given already.
ForkResult fork(Case& source, const std::string& name, const std::string& path, const std::optional<NumberBlock>& numbers,
                const EntryInfo& info, bool dry_run = false);

// The document number that this file may give out next in a series whose `used` numbers are known: on the case of record
// outside every block given away, on a fork inside its own. Error(gate): no block, or its end is reached.
std::int64_t next_number(const Case& target, const std::vector<std::int64_t>& used);

}  // namespace mi::casefile
