// SPDX-License-Identifier: Apache-2.0
#include "domain/held.hpp"

#include <algorithm>

namespace mi::domain {
namespace {

void add_up(FindingItem& item) {
  if (item.lines.empty()) return;
  item.gross = item.fund = base::Money{};
  for (const LineExcess& e : item.lines) {
    item.gross += e.excess;
    item.fund += e.fund;
  }
}

// Parts of a sum that becomes smaller: in proportion, by largest remainder, so that they add up to the new one.
std::vector<base::Money> scaled(base::Money to, const std::vector<base::Money>& parts) {
  std::vector<std::int64_t> weights;
  for (const base::Money part : parts) weights.push_back(part.fen());
  return base::apportion(to, weights);
}

base::Money fund_of(base::Money fund, base::Money gross, base::Money now) {
  return gross.is_zero() ? base::Money{} : base::times(fund, base::Rational::of(now.fen(), gross.fen()));
}

// What is still held of an item is spread over its lines as the whole was, fund money too.
void reduce(FindingItem& item, base::Money now) {
  const base::Money fund = fund_of(item.fund, item.gross, now);
  if (!item.lines.empty() && !item.gross.is_zero()) {
    std::vector<base::Money> excess, funds;
    for (const LineExcess& e : item.lines) excess.push_back(e.excess), funds.push_back(e.fund);
    excess = scaled(now, excess);
    if (!item.fund.is_zero()) funds = scaled(fund, funds);
    for (std::size_t i = 0; i < item.lines.size(); ++i) item.lines[i].excess = excess[i], item.lines[i].fund = funds[i];
  }
  item.gross = now;
  item.fund = fund;
}

void reduce(Finding& finding, const std::vector<ItemAmount>& reduced) {
  for (const ItemAmount& r : reduced) {
    if (r.item.empty()) {
      finding.fund = fund_of(finding.fund, finding.gross, r.amount);
      finding.gross = r.amount;
    }
    for (FindingItem& item : finding.items)
      if (item.id == r.item) reduce(item, r.amount);
  }
}

bool is_whole(const Review* review) { return review == nullptr || review->outcome == "upheld"; }

const Review* review_of(const Docket& docket) { return docket.review ? &*docket.review : nullptr; }

}  // namespace

void add_up(Finding& finding) {
  if (finding.items.empty()) return;
  finding.gross = finding.fund = base::Money{};
  for (FindingItem& item : finding.items) {
    add_up(item);
    finding.gross += item.gross;
    finding.fund += item.fund;
  }
}

std::optional<Finding> held(Finding finding, const Review* review) {
  if (is_whole(review)) return finding;
  if (review->outcome == "withdrawn") return std::nullopt;
  const auto& gone = review->withdrawn;
  std::erase_if(finding.items,
                [&](const FindingItem& i) { return std::find(gone.begin(), gone.end(), i.id) != gone.end(); });
  if (finding.items.empty() && !gone.empty()) return std::nullopt;
  reduce(finding, review->reduced);
  add_up(finding);
  return finding;
}

std::optional<Finding> held(const Docket& docket) {
  return held(docket.finding, review_of(docket));
}

const Finding* HeldFindings::of(const Docket& docket) {
  if (is_whole(review_of(docket))) return &docket.finding;
  auto changed = held(docket);
  return changed ? &changed_.emplace_back(std::move(*changed)) : nullptr;
}

}  // namespace mi::domain
