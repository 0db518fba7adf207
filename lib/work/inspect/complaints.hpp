// SPDX-License-Identifier: Apache-2.0
// Complaints of refused patients counted: several without a reasonable explanation, in one pooling area and year, make
// one refusal (inspect.complaints.per_refusal), rounded down, the rest carried on in the year; other signs count one each.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/finding.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct Complaint {
  base::Date date;
  std::string area;       // pooling area
  std::string sign;       // clause id among the packs' definitions; "" is a complaint that counts by number
  bool explained = false; // the institution gave a reasonable explanation
  std::string text;
};
// Columns: date, area (both required), sign, explained, text; 日期, 统筹区, 情形, 有合理解释, 内容.
std::vector<Complaint> read_complaints(std::string_view text, const std::string& name);

struct RefusalCount {
  std::string clause;      // the sign counted
  std::string label;
  std::string citation;
  std::string area;
  int year = 0;
  bool by_number = false;  // several make one refusal; else each is one
  domain::Figure complaints, refusals, carried;
};
// Error(cannot): a sign that is no clause of the packs' definitions. Error(usage): the packs do not count complaints.
std::vector<RefusalCount> count_refusals(const std::vector<Complaint>& complaints, const law::Rulebook& law);
domain::Table rows(const std::vector<RefusalCount>& counts);
std::vector<domain::Figure> figures(const std::vector<RefusalCount>& counts);
// One finding for each count that reaches a refusal, without names; its events are the refusals.
std::vector<domain::Finding> findings_of(const std::vector<RefusalCount>& counts, const std::vector<Complaint>& complaints,
                                         const std::string& file_hash);

}  // namespace mi::work
