// SPDX-License-Identifier: Apache-2.0
// Costs of a medical dispute that a month does not pay until there is a finding (ZK-14).
#pragma once
#include <string>

#include "base/date.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct PaymentHold {  // key: its name, "dispute-1", as whoever holds it calls it
  static constexpr FactKind kind{"settle.hold/1", Mode::set};
  std::string name;
  std::string period;        // the month that does not pay it, "2026-03"
  base::Money amount;        // fund money in dispute
  std::string clause;        // id
  std::string citation;      // as printed
  std::string ground;        // what the dispute is about
  base::Date reported;       // day on which the institution reported it

  template <class V> void fields(V& v) {
    v("name", name)("period", period)("amount", amount)("clause", clause)("citation", citation)("ground", ground)("reported", reported);
  }
};

}  // namespace mi::domain
