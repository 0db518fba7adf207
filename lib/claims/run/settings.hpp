// SPDX-License-Identifier: Apache-2.0
// What a run of the checks goes by: the shipped rules, over them the lists of the case, its packs, over these the command line.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "claims/run/check.hpp"
#include "law/rulebook.hpp"

namespace mi::claims {

// `day` is that of the conduct (G11). A pack in use may set the parameter of a kind as claims.KIND.PARAMETER, and the method as claims.fund_method. Errors:
// usage for what the command line says wrong.
CheckRequest settings(const casefile::Case& source, const law::Rulebook& book, base::Date day, const std::vector<std::string>& rules,
                      const std::vector<std::string>& parameters, const std::string& method);
// The same by the shipped rules and lists alone.
CheckRequest settings(const law::Rulebook& book, base::Date day, const std::vector<std::string>& rules,
                      const std::vector<std::string>& parameters, const std::string& method);

}  // namespace mi::claims
