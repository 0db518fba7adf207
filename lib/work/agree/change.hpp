// SPDX-License-Identifier: Apache-2.0
// Changes of the institution's data and the clock for filing them (SG-19, SQ-34).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "casefile/entries.hpp"
#include "domain/table.hpp"
#include "domain/tutoring.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct ChangeInput {
  std::string what;
  std::optional<base::Date> approved, made;  // one of them: approval, or the change itself where nobody approves it
  std::optional<base::Date> filed;           // "" not filed: found by the agency
  std::string text;
};
// Major are the packs' data of agreement.change.major; their clock is agreement.change.file. Other data: in writing and in
// time, without a clock. Error(usage): not one day, filed before it.
domain::DataChange data_change(const ChangeInput& input, const law::Rulebook& law, const due::Calendar& calendar);
// A change on record is filed later by the same words and day.
void store(const casefile::Case& file, casefile::Change& change, domain::DataChange& data, const casefile::Correction& correction);
std::vector<domain::DataChange> read_changes(const casefile::Case& file);
domain::Table rows(const std::vector<domain::DataChange>& changes);

}  // namespace mi::work
