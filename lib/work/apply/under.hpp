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
  bool asks = true;  // the pack says something of applicants on that day; else nothing is answered
};
// Each pack alone, with what it takes from others, on its own reading: settings of the case do not count.
ScreenedUnder screen_under(const law::CaseFacts& known, const law::Pack& pack, base::Date day,
                           const std::vector<std::string>& groups);
domain::Table rows(const std::vector<ScreenedUnder>& list);
// What would come out under each other reading of each pack; a pack that asks nothing has none.
domain::Table what_if_under(const law::CaseFacts& known, const std::vector<law::Pack>& packs, base::Date day,
                            const std::vector<std::string>& groups);

}  // namespace mi::work
