// SPDX-License-Identifier: Apache-2.0
// A check kind: a written definition of what is compared, inside which window, and what exactly is the excess; its
// parameters; and a kernel that runs over arrays. Rules are rows of data over these kinds. Each kind has a file in kinds/.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "claims/arrays/data.hpp"

namespace mi::claims {

// "window=second quantity=same": names and values, parted by spaces; lists by semicolons. "?" is a value to be chosen.
class Parameters {
 public:
  Parameters() = default;
  explicit Parameters(std::string_view text);  // Error(usage)
  void set(const std::string& name, const std::string& value) { values_[name] = value; }
  void drop(const std::string& name) { values_.erase(name); }
  bool has(const std::string& name) const { return values_.count(name) != 0; }
  bool is_open(const std::string& name) const { return has(name) && values_.at(name) == "?"; }
  const std::string& text(const std::string& name) const;
  std::int64_t whole(const std::string& name) const;         // Error(usage) when it is no number of 0 or more
  std::vector<std::string> list(const std::string& name) const;
  const std::map<std::string, std::string>& all() const { return values_; }
  std::string to_string() const;

 private:
  std::map<std::string, std::string> values_;
};

// Units and fen of one line that are above the limit.
struct Part {
  std::uint32_t line = 0;
  std::int64_t units = 0;  // ten-thousandths
  std::int64_t fen = 0;
};

struct Lead {
  static constexpr std::uint32_t no_line = UINT32_MAX;
  std::uint32_t visit = 0;
  std::uint32_t shown = no_line;       // the line whose item, department and doctor the lead is about
  std::vector<Part> parts;
  std::vector<std::int64_t> context;   // ids of rows that it was compared with
  std::int64_t units = 0;              // ten-thousandths
  base::Date from;
  base::Date to;
  bool whole_visit = false;            // all of the visit is in question, whether its lines are at hand or not
  std::string knowledge;
  std::string detail;                  // in Chinese
};

// Visits from first to before last.
struct VisitRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class Kernel {
 public:
  virtual ~Kernel() = default;
  // Called from several threads at once for ranges that do not overlap; leads in order of visit.
  virtual void run(VisitRange range, std::vector<Lead>& leads) const = 0;
};

// What a kernel is made from.
struct KernelInput {
  const Data& data;
  const Parameters& parameters;
  const std::string& list;                 // text of the rule's knowledge list; "" when it has none
  std::string list_name;
  std::string national = {};               // code of the national rule: which points of the list hold
  std::optional<base::DateRange> period = {};  // only what falls into it; each kind says by which day
  unsigned threads = 1;  // by which a kernel may be made
  bool in_period(base::Date day) const { return !period || period->contains(day); }
};

struct ParameterSpec {
  const char* name;
  const char* meaning;   // a message id
  bool is_number = false;
  std::vector<std::string> words;  // what it may say, when it is a word
  const char* fallback = nullptr;  // what it says where a rule does not set it; nullptr: the rule must
};

struct Kind {
  const char* name;
  const char* definition;  // a message id: what is compared, inside which window, what is the excess
  std::vector<ParameterSpec> parameters;
  // What the case or the list lacks for a rule of this kind, for people; "" when it can run.
  std::string (*lacks)(const KernelInput& input);
  std::unique_ptr<Kernel> (*make)(const KernelInput& input);
  bool runs_without_rows = false;  // its list adds to what the claims say; other kinds wait for the rows of theirs
};

const std::vector<Kind>& kinds();
const Kind& find_kind(std::string_view name);  // Error(cannot)

// One a kind, in kinds/.
Kind same_line_twice();
Kind price_above_list();
Kind quantity_above_cap();
Kind gap_between_stays();
Kind overlapping_stays();
Kind frequent_visits();
Kind watched_stays();
Kind workload();
Kind two_places();
Kind price_above_peers();
Kind limited_to();
Kind pair_billed_together();
Kind course_days();
Kind operation_discount();
Kind date_outside_stay();
Kind more_than_stay_days();
Kind after_death();
Kind supply_days();
Kind kinds_of_drugs();
Kind missing_companion();
Kind herbal_slices();
Kind doctor_not_registered();
Kind code_against_person();
Kind amount_above_cap();
Kind operation_and_fee();
Kind noted_rows();
Kind indication();
Kind stock_against_billing();
Kind upload_delay();
Kind drug_holding();
Kind diagnosis_without_item();
Kind thin_stay();
Kind referral_target();
Kind after_notice();
Kind item_not_listed();
Kind prescriber_level();
Kind bought_without_code();

// Pairs of stays whose gap is at most so many days: what a limit would catch, before one is chosen.
struct GapCount {
  std::int64_t days = 0;
  std::int64_t pairs = 0;
  std::int64_t persons = 0;
  std::int64_t total = 0;  // fen: all of the later stays
  std::int64_t fund = 0;
};
std::vector<GapCount> count_gaps(const KernelInput& input, const std::vector<std::int64_t>& days);

}  // namespace mi::claims
