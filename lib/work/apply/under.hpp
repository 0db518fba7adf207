// SPDX-License-Identifier: Apache-2.0
// One applicant screened under several packs: where they differ, condition by condition.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "work/apply/screen.hpp"

namespace mi::work {

struct ScreenedUnder {
  std::string pack;
  Screening screening;
};
// Each pack alone, with what it takes from others, on its own reading: settings of the case do not count.
ScreenedUnder screen_under(const law::CaseFacts& known, const law::Pack& pack, base::Date day,
                           const std::vector<std::string>& groups);
domain::Table rows(const std::vector<ScreenedUnder>& list);

}  // namespace mi::work
