// SPDX-License-Identifier: Apache-2.0
// Money once, finding by finding: what each comes to after the same money was taken out of all but the heaviest.
#pragma once
#include <string>
#include <vector>

#include "domain/measure.hpp"
#include "domain/money_once.hpp"

namespace mi::domain {

// A held finding under the clause that an officer confirmed for it.
struct Weighed {
  Ranked ranked;
  std::string clause;    // id
  std::string citation;  // as printed
};

struct Net {
  NetFinding told;
  Once once;
  const Finding* finding = nullptr;  // the held finding it is about
};

// In the order taken: heaviest clause first.
std::vector<Net> net_findings(std::vector<Weighed> findings);

// id, label, and the sum of the inputs.
Figure sum(std::string id, std::string label, std::vector<Figure> inputs);
// A sum with its parts only named, for where each part stands in full beside it.
Figure outline(Figure sum);

}  // namespace mi::domain
