// SPDX-License-Identifier: Apache-2.0
// What a reasonable overspend is worth (SG-17, SZ-02): the bracket table of a pack, or the one that an officer set with its
// source where the text names none. Nothing is borrowed and nothing is assumed.
#pragma once
#include <optional>

#include "law/case_facts.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// settlement.overspend.table as it is written, "5 %: 60 %; 10 %: 50 %; 0 %": up to 5 % of the standard 60 %, above that up to
// 10 % 50 %, above that nothing. Error(usage) for anything else, with the bracket that is wrong.
law::RuleTable parse_brackets(const law::Value& written);

// settlement.overspend.compensation, else settlement.overspend.table. Nothing when neither is known and none is required; where
// one is, Error(usage): no pack speaks of it, or the parameter is left blank (G8, the clause is named).
std::optional<law::RuleTable> overspend_table(const law::Rulebook& law, base::Date day, bool required);

// Error(gate) when the packs name what makes an overspend reasonable (settlement.overspend.reason) and the case says no to
// each of it. What nobody looked into does not stand in the way: the officer's ground is on record.
void require_reason(const law::Rulebook& law, const law::CaseFacts& known, base::Date day);

}  // namespace mi::work
