// SPDX-License-Identifier: Apache-2.0
// What stands beside visits and lines in some exports: stock records, when a row was uploaded, where a
// patient was referred, which device did it.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "casefile/batch/batches.hpp"

namespace mi::claims {

struct Data;

struct Beside {
  std::vector<casefile::Stored<domain::StockLine>> stock;
  casefile::DimensionRows products;
  std::unordered_map<std::int64_t, std::int64_t> uploaded;  // id of the row of a visit → seconds
  std::unordered_map<std::int64_t, std::string> referred_to;  // likewise → code or name of the receiving institution
  // All that follows is filled with the rest of About. By line; empty when no export of the case has the column.
  std::vector<std::int64_t> line_uploaded;  // seconds; no_time: not known
  std::vector<std::int32_t> days;           // for which a drug was dispensed, in hundredths; 0: not known
  std::vector<std::uint32_t> device;        // place in device_names; 0: not known
  std::vector<std::string> device_names{""};
  static constexpr std::int64_t no_time = INT64_MIN;
};

void read_beside(Data& data, casefile::Case& source);

}  // namespace mi::claims
