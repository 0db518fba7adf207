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
  if (review == nullptr || review->outcome == "upheld") return finding;
  if (review->outcome == "withdrawn") return std::nullopt;
  const auto& gone = review->withdrawn;
  std::erase_if(finding.items,
                [&](const FindingItem& i) { return std::find(gone.begin(), gone.end(), i.id) != gone.end(); });
  if (finding.items.empty()) return std::nullopt;
  add_up(finding);
  return finding;
}

std::optional<Finding> held(const Docket& docket) {
  return held(docket.finding, docket.review ? &*docket.review : nullptr);
}

}  // namespace mi::domain
