// SPDX-License-Identifier: Apache-2.0
// Random audits (ZK-11). The order of a draw is that of SHA-256(hash of the frame, both numbers, id): anyone with the frame and the
// numbers repeats it on any machine, and neither side alone can steer it.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/sample.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// The columns id, amount. Error(cannot) with every fault at its line.
std::vector<domain::FrameRow> read_frame(std::string bytes, const std::string& file);
// The columns id, violating. Ids that were not drawn, or are missing, are found by extrapolate().
std::vector<domain::FrameRow> read_verified(std::string bytes, const std::string& file);
std::vector<std::string> read_list(std::string bytes, const std::string& file);  // the column id

std::string frame_hash(std::vector<domain::FrameRow>& rows);  // puts them into the order of their ids

// The share is `rate`, else sample.audit.min; sample.audit.by says of what. Error(usage): no rate is known; Error(gate): below the
// packs' least.
domain::SampleFrame frame_of(std::vector<domain::FrameRow> rows, const std::optional<base::Rational>& rate, const law::Rulebook& law);

// Records it, under a new name; the same frame again, while it is not drawn, is the one on record.
void store(const casefile::Case& file, casefile::Change& change, domain::SampleFrame& frame);
// Error(gate): drawn already by other numbers. The same draw again is the one on record.
void store(const casefile::Case& file, casefile::Change& change, const domain::SampleDrawn& drawn);

// As many as reach the share of the number, or of the money. Error(usage): a number is missing.
domain::SampleDrawn draw(const domain::SampleFrame& frame, const std::string& agency_number, const std::string& institution_number);

struct ExtrapolateInput {
  std::vector<domain::FrameRow> verified;
  base::Rational confidence;   // of the lower bound, one-sided
  std::string clause;          // of breach.sample; "" the only one
  bool confirm_small = false;
};
// Error(usage): ids that were not drawn, missing ones, more violating than was claimed, no clause lets the result be scaled.
// Error(gate): the packs forbid it (procedure.audit.scale), or fewer than 30 without confirmation.
domain::SampleResult extrapolate(const domain::SampleFrame& frame, const domain::SampleDrawn& drawn, const ExtrapolateInput& input,
                                 const law::Rulebook& law);
std::vector<std::string> differences(const std::vector<std::string>& drawn, const std::vector<std::string>& listed);

domain::SampleFrame frame_named(const casefile::Case& file, const std::string& name);   // Error(cannot)
domain::SampleDrawn drawn_named(const casefile::Case& file, const std::string& name);   // Error(gate): not drawn yet

domain::Table rows(const domain::SampleFrame& frame);
domain::Table rows(const domain::SampleFrame& frame, const domain::SampleDrawn& drawn);
domain::Table rows(const domain::SampleResult& result);

}  // namespace mi::work
