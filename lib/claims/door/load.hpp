// SPDX-License-Identifier: Apache-2.0
// Loads exports into the case as one batch: whole or not at all. One thread reads and parses, the caller's writes.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/batch/batches.hpp"
#include "domain/claims.hpp"
#include "domain/table.hpp"

namespace mi::claims {

struct LoadRequest {
  std::vector<std::string> files;  // any order; visits are read first, fee lines last
  bool quarantine = false;         // set rows aside that cannot be read, instead of refusing the batch
  std::string encoding;            // "" lets the bytes decide
  std::string holder;
  std::string exported;
  std::string map{};               // path of a file with names of columns; "": none
  bool sm3 = false;                // hash the files with SM3 too, a third of the whole work more
};

struct LoadResult {
  domain::Batch batch;
  bool known = false;                         // the case has this very batch: nothing to write
  std::map<std::string, std::int64_t> notes;  // by what is implausible
  std::int64_t without_visit = 0;             // visits named by fee lines only
  std::vector<std::string> taken;             // "fees.csv: 就诊ID = mdtrt_id; 数量 = cnt": names that are not the field's own
  std::vector<std::string> passed;            // "fees.csv:1 某医院明细": rows and sheets that are no data
  std::vector<std::string> set_aside;         // the first of the rows set aside: "fees.csv:17:8 cnt: …"
  std::vector<std::string> warnings;          // "visits.csv: read as GB18030, but …"
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

// Writes the rows into the transaction open on the case; the caller records `batch` as a fact (unless known) and commits.
// Error(cannot): a file is missing, empty, in no known encoding, without a required column, or has rows that cannot be
// read (every one listed, up to twenty) and quarantine is off. Then the caller rolls back.
LoadResult load(casefile::Case& target, const LoadRequest& request, const Progress& progress = {});

// What is said of a file that was read as GB18030 with hardly a Chinese character in it.
std::string doubtful_encoding(const std::string& file);

// The handover list that both sides sign before the first check.
domain::Table handover(const domain::Batch& batch, const std::string& time);

}  // namespace mi::claims
