// SPDX-License-Identifier: Apache-2.0
// The agency (经办机构) as its documents name it.
#pragma once
#include <string>

#include "base/date.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct Agency {  // key: its first day; the latest entry not after a document's day counts
  static constexpr FactKind kind{"register.agency/1", Mode::set};
  std::string code;
  std::string name;
  std::string address;
  std::string contact;
  std::string phone;
  std::string account_name;    // where an institution pays to; all three or none
  std::string account_bank;
  std::string account_number;
  base::Date from;

  template <class V> void fields(V& v) {
    v("code", code)("name", name)("address", address)("contact", contact)("phone", phone)
     ("account_name", account_name)("account_bank", account_bank)("account_number", account_number)("from", from);
  }
};

}  // namespace mi::domain
