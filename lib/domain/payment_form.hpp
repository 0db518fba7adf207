// SPDX-License-Identifier: Apache-2.0
// What a form of payment comes to for a period: fixed sums by disease or unit, heads, slips written off (ZK-08 to ZK-10, LZ-02).
// One shape for all of them: rows as they were handed in, what each came to and why, and the sums.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// A stay, a month of heads, a slip: whatever the form pays for. What the form does not use stays empty.
struct FormRow {
  std::string id;                     // visit, month, slip: once in a year
  std::string group;                  // disease or kind of unit: its fixed sum is looked up by it
  std::optional<base::Date> date;     // of a slip
  std::int64_t units = 1;             // units, or heads
  base::Money cost;                   // what it comes to by item
  std::optional<base::Date> agreed;   // both sides agreed on that day to pay it by item
  base::Money outside;                // bought outside during the stay
  std::vector<std::string> facts;     // "visit.emergency=yes": what the conditions of the packs ask for

  template <class V> void fields(V& v) {
    v("id", id)("group", group)("date", date)("units", units)("cost", cost)("agreed", agreed)("outside", outside)("facts", facts);
  }
};

struct FormStandard {
  std::string group;
  base::Money amount;                 // a unit
  std::string source;                 // where it was agreed

  template <class V> void fields(V& v) { v("group", group)("amount", amount)("source", source); }
};

struct FormLine {
  std::string id;
  std::string group;
  std::string way;                    // standard, by-item, below-quota, heads, paid, refused, open
  std::vector<std::string> clauses;   // on which it rests
  std::vector<std::string> unknown;   // facts that an answer waits for
  std::string lead;                   // "outside": bought outside, and nothing proves it yet
  Figure pay;

  template <class V> void fields(V& v) {
    v("id", id)("group", group)("way", way)("clauses", clauses)("unknown", unknown)("lead", lead)("pay", pay);
  }
};

struct PaymentForm {  // key: "case:2026-03", "unit:2026", "capitation:2026-03", "writeoff:2026-03"
  static constexpr FactKind kind{"settle.form/1", Mode::set};
  std::string form;                   // case, unit, capitation, writeoff
  std::string period;                 // "2026-03" or "2026"
  base::Date from, to;                // days that it covers
  std::vector<FormRow> rows;
  std::vector<FormStandard> standards;
  std::vector<FormLine> lines;
  std::vector<Figure> figures;        // "total" and what belongs to the form

  std::string key() const { return form + ":" + period; }
  template <class V> void fields(V& v) {
    v("form", form)("period", period)("from", from)("to", to)("rows", rows)("standards", standards)("lines", lines)
     ("figures", figures);
  }
};

}  // namespace mi::domain
