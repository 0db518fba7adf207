// SPDX-License-Identifier: Apache-2.0
// A finished document against the case: every amount, date, clause and number that the case makes must stand in it as
// often as the case makes it, the amounts in their order, and nothing else may, whatever was edited around them.
#pragma once
#include <string>
#include <vector>

#include "document/read_back.hpp"
#include "domain/table.hpp"
#include "json/value.hpp"

namespace mi::work {

struct Mismatch {
  std::string what;   // "amount", "date", "clause", "number", "party", "code", "quantity", "words"
  std::string text;   // as it stands in the document, or ought to
  std::string place;  // where it stands; "" when it is missing
};

// `wanted` is the document as the case makes it today, `found` the one that was read back. `parties` are names that must
// stand as they are: the agency, the institution, persons, accounts. Codes (six letters and digits or more: credit code,
// account, telephone) and numbers with a unit (15日, 3个月, 2倍, 30%) count like amounts.
std::vector<Mismatch> compare(const document::Reading& wanted, const document::Reading& found,
                              const std::vector<std::string>& parties = {});

// The names of parties in a document's data: all texts of agency, institution, person, party, payment, account.
std::vector<std::string> parties_of(const json::Value& content);

// Blanks (____) and marks of missing values (【缺…】) still open, and amounts in words that differ from the figures.
std::vector<Mismatch> open_blanks(const document::Reading& found);

domain::Table rows(const std::vector<Mismatch>& mismatches);

}  // namespace mi::work
