// SPDX-License-Identifier: Apache-2.0
// Joining copies of one case: the union of their entries, facts, files and claims. Nothing is lost, nothing is decided:
// where copies contradict each other, both heads stay and are listed until a person settles it.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "casefile/copies/conflicts.hpp"

namespace mi::casefile {

struct Merged {
  std::string path;
  std::string branch;         // of the file merged
  Head head;                  // of the file merged
  std::int64_t entries = 0;   // that were new here
  std::int64_t facts = 0;
};

struct MergeResult {
  std::vector<Merged> files;
  std::vector<Contradiction> contradictions;  // all that the case has afterwards
};

// Merges all files into `target` (open for writing) in one transaction, each with an entry of its own whose parents are
// both heads. A file whose head is known already adds nothing and no entry. Error(cannot), nothing written: a file that
// does not verify, of another case, or a copy made by hand on which the same branch was written on.
MergeResult merge(Case& target, const std::vector<std::string>& paths, const EntryInfo& info, bool dry_run = false);

}  // namespace mi::casefile
