// SPDX-License-Identifier: Apache-2.0
// What indicators are made of: sums and counts over the claims of one case, each a list of contributions (a line, a visit)
// with the day and the department or doctor that they belong to. Which measures there are stands in man/mi-claims.1.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "claims/arrays/data.hpp"
#include "claims/knowledge/classes.hpp"

namespace mi::claims {

// "fee:drug@stay": what is summed, of which class or number, over which visits.
struct Measure {
  std::string what;
  std::string argument;
  std::string scope;  // a class of visits; "": all
  static Measure parse(std::string_view text);
  std::string to_string() const;
};

enum class Grouping { none, department, doctor };

struct Contribution {
  static constexpr std::int32_t every_day = INT32_MIN;  // counts in whatever period is asked for
  std::int32_t day = 0;
  std::uint32_t group = 0;   // place in groups()
  std::int64_t amount = 0;   // fen, or a count
  std::uint32_t visit = 0;   // 0: none
  std::uint64_t key = 0;     // not 0: things with one key count once in a period
  std::int64_t id = 0;       // of the row; 0: none
  std::string_view about;    // item code, mdtrt_id, name
};

class Measures {
 public:
  // `lists` gives an agency's own list by its name, "" where there is none.
  Measures(casefile::Case& source, const Classes& classes, Grouping grouping,
           const std::function<std::string(const std::string&)>& lists);

  // Error(cannot) for a measure that there is not; `place` says where it stands.
  static void check(const Measure& measure, const Classes& classes, const std::string& place);
  static bool is_money(const Measure& measure);
  static bool can_split(const Measure& measure);  // by department or doctor
  std::string label(const Measure& measure) const;  // in Chinese: 住院药品费用
  std::string lacks(const Measure& measure) const;  // what the case lacks for it, for people; "" when nothing

  using Taker = std::function<void(const Contribution&)>;
  void each(const Measure& measure, const Taker& take) const;

  const std::vector<std::string>& groups() const { return groups_; }  // the first: not said
  const Data& data() const { return data_; }
  std::optional<base::DateRange> span() const;  // days of fees and visits; none without any
  // What is known of a contribution's row: an item's name, for people.
  std::string describe(const Contribution& c) const;
  std::string line_name(std::int64_t id) const { return casefile::line_name(data_.batches, id).to_string(); }

  struct Known;  // measure.cpp: the table of measures

 private:
  struct VisitMore {
    std::uint32_t group = 0;
    std::string discharge_way;
    std::optional<std::int64_t> uploaded;
    bool planned = false;  // a further stay within 31 days was planned
  };
  void read_visits(casefile::Case& source);
  void read_others(casefile::Case& source);
  void number_groups();
  std::uint32_t group_of(std::uint32_t id) const { return id < group_of_.size() ? group_of_[id] : 0; }

  void fees(const Measure& m, const Taker& take) const;
  void lines(const Measure& m, const Taker& take) const;
  void visits(const Measure& m, const Taker& take) const;
  void costs(const Measure& m, const Taker& take) const;
  void readmitted(const Measure& m, const Taker& take) const;
  void sent(const Measure& m, const Taker& take) const;
  void exams(const Measure& m, const Taker& take) const;
  void stocked(const Measure& m, const Taker& take) const;
  void listed(const Measure& m, const Taker& take) const;
  void windows(const Measure& m, const Taker& take) const;

  bool in_scope(const Stay& stay, const Class* scope) const { return scope == nullptr || scope->has_visit(stay.med_type); }
  const Class* scope_of(const Measure& m) const;
  Contribution of_visit(std::size_t stay, std::int64_t amount) const;
  bool is_checked(std::uint32_t line) const;

  Classes classes_;
  Grouping grouping_;
  Data data_;
  std::vector<std::string> groups_{""};
  std::vector<std::uint32_t> group_of_;  // of a row of the dimension department or doctor
  std::vector<VisitMore> more_;          // beside data_.stays
  bool knows_uploads_ = false;
  std::vector<casefile::Stored<domain::ExamLine>> exams_;
  std::vector<casefile::Stored<domain::StockLine>> stock_;
  casefile::DimensionRows products_;
  std::vector<std::int64_t> uploads_;    // seconds, in order
  std::vector<std::pair<std::string, std::string>> catalogue_;  // code, generic name
  struct Checked {
    std::vector<bool> batches;  // by number
    std::optional<base::DateRange> period;
  };
  std::vector<Checked> checked_;  // runs of the checks that the case has stored
};

}  // namespace mi::claims
