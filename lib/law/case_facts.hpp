// SPDX-License-Identifier: Apache-2.0
// What a case knows of its institution on a day, by the names that predicates ask for (man mi-rules-vocabulary): first
// from what the case records itself (register, agreement, evaluation), else from what an officer stated. Of several
// statements the latest on or before the day counts, else the first one after it: papers are examined after they came.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "law/condition.hpp"

namespace mi::law {

// Where a fact comes from, in Chinese: it stands in tables of evidence.
struct FactSource {
  std::string text;           // 机构登记（2024年6月1日起）; 张三 2025年9月5日核实：联调记录
  casefile::FactId fact;      // what was recorded last of it
  bool stated = false;        // by an officer, not from the case's own records
  std::vector<std::string> files;  // hashes of its evidence
};

struct CaseFacts {
  Facts facts;
  std::map<std::string, FactSource> sources;
};

// Error(choice) when something it reads is contradicted.
CaseFacts facts_of_institution(const casefile::Case& file, base::Date day);

// A stated value by its form: true, false, none, a date, a number, else a word.
void set_stated(Facts& facts, const std::string& name, const std::string& value);

}  // namespace mi::law
