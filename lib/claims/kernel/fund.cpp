// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/fund.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"

namespace mi::claims {
namespace {

using base::Int128;
using base::Rational;

const Paid* paid_for(const Data& data, std::uint32_t line) {
  const Paid* settled = data.fees.settlement[line] != 0 ? data.paid_by_settlement.find(data.fees.settlement[line]) : nullptr;
  return settled != nullptr ? settled : data.paid_by_visit.find(data.fees.visit[line]);
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

// The parts of one settlement, by their places among all parts.
struct Group {
  const Paid* paid = nullptr;
  std::vector<std::size_t> parts;
};

bool can_be_marginal(const Data& data, const std::vector<Part>& parts, const Group& group) {
  const Paid& paid = *group.paid;
  if (paid.fund <= 0) return true;  // nothing was lost, whatever the deductible
  return paid.has_scope && paid.has_deductible && paid.deductible >= 0 && paid.in_scope > paid.deductible &&
         lines_have_scope(data, parts, group.parts);
}

// Fund money in so much of what a settlement is measured by: never more than was paid.
std::int64_t fund_in(const Rational& weight, const Paid& paid, std::int64_t base) {
  Rational taken = std::min(weight, Rational(base));
  return std::max<std::int64_t>(base::round_half_away(taken * Rational::of(paid.fund, base)), 0);
}

void share(const Data& data, const std::vector<Part>& parts, const Group& group, bool marginal, std::vector<std::int64_t>& shares) {
  const Paid& paid = *group.paid;
  bool by_scope = paid.has_scope && paid.in_scope > 0 && lines_have_scope(data, parts, group.parts);
  std::int64_t base = by_scope ? paid.in_scope : paid.total;
  if (marginal) base -= paid.deductible;
  if (base <= 0 || paid.fund <= 0) return;
  Rational sum;
  std::vector<std::int64_t> weights;
  for (std::size_t i : group.parts) {
    Rational w = weight(data, parts[i], by_scope);
    sum = sum + w;
    weights.push_back(std::max<std::int64_t>(base::round_half_away(w), 0));
  }
  if (std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w == 0; })) return;
  std::vector<base::Money> split = base::apportion(base::Money::fen(fund_in(sum, paid, base)), weights);
  for (std::size_t i = 0; i < group.parts.size(); ++i) shares[group.parts[i]] = std::min(split[i].fen(), parts[group.parts[i]].fen);
}

// In order of first appearance: never of addresses. Parts of which no settlement is at hand are in none.
std::vector<Group> by_settlement(const Data& data, const std::vector<Part>& parts) {
  std::vector<Group> groups;
  std::map<const Paid*, std::size_t> place;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Paid* paid = paid_for(data, parts[i].line);
    if (paid == nullptr) continue;
    auto [found, fresh] = place.emplace(paid, groups.size());
    if (fresh) groups.push_back({paid, {}});
    groups[found->second].parts.push_back(i);
  }
  return groups;
}

FundShares whole_shares(const std::vector<Part>& parts) {
  FundShares shares{{}, FundMethod::whole};
  for (const Part& part : parts) shares.fen.push_back(part.fen);
  return shares;
}

constexpr std::array<std::pair<FundMethod, const char*>, 3> words{
    {{FundMethod::proportional, "proportional"}, {FundMethod::marginal, "marginal"}, {FundMethod::whole, "whole"}}};

}  // namespace

const char* to_text(FundMethod method) {
  for (const auto& [value, word] : words)
    if (value == method) return word;
  return "";
}

const std::vector<FundMethod>& fund_methods() {
  static const std::vector<FundMethod> all{FundMethod::proportional, FundMethod::marginal, FundMethod::whole};
  return all;
}

FundMethod fund_method(std::string_view word) {
  for (FundMethod method : fund_methods())
    if (word == to_text(method)) return method;
  throw base::Error(base::ErrorKind::usage, base::say("fund money is apportioned proportional, marginal or whole, not “{}”", word),
                    {"claims.fund_method"});
}

FundShares fund_shares(const Data& data, const std::vector<Part>& parts, FundMethod method) {
  if (method == FundMethod::whole) return whole_shares(parts);
  std::vector<Group> groups = by_settlement(data, parts);
  bool marginal = method == FundMethod::marginal &&
                  std::all_of(groups.begin(), groups.end(), [&](const Group& g) { return can_be_marginal(data, parts, g); });
  FundShares shares{std::vector<std::int64_t>(parts.size(), 0), marginal ? FundMethod::marginal : FundMethod::proportional};
  for (const Group& group : groups) share(data, parts, group, marginal, shares.fen);
  return shares;
}

}  // namespace mi::claims
