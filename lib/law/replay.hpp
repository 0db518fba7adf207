// SPDX-License-Identifier: Apache-2.0
// Reckoning again what a case says was reckoned (mi-case verify --recompute): each Result with the case, the packs and the
// switches of its own day. Which kinds of facts are Results, and how each is reckoned, the rooms of work/ say; the list of
// them stands in tools/mi-case/recompute.cpp.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/figure.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::law {

// A Result, and the case and law as they stood when it was written.
struct Then {
  casefile::Case& file;
  const Rulebook& law;
  const casefile::Fact& fact;
};

struct Replayed {
  std::vector<domain::Figure> recorded;
  std::vector<domain::Figure> reckoned;
};

struct Replayer {
  const char* kind;
  Replayed (*run)(const Then& then);
};

struct Difference {
  std::string fact;      // its name, else key, else the start of its identity
  std::string kind;
  std::string figure;    // "paid", "paid/offset": with the figures that it stands in; "" when the whole was not possible
  std::string label;
  std::string recorded;  // "" when the figure is not recorded
  std::string reckoned;  // "" when it does not come about; what stood in the way where the whole was not possible
};

struct Recomputed {
  std::int64_t results = 0;
  std::int64_t figures = 0;  // compared, with those inside them
  std::int64_t withheld = 0; // Results of an export whose bodies stayed at home
  std::vector<Difference> differences;
};

// Every Result, also those replaced since. One that cannot be reckoned again counts as a difference.
Recomputed recompute(casefile::Case& file, const std::vector<Replayer>& replayers);
domain::Table rows(const Recomputed& recomputed);  // of the differences

}  // namespace mi::law
