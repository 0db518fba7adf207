// SPDX-License-Identifier: Apache-2.0
// Which line of which table a row of the batch came from.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mi::claims {

// Where each row of the batch stands, by its place: rows that follow each other take no memory.
class PlaceMap {
 public:
  void add(std::uint32_t place, std::size_t table, std::int64_t line);
  struct Where {
    std::size_t table = 0;
    std::int64_t line = 0;
  };
  Where at(std::uint32_t place) const;  // of a place that was added, or of one between it and the next

 private:
  struct Run {
    std::uint32_t place = 0;
    std::size_t table = 0;
    std::int64_t line = 0;
    std::uint32_t last = 0;
  };
  std::vector<Run> runs_;
};

}  // namespace mi::claims
