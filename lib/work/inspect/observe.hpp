// SPDX-License-Identifier: Apache-2.0
// What a review of records shows, visit by visit, under the packs' conditions of the group "inspect.record": every column
// but the first is a fact by the name that the packs ask for. A condition that holds makes a lead, and a violation only
// where the record was reviewed by a person (record.reviewed).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/finding.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct Observed {
  std::string visit;
  law::Facts facts;
  bool reviewed = false;
};
// The first column is visit (就诊ID). Error(cannot): a column that no condition of the packs asks for.
std::vector<Observed> read_observed(std::string_view text, const std::string& name, const law::Rulebook& law);

struct RecordHit {
  std::string visit;
  std::string clause, label, citation;
  std::string judgement;  // 违规, 可疑
  std::string why;
  std::string evidence;
};
std::vector<RecordHit> judge_records(const std::vector<Observed>& observed, const law::Rulebook& law);
domain::Table rows(const std::vector<RecordHit>& hits);
std::vector<domain::Finding> findings_of(const std::vector<RecordHit>& hits, base::Date day, const std::string& file_hash);

}  // namespace mi::work
