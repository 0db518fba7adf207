// SPDX-License-Identifier: Apache-2.0
#include "casefile/batch/rows.hpp"

#include "casefile/batch/batches.hpp"

namespace mi::casefile {

const char* to_text(domain::Dimension dimension) {
  static constexpr std::array names{"visit",       "person",    "item",       "department", "doctor",
                                    "institution", "diagnosis", "settlement", "operation",  "product"};
  return names[static_cast<std::size_t>(dimension)];
}

const std::vector<std::string>& dimension_columns(domain::Dimension dimension) {
  static const std::vector<std::string> code{"code"};
  static const std::vector<std::string> code_name{"code", "name"};
  static const std::vector<std::string> person{"code", "name", "identity_type", "identity", "sex", "birth"};
  static const std::vector<std::string> item{"code",  "name",      "own_code", "own_name", "charge_type",
                                             "level", "list_type", "spec",     "limited",  "self_pay"};
  static const std::vector<std::string> product{"code", "own_code", "name", "maker", "form", "spec", "unit", "approval"};
  switch (dimension) {
    case domain::Dimension::product: return product;
    case domain::Dimension::visit:
    case domain::Dimension::settlement: return code;
    case domain::Dimension::person: return person;
    case domain::Dimension::item: return item;
    default: return code_name;
  }
}

namespace detail {

constexpr std::size_t feed_bytes = 32 * 1024;

ContentHash content_hash(domain::Dimension dimension, std::span<const std::string_view> columns) {
  const std::string_view name = to_text(dimension);
  std::size_t most = name.size() + most_bytes_of_number;
  for (std::string_view column : columns) most += column.size() + most_bytes_of_number;
  std::string bytes(most, '\0');
  char* at = put_text(bytes.data(), name);
  for (std::string_view column : columns) at = put_text(at, column);
  bytes.resize(static_cast<std::size_t>(at - bytes.data()));
  ContentHash hash;
  base::sha256(bytes).copy(hash.data(), hash.size());
  return hash;
}

void SectionHasher::feed(std::size_t room_for) {
  block_.add({pending_.data(), used_});
  used_ = 0;
  if (pending_.size() < room_for) pending_.resize(std::max(feed_bytes, room_for));
}

void SectionHasher::close_block() {
  feed(0);
  blocks_.push_back(block_.hex());
  block_ = base::Hasher();
}

const std::vector<std::string>& SectionHasher::finish() {
  if (!finished_ && rows_ % block_rows != 0) close_block();
  finished_ = true;
  return blocks_;
}

std::string hash_of_blocks(const std::vector<std::string>& blocks) {
  base::Hasher all;
  for (const std::string& block : blocks) all.add(block).add("\n");
  return all.hex();
}

std::string hash_of_tables(const std::vector<domain::BatchTable>& tables) {
  base::Hasher all;
  for (const domain::BatchTable& t : tables) all.add(t.table + " " + std::to_string(t.rows) + " " + t.hash + "\n");
  return all.hex();
}

}  // namespace detail
}  // namespace mi::casefile
