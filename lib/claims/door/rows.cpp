// SPDX-License-Identifier: Apache-2.0
#include "claims/door/rows.hpp"

#include <algorithm>

namespace mi::claims {
namespace {

using domain::Dimension;

std::uint64_t key_of(std::string_view number, std::uint32_t visit) { return (hash_text(number) + visit) * 0x9E3779B97F4A7C15U; }

}  // namespace

// A row that was not there before goes to whoever writes.
void RowContext::hand_on(Dimension dimension, Dictionary::Columns columns) {
  NewRows& rows = block_->dimensions[static_cast<std::size_t>(dimension)];
  for (std::string_view column : columns) rows.columns.push_back(keep(column));
}

domain::Ref<Dimension::visit> RowContext::visit(std::string_view code, Dictionary::Hash expected) {
  auto visit = ref<Dimension::visit>({code}, expected);
  if (stays_.size() <= visit.place) stays_.resize(visit.place + 1);
  return visit;
}

void RowContext::note(std::uint32_t place, const char* what, std::string detail) {
  block_->add(domain::LineNote{++next_note_, place, what, std::move(detail)});
}

void RowContext::add_key(std::string_view number, std::uint32_t visit, std::uint32_t place) {
  keys_.add(key_of(number, visit), place);
}

void RowContext::add_refund(std::string_view named, std::uint32_t visit, std::uint32_t place, std::int64_t amount) {
  if (!named.empty()) refunds_.push_back({key_of(named, visit), place});
  ++refund_count_;
  refunded_ += amount;
}

bool RowContext::came_before(domain::Ref<Dimension::settlement> settlement) {
  if (settled_.size() <= settlement.place) settled_.resize(settlement.place + 1);
  const bool before = settled_[settlement.place];
  settled_[settlement.place] = true;
  return before;
}

void RowContext::count(std::int64_t amount, bool valid) {
  sum_ += valid ? amount : 0;
  invalid_sum_ += valid ? 0 : amount;
  invalid_ += valid ? 0 : 1;
}

void RowContext::saw(std::int64_t second) {
  first_second_ = std::min(first_second_, second);
  last_second_ = std::max(last_second_, second);
}

void RowContext::start_file() {
  sum_ = 0;
  invalid_ = 0;
  invalid_sum_ = 0;
}

// A key that came twice is an export's slip, not a second charge: the later line is noted and checks pass it over.
void RowContext::end() {
  for (std::uint32_t place : keys_.repeated()) note(place, "repeated-key");
  std::vector<std::uint64_t> wanted;
  for (const Refund& refund : refunds_) wanted.push_back(refund.key);
  const auto missing = keys_.missing(std::move(wanted));
  for (const Refund& refund : refunds_)
    if (std::binary_search(missing.begin(), missing.end(), refund.key)) note(refund.place, "refund");
}

std::int64_t RowContext::without_visit() const {
  return std::count_if(stays_.begin(), stays_.end(), [](const Stay& s) { return s.billed && !s.known; });
}

RowBuilder::RowBuilder(const AliasTable& aliases)
    : kinds_{visit_rows(aliases), settlement_rows(aliases), diagnosis_rows(aliases), operation_rows(aliases), price_rows(aliases),
             stock_rows(aliases), exam_rows(aliases),       upload_rows(aliases),    fee_rows(aliases)} {}

void RowBuilder::add(const Header& header, std::span<const std::string_view> cells) {
  auto kind_of = [&](const Columns& columns) -> const RowKind& { return *kinds_[static_cast<std::size_t>(columns.kind)]; };
  if (header.kinds.size() > 1)
    for (const Columns& columns : header.kinds) kind_of(columns).check({columns, cells});
  for (const Columns& columns : header.kinds) kind_of(columns).add({columns, cells}, context_);
}

}  // namespace mi::claims
