// SPDX-License-Identifier: Apache-2.0
// How a case takes over packs and settings: what is refused, and the facts that are written.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "law/pack.hpp"

namespace mi::law {

// Packs that these take from, found beside what ships; those among `packs` themselves too. Error(usage): not found.
std::vector<Pack> extended_of(const std::vector<Pack>& packs);

// A case uses at most one pack for each layer and topic. Error(choice).
void require_one_per_topic(const std::vector<Pack>& packs);

struct Adoption {
  std::vector<Pack> packs;
  std::vector<std::string> paths;  // beside each pack the file it was read from; "" for shipped ones
  bool allow_draft = false;
  std::vector<std::string> instead_of;  // packs of the case that are no longer used
};

// Records the packs and keeps their text in the case. What the case already uses is not recorded again. Errors: gate for
// a draft without leave; choice when two packs would hold the same layer and topic; cannot when they contradict each
// other; usage for an `instead_of` that the case does not use.
void adopt(const casefile::Case& source, casefile::Change& change, const Adoption& adoption, base::Date day);

// Sets a parameter or switch. Errors as Rulebook::of has them for an override; usage without a source.
void set(const casefile::Case& source, casefile::Change& change, const std::string& name, const std::string& value,
         const std::string& origin, base::Date day);

}  // namespace mi::law
