// SPDX-License-Identifier: Apache-2.0
// A decision that the agency takes collectively on a payment (SG-28): who decided when, on how much at most, in which words.
#pragma once
#include <string>
#include <vector>

#include "domain/application.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct CollectiveDecision {  // key: what is paid, "month:2026-03"
  static constexpr FactKind kind{"settle.collective/1", Mode::set};
  std::string result;                  // key of the settlement it is for
  base::Date date;
  base::Money amount;                  // at most
  std::vector<std::string> persons;    // who took part
  std::string text;                    // what was decided
  std::vector<AttachedFile> files;

  template <class V> void fields(V& v) {
    v("result", result)("date", date)("amount", amount)("persons", persons)("text", text)("files", files);
  }
};

}  // namespace mi::domain
