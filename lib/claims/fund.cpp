// SPDX-License-Identifier: Apache-2.0
#include "claims/fund.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"

namespace mi::claims {
namespace {

using base::Int128;
using base::Rational;

const Paid* paid_for(const Data& data, std::uint32_t line) {
  auto settled = data.paid_by_settlement.find(data.fees.settlement[line]);
  if (data.fees.settlement[line] != 0 && settled != data.paid_by_settlement.end()) return &settled->second;
  auto visit = data.paid_by_visit.find(data.fees.visit[line]);
  return visit != data.paid_by_visit.end() ? &visit->second : nullptr;
}

// What of this part the fund's share is measured by: all of it, or what of it lies within the policy's scope.
Rational weight(const Data& data, const Part& part, bool by_scope) {
  if (!by_scope || data.fees.amount[part.line] == 0) return Rational(part.fen);
  return Rational::of(Int128{part.fen} * data.fees.in_scope[part.line], data.fees.amount[part.line]);
}

bool lines_have_scope(const Data& data, const std::vector<Part>& parts, const std::vector<std::size_t>& group) {
  return std::all_of(group.begin(), group.end(), [&](std::size_t i) {
    return data.fees.in_scope[parts[i].line] != casefile::no_amount;
  });
}

void share(const Data& data, const std::vector<Part>& parts, const std::vector<std::size_t>& group, const Paid& paid,
           std::vector<std::int64_t>& shares) {
  bool by_scope = paid.has_scope && paid.in_scope > 0 && lines_have_scope(data, parts, group);
  std::int64_t base = by_scope ? paid.in_scope : paid.total;
  if (base <= 0 || paid.fund <= 0) return;
  Rational sum;
  std::vector<std::int64_t> weights;
  for (std::size_t i : group) {
    Rational w = weight(data, parts[i], by_scope);
    sum = sum + w;
    weights.push_back(std::max<std::int64_t>(base::round_half_away(w), 0));
  }
  std::int64_t fund = std::max<std::int64_t>(base::round_half_away(sum * Rational::of(paid.fund, base)), 0);
  if (std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w == 0; })) return;
  std::vector<base::Money> split = base::apportion(base::Money::fen(fund), weights);
  for (std::size_t i = 0; i < group.size(); ++i) shares[group[i]] = std::min(split[i].fen(), parts[group[i]].fen);
}

}  // namespace

const char* to_text(FundMethod method) { return method == FundMethod::whole ? "whole" : "proportional"; }

const std::vector<FundMethod>& fund_methods() {
  static const std::vector<FundMethod> all{FundMethod::proportional, FundMethod::whole};
  return all;
}

FundMethod fund_method(std::string_view word) {
  for (FundMethod method : fund_methods())
    if (word == to_text(method)) return method;
  throw base::Error(base::ErrorKind::usage, base::say("fund money is apportioned proportional or whole, not “{}”", word),
                    {"claims.fund_method"});
}

std::vector<std::int64_t> fund_shares(const Data& data, const std::vector<Part>& parts, FundMethod method) {
  std::vector<std::int64_t> shares(parts.size(), 0);
  std::map<const Paid*, std::vector<std::size_t>> groups;
  std::vector<const Paid*> order;  // of first appearance: never of addresses
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (method == FundMethod::whole) {
      shares[i] = parts[i].fen;
      continue;
    }
    const Paid* paid = paid_for(data, parts[i].line);
    if (paid == nullptr) continue;
    if (groups[paid].empty()) order.push_back(paid);
    groups[paid].push_back(i);
  }
  for (const Paid* paid : order) share(data, parts, groups[paid], *paid, shares);
  return shares;
}

}  // namespace mi::claims
