// SPDX-License-Identifier: Apache-2.0
// From leads, which name rows by number, to hits, which name them for ever.
#pragma once
#include <string>

#include "claims/kernel/fund.hpp"
#include "claims/knowledge/rules.hpp"
#include "domain/claims.hpp"

namespace mi::claims {

class HitMaker {  // may be used by several threads at once
 public:
  HitMaker(const Data& data, const Rule& rule, FundMethod method) : data_(data), rule_(rule), method_(method) {}
  domain::Hit make(const Lead& lead) const;

 private:
  void describe(const Lead& lead, domain::Hit& hit) const;
  void take_lines(const Lead& lead, domain::Hit& hit) const;
  void take_settlements(const Lead& lead, domain::Hit& hit) const;
  std::string line_name(std::int64_t id) const;

  const Data& data_;
  const Rule& rule_;
  FundMethod method_;
};

// The order in which the hits of a rule are printed and stored.
bool comes_before(const domain::Hit& a, const domain::Hit& b);

}  // namespace mi::claims
