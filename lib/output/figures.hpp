// SPDX-License-Identifier: Apache-2.0
// Figures unfolded: as an indented tree for people, as a table for programs.
#pragma once
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "domain/table.hpp"

namespace mi::output {

std::string to_tree(const std::vector<domain::Figure>& figures);
// One row a figure, parents before their inputs, with "path" (1, 1.1, 1.2 …).
domain::Table to_table(const std::vector<domain::Figure>& figures);

}  // namespace mi::output
