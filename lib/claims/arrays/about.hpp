// SPDX-License-Identifier: Apache-2.0
// What checks of limits ask about a visit and its person, as arrays by id of the visit; and about a fee line, where an
// export says it. read_about fills it from Data's stays and dimensions, and from the ids and the visits of its lines.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casefile/batch/batches.hpp"

namespace mi::claims {

struct Data;

// Several values a key, one after the other: those of key k are values[start[k]] … values[start[k + 1] - 1].
struct Many {
  std::vector<std::uint32_t> start;
  std::vector<std::uint32_t> values;
  std::span<const std::uint32_t> of(std::uint32_t key) const {
    if (key + 1 >= start.size()) return {};
    return {values.data() + start[key], values.data() + start[key + 1]};
  }
};
// In order of key, then as they come.
Many group(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::uint32_t keys);

// A period in which somebody may or may not work, from and to included; no_end: until now.
struct DoctorPeriod {
  static constexpr std::int32_t no_end = INT32_MAX;
  std::int32_t from = 0;
  std::int32_t to = no_end;
};
struct Doctors {
  std::unordered_map<std::string, std::vector<DoctorPeriod>> registered;
  std::unordered_map<std::string, std::vector<DoctorPeriod>> suspended;
};

struct Noted {
  std::uint32_t visit = 0;
  std::int64_t line = 0;    // id of the row
  bool is_fee = false;
  std::string what;
};

struct About {
  static constexpr std::int32_t no_day = INT32_MIN;

  // By id of the visit.
  std::vector<std::uint32_t> person;      // dense as Stay::person; 0: not known
  std::vector<std::uint8_t> sex;          // 1 male, 2 female, 0 not known or neither
  std::vector<std::int32_t> birth, begins, ends, died;  // days; no_day: not known, or not ended
  std::vector<std::uint32_t> insurance, level, type, institution;  // places in `words`
  Many diagnoses;   // ids of Data::diagnoses: the visit's own first
  Many operations;  // ids of `operation_names`
  std::vector<std::string> words;  // words[0] is ""

  Many visits_of_person;  // by dense person
  std::vector<std::int32_t> death_of_person;  // day; no_day: lives, as far as is known

  // By line; empty when no export of the case has the column.
  std::vector<std::uint8_t> takeaway;   // 1: to take home
  std::vector<std::int32_t> supply;     // days of supply in hundredths; 0: not known
  std::vector<std::uint32_t> order;     // dense; 0: not known

  casefile::DimensionRows operation_names;
  bool has_diagnosis_rows = false, has_operation_rows = false;
  Doctors doctors;
  std::vector<Noted> notes;

  std::uint32_t visit_count() const { return static_cast<std::uint32_t>(person.size()); }  // highest visit id + 1
};

void read_about(Data& data, const casefile::VisitRows& visits, casefile::Case& source);

}  // namespace mi::claims
