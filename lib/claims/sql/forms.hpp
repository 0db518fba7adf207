// SPDX-License-Identifier: Apache-2.0
// The texts of the SQL forms, by kind. Each continues the list of relations that lines_relation() begins.
#pragma once
#include <map>
#include <string>

namespace mi::claims {

// WITH l AS (…): id, line (name), visit, who (psn_no, or the visit where nobody is known), code, digits (fifteen national
// ones), name, charge_type, day (text), nth_day (days since 1970), happened, left_e4 (quantity after refunds), quantity,
// price, amount, cost (fen of what is left), in_scope, department, doctor, takeaway, supply, prescription.
std::string lines_relation();
const std::map<std::string, std::string>& sql_forms();

// The forms of a file each.
void add_line_forms(std::map<std::string, std::string>& forms);
void add_visit_forms(std::map<std::string, std::string>& forms);
void add_drug_forms(std::map<std::string, std::string>& forms);

}  // namespace mi::claims
