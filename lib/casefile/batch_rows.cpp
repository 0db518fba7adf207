// SPDX-License-Identifier: Apache-2.0
#include "casefile/batch_rows.hpp"

#include "casefile/batches.hpp"

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

void put_number(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

ContentHash content_hash(domain::Dimension dimension, std::span<const std::string_view> columns) {
  std::string bytes;
  put_text(bytes, to_text(dimension));
  for (std::string_view column : columns) put_text(bytes, column);
  ContentHash hash;
  base::sha256(bytes).copy(hash.data(), hash.size());
  return hash;
}

void SectionHasher::add(std::string_view row) {
  pending_.append(row);
  if (pending_.size() > feed_bytes) feed();
  if (++rows_ % block_rows == 0) close_block();
}

void SectionHasher::feed() {
  block_.add(pending_);
  pending_.clear();
}

void SectionHasher::close_block() {
  feed();
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
