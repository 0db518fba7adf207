// SPDX-License-Identifier: Apache-2.0
#include "casefile/views/agreements.hpp"

#include "casefile/entries.hpp"

namespace mi::casefile {

std::optional<domain::Agreement> agreement_on(const Case& file, base::Date day) {
  std::optional<domain::Agreement> found;
  for (const auto& r : entries<domain::Agreement>(file)) {
    const auto ended = file.get<domain::Termination>(r.value.name);
    if (r.value.term.contains(day) && (!ended || day < ended->value.effective)) found = r.value;
  }
  return found;
}

}  // namespace mi::casefile
