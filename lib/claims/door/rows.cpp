// SPDX-License-Identifier: Apache-2.0
#include "claims/door/rows.hpp"

#include <algorithm>

namespace mi::claims {

using domain::Dimension;

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

void RowContext::set_visit(std::size_t line, std::string_view code, Dictionary::Hash hash) {
  block_->of<domain::FeeLine>()[line].visit = visit(code, hash);
}

void RowContext::visit_of_line(std::string_view code, Dictionary::Hash expected) {
  const std::size_t line = block_->of<domain::FeeLine>().size() - 1;
  if (code.size() > LateVisits::longest) return set_visit(line, code, expected);
  late_visits_.add(code, expected, line, dictionaries_[static_cast<std::size_t>(Dimension::visit)],
                   [&](std::size_t of, std::string_view its, Dictionary::Hash hash) { set_visit(of, its, hash); });
}

void RowContext::finish_block() {
  late_visits_.take_all([&](std::size_t of, std::string_view its, Dictionary::Hash hash) { set_visit(of, its, hash); });
}

void RowContext::note(std::uint32_t place, const char* what, std::string detail) {
  block_->add(domain::LineNote{0, place, what, std::move(detail)});
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

void RowContext::start_file() {
  items_again_.forget();
  sum_ = 0;
  invalid_ = 0;
  invalid_sum_ = 0;
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
