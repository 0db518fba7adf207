// SPDX-License-Identifier: Apache-2.0
// The register of the institution as it stood on a day: of each thing the entry with the latest first day that is not
// after it, unless that entry has ended by then.
#pragma once
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "casefile/case.hpp"
#include "domain/institution.hpp"

namespace mi::casefile {

struct Register {
  std::optional<Recorded<domain::Institution>> institution;
  std::vector<Recorded<domain::Person>> persons;          // by id
  std::vector<Recorded<domain::Department>> departments;  // by code
  std::optional<Recorded<domain::Beds>> beds;
};

// Error(choice) when an entry is contradicted.
Register register_on(const Case& file, base::Date day);

}  // namespace mi::casefile
