// SPDX-License-Identifier: Apache-2.0
// Cells made into entries of the register. What is no date, no such word or missing is a fault, and all faults come in
// one Error (usage; cannot for a file's rows), each with its place; a code whose check character is wrong is kept as it stands, with a warning.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/entries.hpp"
#include "casefile/views/register.hpp"
#include "work/register/cells.hpp"

namespace mi::work {

template <class T> struct Entered {
  std::vector<T> values;
  std::vector<std::string> places;    // of each value
  std::vector<std::string> warnings;  // "staff.tsv:5: certificate: …"
};

// Each entry takes over what the register holds of the same thing on its first day, or an earlier row of the same
// cells; its cells say what is different from then on.
Entered<domain::Institution> institutions(const casefile::Case& file, const std::vector<Cells>& rows);
Entered<domain::Person> persons(const casefile::Case& file, const std::vector<Cells>& rows);
Entered<domain::Department> departments(const casefile::Case& file, const std::vector<Cells>& rows);
Entered<domain::Beds> beds(const casefile::Case& file, const std::vector<Cells>& rows);

// Error(gate) with a line for each entry on record with other data.
void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Institution>& entered,
           const casefile::Correction& correction);
void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Person>& entered,
           const casefile::Correction& correction);
void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Department>& entered,
           const casefile::Correction& correction);
void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Beds>& entered,
           const casefile::Correction& correction);

// What is wrong with the codes of an entry: "uscc: …". Also shown beside what is on record.
std::vector<std::string> remarks(const domain::Institution& institution);
std::vector<std::string> remarks(const domain::Person& person);
std::vector<std::string> remarks(const domain::Beds& beds);

}  // namespace mi::work
