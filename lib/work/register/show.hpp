// SPDX-License-Identifier: Apache-2.0
// The register of a day as tables, and what is wrong about its codes.
#pragma once
#include <string>
#include <vector>

#include "casefile/views/register.hpp"
#include "domain/table.hpp"
#include "work/register/cells.hpp"

namespace mi::work {

// Institution (a row for each datum), persons, departments, beds; those that are empty are
// left out. Identity numbers are masked unless `unmasked`.
std::vector<domain::Table> rows(const casefile::Register& on, bool unmasked);
domain::Table rows(const casefile::Register& on, Subject subject, bool unmasked);  // one of them

// "D440200000001: certificate: …", in the reader's language.
std::vector<std::string> remarks(const casefile::Register& on);

}  // namespace mi::work
