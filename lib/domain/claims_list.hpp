// SPDX-License-Identifier: Apache-2.0
// A list that an agency has taken into the case: rules, limits, prices of peers, exclusions. The file itself lies in the
// case by its hash.
#pragma once
#include <cstdint>
#include <string>

#include "domain/record.hpp"

namespace mi::domain {

struct ClaimsList {  // key: LAYER/NAME
  static constexpr FactKind kind{"claims.list/1", Mode::set};
  std::string name;    // "quantity_caps.csv"
  std::string layer;   // "province", "city", "agreement"
  std::string file;    // SHA-256 of its text
  std::int64_t rows = 0;
  std::string source;  // the act or letter it comes from

  template <class V>
  void fields(V& v) {
    v("name", name)("layer", layer)("file", file)("rows", rows)("source", source);
  }
};

}  // namespace mi::domain
