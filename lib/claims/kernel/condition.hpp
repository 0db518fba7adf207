// SPDX-License-Identifier: Apache-2.0
// A condition of a knowledge point, as its list writes it: "sex=2", "age<18", "visit=21;22", "level>=3|level>=2&institution=眼".
// Alternatives are parted by |, tests that must all hold by &, values of which one must fit by ;. "$name" is a parameter
// of the rule. What is asked:
//   sex          of the person: 1 male, 2 female
//   age          whole years on the day of the fee       age_days     days since birth
//   insurance    insutype of the visit                   visit        med_type of the visit
//   level        3, 2, 1 from the words of hosp_lv       institution  its name holds the value
//   department   of the line, else of the visit: code or name begins with the value
//   diagnosis    any of the visit's begins with the value     operation    likewise
// A condition is met, not met, or not known where the export does not say what it asks; who judges passes over that.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/arrays/data.hpp"

namespace mi::claims {

class Parameters;

enum class Known : std::uint8_t { no, yes, unknown };

struct Test {
  enum class Field { sex, age, age_days, insurance, visit, level, institution, department, diagnosis, operation };
  enum class Sign { is, is_not, at_least, at_most, above, below };
  Field field = Field::sex;
  Sign sign = Sign::is;
  std::vector<std::string> values;
  std::int64_t number = 0;  // of the last four signs
};

struct Condition {
  std::vector<std::vector<Test>> alternatives;

  // Error(cannot): no such field or sign, or no number. Error(usage): the rule has no such parameter.
  static Condition parse(std::string_view text, const Parameters& parameters);
  bool asks(Test::Field field) const;
};

const char* to_text(Test::Field field);
const char* to_text(Test::Sign sign);

// Answers conditions about visits and lines of the data.
class Judge {
 public:
  static constexpr std::uint32_t no_line = UINT32_MAX;
  explicit Judge(const Data& data);
  // About a line of the visit, or about the visit on a day.
  Known met(const Condition& condition, std::uint32_t visit, std::uint32_t line, std::int32_t day) const;
  bool is_known(Test::Field field) const;  // of any visit at all

 private:
  Known met(const Test& test, std::uint32_t visit, std::uint32_t line, std::int32_t day) const;
  Known number(const Test& test, std::int64_t value) const;
  Known word(const Test& test, std::string_view value) const;
  Known begins_with(const Test& test, std::uint32_t visit) const;
  Known department(const Test& test, std::uint32_t visit, std::uint32_t line) const;
  Known age(const Test& test, std::uint32_t visit, std::int32_t day) const;

  const Data& data_;
  std::vector<std::uint8_t> rank_;  // of each of About::words, as a hospital level; 0: none
};

// What the words of hosp_lv mean: knowledge list hospital_levels.csv (word or beginning*, level). 0: not known.
using LevelWords = std::vector<std::pair<std::string, std::uint8_t>>;
LevelWords read_levels(const std::string& csv);
std::uint8_t level_of(const LevelWords& levels, std::string_view word);
// Whole years from birth to the day; born on 29 February: a year older on 1 March.
std::int64_t years_between(std::int32_t birth, std::int32_t day);

}  // namespace mi::claims
