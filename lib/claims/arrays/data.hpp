// SPDX-License-Identifier: Apache-2.0
// The claims of a case as arrays, ready for the kernels of kinds/: lines grouped by visit, codes and persons made one
// where several rows of a dimension name them, refunds taken off the lines that they return.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casefile/batch/batches.hpp"
#include "claims/arrays/about.hpp"
#include "claims/arrays/beside.hpp"
#include "claims/arrays/paid.hpp"

namespace mi::claims {

struct Stay {
  std::int64_t line = 0;  // id of its row
  std::uint32_t visit = 0;
  std::uint32_t person = 0;  // dense: persons with one psn_no are one
  std::uint32_t institution = 0;
  std::string_view department;  // code, else name
  std::string_view diagnosis;   // code
  std::int64_t begins = 0;
  std::int64_t ends = 0;        // of the day it began, when the export has no end
  std::string med_type;
};

// Days since 1970-01-01.
inline std::int32_t day_number(std::int64_t seconds) {
  constexpr std::int64_t a_day = 86400;
  const std::int64_t day = seconds / a_day;
  return static_cast<std::int32_t>(seconds % a_day < 0 ? day - 1 : day);
}

struct Data {
  casefile::FeeColumns fees;
  std::vector<std::uint32_t> start;         // lines of visit v: by_visit[start[v]] … by_visit[start[v + 1] - 1]
  base::RawVector<std::uint32_t> by_visit;  // in order of time, then of line
  std::vector<std::string_view> codes;  // med_list_codg
  std::vector<std::uint32_t> code_of_item;  // place in `codes`
  std::vector<std::string_view> person_codes;  // psn_no of Stay::person

  std::vector<Stay> stays;                  // one a visit
  std::vector<std::int32_t> stay_of_visit;  // place in `stays`; -1: no visit row
  PaidBy paid_by_visit, paid_by_settlement;
  std::vector<domain::PriceLine> prices;
  About about;
  Beside beside;

  std::vector<casefile::StoredBatch> batches;
  casefile::DimensionRows visits, persons, items, departments, doctors, diagnoses;

  std::int64_t returned = 0;  // lines that refunds took off whole or in part
  std::int64_t repeated = 0;  // lines passed over because their key is there already

  // Quantity that is not returned; 0: the line does not count. All of it, but for the few lines that set_left() spoke of.
  std::int64_t left(std::uint32_t line) const {
    return left_.is_marked(line) ? left_.units.at(line) : std::max<std::int64_t>(fees.quantity[line], 0);
  }
  void set_left(std::uint32_t line, std::int64_t units) { left_.set(line, units); }

  std::int32_t day(std::size_t line) const { return day_number(fees.happened[line]); }
  std::uint32_t code(std::size_t line) const {  // place in `codes`
    const std::uint32_t item = fees.item[line];
    return item < code_of_item.size() ? code_of_item[item] : 0;
  }
  std::uint32_t visit_count() const { return static_cast<std::uint32_t>(start.size() - 1); }  // highest visit id + 1
  // What `units` of a line cost: its amount where they are all of it, else their share, rounded once.
  std::int64_t cost(std::uint32_t line, std::int64_t units) const;
  const Stay* stay(std::uint32_t visit) const;

 private:
  struct Left {
    std::vector<std::uint64_t> marks;  // a bit a line, as far as the last that has one
    std::unordered_map<std::uint32_t, std::int64_t> units;
    bool is_marked(std::uint32_t line) const { return line / 64 < marks.size() && (marks[line / 64] >> line % 64 & 1) != 0; }
    void set(std::uint32_t line, std::int64_t of_line);
  };
  Left left_;
};

// All batches of the case, by so many threads; 0: one a core. The same for every number of them.
Data read_data(casefile::Case& source, unsigned threads = 0);

// Fills `start` and `by_visit`.
void group_by_visit(Data& data, unsigned threads);

// Takes refunds (lines whose quantity or amount is below zero) off the lines they return: the line that init_feedetl_sn
// names, else the latest earlier line of the same visit, item and price. What is left of a refund that finds none is
// passed over.
void net_refunds(Data& data, casefile::Case& source);
// A line whose (mdtrt_id, feedetl_sn) came before is an export's slip: the one loaded last counts.
void drop_repeated(Data& data, casefile::Case& source);

// National service items carry a local code behind the fifteen digits: 001102000010000-110200001. Lists name the digits.
std::string_view national_part(std::string_view code);

}  // namespace mi::claims
