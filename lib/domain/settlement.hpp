// SPDX-License-Identifier: Apache-2.0
// Settlement between agency and institution: monthly payment, deposit, year-end clearing, and the double-entry ledger
// behind them. Paid and withheld always add up to what was approved.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// One movement of money between two accounts of the case's ledger.
struct Posting {  // key: its name, "p-12"
  static constexpr FactKind kind{"settle.posting/1", Mode::add};
  std::string name;
  std::string period;       // "2026-03" or "2026"
  std::string debit;        // account that receives
  std::string credit;       // account that gives
  base::Money amount;       // positive
  std::string text;
  std::string result;       // key of the SettlementResult it carries out: "month:2026-03"
  std::string figure;       // id of that result's figure
  std::string reverses;     // name of the posting that a correction takes back; "" for an ordinary one

  template <class V> void fields(V& v) {
    v("name", name)("period", period)("debit", debit)("credit", credit)("amount", amount)("text", text)
     ("result", result)("figure", figure)("reverses", reverses);
  }
};

// A step's reckoning: month, deposit, clearing. Its figures unfold with mi-explain.
struct SettlementResult {  // key: "month:2026-03", "deposit:2026", "clear:2026"
  static constexpr FactKind kind{"settle.result/1", Mode::set};
  std::string key;
  std::string period;
  std::optional<base::Date> declared;  // of a month: the payment deadline runs from it
  std::vector<Figure> figures;
  std::vector<std::string> offsets;   // names of the decisions whose money it deducts
  std::vector<std::string> warnings;  // in Chinese, for the officer

  template <class V> void fields(V& v) {
    v("key", key)("period", period)("declared", declared)("figures", figures)("offsets", offsets)("warnings", warnings);
  }
};

}  // namespace mi::domain
