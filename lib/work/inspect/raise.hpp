// SPDX-License-Identifier: Apache-2.0
// Raising findings: from hits of a check, grouped, or by hand from what was seen on the spot. A finding is a lead until
// an officer confirms its clause and a second person reviews it.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "domain/claims.hpp"
#include "domain/held.hpp"

namespace mi::work {

// What makes one finding: hits of one rule (by default), of one visit, of one person, of one rule in one department.
enum class Grouping { rule, visit, person, department };
Grouping grouping(std::string_view word);

// Findings without names, in the order in which their first hits came. Hits in `known` are left out.
std::vector<domain::Finding> group_hits(const std::vector<domain::Hit>& hits, Grouping by,
                                        const std::set<std::string>& known);
// Hits that stand in a finding of the case, withdrawn ones too: what was withdrawn is not raised again by a rerun.
std::set<std::string> known_hits(const casefile::Case& source);

// A finding by hand.
struct HandFinding {
  std::string title;
  std::string text;
  std::string source = "hand";  // on-site, complaint, hand
  base::DateRange conduct;
  std::string department;
  std::vector<std::string> doctors;
  std::int64_t events = 0;
  std::optional<base::Money> amount;  // whole violating amount
  std::optional<base::Money> fund;    // fund money in it
  std::vector<domain::FindingItem> items;
};
// Error(usage): no title, days in the wrong order, an amount without its fund part, a fund part above the amount, a
// negative amount, an amount beside items.
domain::Finding by_hand(const HandFinding& said);

// Items from delimited text with a header: item (事项), visit (就诊ID), line (明细行), date (日期), amount (违规金额),
// line_amount (明细金额), fund (基金支付), note (备注). item and amount are required; with a line, its whole amount
// caps what all findings may take of it (complete_lines finds it when the file does not give it). Error(cannot) with every row that is wrong.
std::vector<domain::FindingItem> read_items(std::string_view text, const std::string& name);

// Completes the lines of findings from the claims of the case: the day of settlement, and for items by hand the line's
// amount. Error(cannot) when the case has no such line, or it is less than the item says.
void complete_lines(casefile::Case& source, std::vector<domain::Finding>& findings);

// Names the findings and records them: "F1", on a fork "a-F1". Returns the names.
std::vector<std::string> store(casefile::Change& change, std::vector<domain::Finding>& findings);

// A finding by hand put right. Error(usage): without a reason, or by more than one finding. Error(gate): a decision
// stands on it.
void check_correction(const domain::Docket& before, const std::vector<domain::Finding>& now, const std::string& reason);
void store_correction(casefile::Change& change, const domain::Docket& before, domain::Finding& now,
                      const std::string& reason);

// An evidence file, kept in the case. Returns its hash.
std::string store_evidence(casefile::Change& change, const domain::Evidence& evidence, std::string_view bytes);

}  // namespace mi::work
