// SPDX-License-Identifier: Apache-2.0
// Stock records (进销存) as a ledger by item: what came in, went out and was left, beside what was billed; and which of the
// fields that a purchase record must have are missing.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "claims/data.hpp"
#include "domain/table.hpp"

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
// A row for each purchase that lacks one of the twelve fields: ZK-05.
domain::Table missing_rows(casefile::Case& source, const std::optional<base::DateRange>& period);

}  // namespace mi::claims
