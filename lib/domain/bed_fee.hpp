// SPDX-License-Identifier: Apache-2.0
// Bed fees of residents of designated elder-care homes (XM-02): who of a month's residents is entitled, for which days.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// A stay as the home claims it, with what was assessed of the person. "yes", "no", or "" where nobody says.
struct Resident {
  std::string person;                // insured number
  base::Date birth;
  base::Date from, to;               // days claimed, both counted
  std::string local_household, in_home;
  std::string not_self_caring, chronic, limited_mobility, severely_disabled;
  std::string assessment;            // the document that says so; without it nothing is assessed

  template <class V> void fields(V& v) {
    v("person", person)("birth", birth)("from", from)("to", to)("local_household", local_household)("in_home", in_home)
     ("not_self_caring", not_self_caring)("chronic", chronic)("limited_mobility", limited_mobility)
     ("severely_disabled", severely_disabled)("assessment", assessment);
  }
};

struct BedFeeLine {
  std::string person;
  std::string answer;                // yes: for some day; no; not-checkable
  std::vector<std::string> groups;   // conditions by which the person is entitled
  std::vector<std::string> unknown;  // facts that an answer waits for
  std::int64_t days = 0;             // entitled ones in the month
  Figure amount;

  template <class V> void fields(V& v) {
    v("person", person)("answer", answer)("groups", groups)("unknown", unknown)("days", days)("amount", amount);
  }
};

struct BedFee {  // key: the month, "2026-03"
  static constexpr FactKind kind{"settle.bed-fee/1", Mode::set};
  std::string period;
  std::vector<Resident> residents;
  std::vector<BedFeeLine> lines;
  Figure total;

  template <class V> void fields(V& v) { v("period", period)("residents", residents)("lines", lines)("total", total); }
};

}  // namespace mi::domain
