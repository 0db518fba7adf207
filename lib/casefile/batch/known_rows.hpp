// SPDX-License-Identifier: Apache-2.0
// Which rows of a dimension a case holds, by what each is known by: read once, before a batch adds others. Inside casefile/
// only.
#pragma once
#include <cstdint>
#include <vector>

#include "casefile/batch/batches.hpp"
#include "sql/connection.hpp"

namespace mi::casefile::detail {

class KnownRows {
 public:
  KnownRows() = default;
  KnownRows(sql::Connection& db, domain::Dimension dimension);  // as the connection sees it now

  std::int64_t find(const ContentHash& hash) const;  // its id; 0: the case has no such row
  template <class Row> void add(const Row& row);     // of id and hash, while they are read

 private:
  struct Known {
    ContentHash hash;
    std::uint32_t id = 0;
  };
  std::vector<Known> rows_;  // in order of the hash
};

}  // namespace mi::casefile::detail
