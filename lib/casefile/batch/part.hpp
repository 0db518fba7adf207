// SPDX-License-Identifier: Apache-2.0
// How batches of claims take part in verify, merge and export: one line of parts.cpp. Inside casefile/ only.
#pragma once
#include <string>
#include <vector>

#include "casefile/parts.hpp"

namespace mi::casefile {

Part claims_part();

// Names the block of 4,096 rows, the dimension row or the block hash that is not as it was loaded.
void verify_batches(Case& verified, Report& report);
// Copies the batches that `target` lacks, but for those of `except` (hashes), row by row into the transaction open on it;
// they are hashed again on the way: Error(cannot) when one is not what its hash says.
void copy_batches(sql::Connection& target, sql::Connection& source, const std::vector<std::string>& except);
// Over the rows themselves, in order of their batches' hashes.
std::string fingerprint_of_batches(sql::Connection& db);

}  // namespace mi::casefile
