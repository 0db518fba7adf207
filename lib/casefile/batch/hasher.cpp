// SPDX-License-Identifier: Apache-2.0
// Hashing a batch: every row is encoded and hashed in its block.
#include <map>

#include "casefile/batch/rows.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

}  // namespace

struct BatchHasher::State {
  PerDimension<ContentHash> hashes;  // by place
  std::map<std::string, SectionHasher> sections;

  State() {
    for (auto& list : hashes) list.push_back({});
  }

  template <class Row> void add(std::span<const Row> rows) {
    if (rows.empty()) return;
    SectionHasher& section = sections[table_name<Row>];
    for_each_fetched(rows, hashes, [&](const Row& row) { section.add(row, hashes); });
  }
};

BatchHasher::BatchHasher() : state_(std::make_unique<State>()) {}
BatchHasher::~BatchHasher() = default;

ContentHash BatchHasher::add(domain::Dimension dimension, std::span<const std::string_view> row) {
  ContentHash hash = content_hash(dimension, row);
  of(state_->hashes, dimension).push_back(hash);
  return hash;
}

template <class Row> void BatchHasher::add(std::span<const Row> rows) { state_->add(rows); }

domain::Batch BatchHasher::finish() {
  domain::Batch batch;
  for_each_table([&]<class Row>() {
    auto found = state_->sections.find(table_name<Row>);
    if (found == state_->sections.end()) return;
    batch.tables.push_back({found->first, found->second.rows(), hash_of_blocks(found->second.finish())});
  });
  batch.hash = hash_of_tables(batch.tables);
  return batch;
}

std::map<std::string, std::vector<std::string>> BatchHasher::blocks() {
  std::map<std::string, std::vector<std::string>> all;
  for (auto& [table, section] : state_->sections) all[table] = section.finish();
  return all;
}

template void BatchHasher::add(std::span<const domain::VisitLine>);
template void BatchHasher::add(std::span<const domain::SettlementLine>);
template void BatchHasher::add(std::span<const domain::PriceLine>);
template void BatchHasher::add(std::span<const domain::FeeLine>);
template void BatchHasher::add(std::span<const domain::LineNote>);
template void BatchHasher::add(std::span<const domain::SetAside>);
template void BatchHasher::add(std::span<const domain::VisitExtra>);
template void BatchHasher::add(std::span<const domain::SettlementExtra>);
template void BatchHasher::add(std::span<const domain::FeeExtra>);
template void BatchHasher::add(std::span<const domain::DiagnosisLine>);
template void BatchHasher::add(std::span<const domain::OperationLine>);
template void BatchHasher::add(std::span<const domain::StockLine>);
template void BatchHasher::add(std::span<const domain::ExamLine>);
template void BatchHasher::add(std::span<const domain::UploadLine>);

}  // namespace mi::casefile
