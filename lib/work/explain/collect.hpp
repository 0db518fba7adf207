// SPDX-License-Identifier: Apache-2.0
// Finds the figures that a case holds. A Result is a fact whose body holds figures at any depth; this reads them without
// knowing the kinds, so that a new program's figures can be explained on the day it is written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "domain/figure.hpp"
#include "domain/table.hpp"

namespace mi::work {

struct FoundFigure {
  casefile::Fact fact;     // the Result that holds it
  domain::Figure figure;
  std::string address;     // "measures-1:F2.damages": unique in the case
};

// Every figure of the facts in force, in the order they were recorded; inputs of figures are not listed apart.
std::vector<FoundFigure> figures_of(const casefile::Case& file);

// By address, or by the figure's own id or label when only one has it. Error(cannot) when there is none, with the nearest name;
// Error(choice) listing the addresses when several have it.
FoundFigure figure_named(const casefile::Case& file, std::string_view name);

domain::Table figure_rows(const std::vector<FoundFigure>& figures);

// All claim-line references below a figure, each once, in order.
std::vector<std::string> lines_below(const domain::Figure& figure);

}  // namespace mi::work
