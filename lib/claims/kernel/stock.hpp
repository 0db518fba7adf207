// SPDX-License-Identifier: Apache-2.0
// Stock records (进销存) as a ledger by item: what came in, went out and was left, beside what was billed; and which of the
// fields that a purchase record must have are missing.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "claims/arrays/data.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::claims {

// Ten-thousandths of a unit.
struct Ledger {
  std::int64_t opening = 0;
  std::int64_t purchased = 0;
  std::int64_t returned = 0;  // to the supplier
  std::int64_t used = 0;      // as the institution itself records it: use and sale
  std::int64_t lost = 0;
  std::optional<std::int64_t> balance;  // the last one counted
  std::int64_t billed = 0;
  std::string name;
  // What could have been billed: opening + purchases − returns − losses − what was left.
  std::int64_t available() const { return opening + purchased - returned - lost - balance.value_or(0); }
};

// By item code (else the institution's own code), of rows and lines of the period. Only items with a stock record.
std::map<std::string, Ledger> ledgers(const Data& data, const std::optional<base::DateRange>& period);

domain::Table stock_rows(casefile::Case& source, const std::optional<base::DateRange>& period);

// A field that a purchase record must have: knowledge list purchase_fields.csv (field,label,from,source). `field` is a name of
// columns.csv; `from` is empty, a day, or a parameter of the packs that names one.
struct PurchaseField {
  std::string field;
  std::string label;  // in Chinese
  std::string from;
  std::string source;
};
inline constexpr const char* purchase_fields_list = "purchase_fields.csv";
std::vector<PurchaseField> read_purchase_fields(const std::string& text, const std::string& name);  // Error(cannot) with its line

// A row for each purchase that lacks one of the fields that it must have: those that the packs in use name
// (claims.stock.fields), else those of the case's list; and of that, from their day on, those that have one.
domain::Table missing_rows(casefile::Case& source, const law::Rulebook& law, const std::optional<base::DateRange>& period);

}  // namespace mi::claims
