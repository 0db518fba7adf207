// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/condition.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/kind.hpp"
#include "claims/knowledge/rules.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using Field = Test::Field;
using Sign = Test::Sign;

constexpr std::array<std::pair<const char*, Field>, 10> fields{
    {{"sex", Field::sex}, {"age", Field::age}, {"age_days", Field::age_days}, {"insurance", Field::insurance},
     {"visit", Field::visit}, {"level", Field::level}, {"institution", Field::institution},
     {"department", Field::department}, {"diagnosis", Field::diagnosis}, {"operation", Field::operation}}};
constexpr std::array<std::pair<const char*, Sign>, 6> signs{{{"!=", Sign::is_not}, {">=", Sign::at_least},
                                                             {"<=", Sign::at_most}, {"=", Sign::is},
                                                             {">", Sign::above}, {"<", Sign::below}}};

[[noreturn]] void bad(std::string_view text) { throw Error(ErrorKind::cannot, say("“{}” is no condition", text)); }

Field field_named(std::string_view name, std::string_view text) {
  for (const auto& [word, field] : fields)
    if (name == word) return field;
  bad(text);
}

std::vector<std::string> values_of(std::string_view written, const Parameters& parameters) {
  std::vector<std::string> values;
  for (const std::string& word : base::split(written, ';')) {
    if (word.empty() || word.front() != '$') values.push_back(word);
    else for (const std::string& set : parameters.list(word.substr(1))) values.push_back(set);
  }
  return values;
}

std::int64_t whole(const std::string& value, std::string_view text) {
  std::int64_t number = 0;
  auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (code != std::errc() || end != value.data() + value.size()) bad(text);
  return number;
}

bool is_number(Sign sign) { return sign != Sign::is && sign != Sign::is_not; }

Test parse_test(std::string_view text, const Parameters& parameters) {
  std::size_t at = text.find_first_of("!<>=");
  if (at == std::string_view::npos || at == 0) bad(text);
  for (const auto& [word, sign] : signs) {
    std::string_view written = word;
    if (text.substr(at, written.size()) != written) continue;
    Test test{field_named(text.substr(0, at), text), sign, values_of(text.substr(at + written.size()), parameters)};
    if (is_number(sign) && test.values.size() != 1) bad(text);
    if (is_number(sign)) test.number = whole(test.values.front(), text);
    return test;
  }
  bad(text);
}

Known both(Known a, Known b) {
  if (a == Known::no || b == Known::no) return Known::no;
  return a == Known::yes && b == Known::yes ? Known::yes : Known::unknown;
}

Known either(Known a, Known b) {
  if (a == Known::yes || b == Known::yes) return Known::yes;
  return a == Known::no && b == Known::no ? Known::no : Known::unknown;
}

bool begins_so(std::string_view word, std::string_view start) { return word.substr(0, start.size()) == start; }

Known as_known(bool met) { return met ? Known::yes : Known::no; }

}  // namespace

Condition Condition::parse(std::string_view text, const Parameters& parameters) {
  Condition condition;
  for (const std::string& alternative : base::split(text, '|')) {
    auto& tests = condition.alternatives.emplace_back();
    for (const std::string& test : base::split(alternative, '&')) tests.push_back(parse_test(test, parameters));
  }
  return condition;
}

bool Condition::asks(Field field) const {
  for (const auto& tests : alternatives)
    for (const Test& test : tests)
      if (test.field == field) return true;
  return false;
}

const char* to_text(Field field) {
  for (const auto& [word, named] : fields)
    if (named == field) return word;
  return "";
}

const char* to_text(Sign sign) {
  for (const auto& [word, named] : signs)
    if (named == sign) return word;
  return "";
}

Judge::Judge(const Data& data) : data_(data) {
  LevelWords levels = read_levels(shipped_list("hospital_levels.csv"));
  for (const std::string& word : data.about.words) rank_.push_back(level_of(levels, word));
}

Known Judge::met(const Condition& condition, std::uint32_t visit, std::uint32_t line, std::int32_t day) const {
  Known any = Known::no;
  for (const auto& tests : condition.alternatives) {
    Known all = Known::yes;
    for (const Test& test : tests) all = both(all, met(test, visit, line, day));
    any = either(any, all);
  }
  return any;
}

Known Judge::met(const Test& test, std::uint32_t visit, std::uint32_t line, std::int32_t day) const {
  const About& about = data_.about;
  switch (test.field) {
    case Field::sex: return about.sex[visit] == 0 ? Known::unknown : word(test, about.sex[visit] == 1 ? "1" : "2");
    case Field::age:
    case Field::age_days: return age(test, visit, day);
    case Field::insurance: return word(test, about.words[about.insurance[visit]]);
    case Field::visit: return word(test, about.words[about.type[visit]]);
    case Field::level: return rank_[about.level[visit]] == 0 ? Known::unknown : number(test, rank_[about.level[visit]]);
    case Field::institution: {
      const std::string& name = about.words[about.institution[visit]];
      auto holds = [&](const std::string& part) { return name.find(part) != std::string::npos; };
      return as_known(std::any_of(test.values.begin(), test.values.end(), holds) == (test.sign == Sign::is));
    }
    case Field::department: return department(test, visit, line);
    default: return begins_with(test, visit);
  }
}

Known Judge::number(const Test& test, std::int64_t value) const {
  switch (test.sign) {
    case Sign::at_least: return as_known(value >= test.number);
    case Sign::at_most: return as_known(value <= test.number);
    case Sign::above: return as_known(value > test.number);
    case Sign::below: return as_known(value < test.number);
    default: return word(test, std::to_string(value));
  }
}

Known Judge::word(const Test& test, std::string_view value) const {
  if (value.empty()) return Known::unknown;
  bool there = std::find(test.values.begin(), test.values.end(), value) != test.values.end();
  return as_known(there == (test.sign == Sign::is));
}

Known Judge::age(const Test& test, std::uint32_t visit, std::int32_t day) const {
  std::int32_t birth = data_.about.birth[visit];
  if (birth == About::no_day || day < birth) return Known::unknown;
  return number(test, test.field == Field::age_days ? day - birth : years_between(birth, day));
}

Known Judge::begins_with(const Test& test, std::uint32_t visit) const {
  bool by_diagnosis = test.field == Field::diagnosis;
  const casefile::DimensionRows& names = by_diagnosis ? data_.diagnoses : data_.about.operation_names;
  auto ids = by_diagnosis ? data_.about.diagnoses.of(visit) : data_.about.operations.of(visit);
  if (ids.empty()) return Known::unknown;
  for (std::uint32_t id : ids)
    for (const std::string& value : test.values)
      if (begins_so(names.at(id, 0), value)) return as_known(test.sign == Sign::is);
  return as_known(test.sign == Sign::is_not);
}

Known Judge::department(const Test& test, std::uint32_t visit, std::uint32_t line) const {
  std::string_view code, name;
  if (line != no_line) {
    code = data_.departments.at(data_.fees.department[line], 0);
    name = data_.departments.at(data_.fees.department[line], 1);
  }
  const Stay* stay = data_.stay(visit);
  if (code.empty() && name.empty() && stay != nullptr) code = stay->department;
  if (code.empty() && name.empty()) return Known::unknown;
  for (const std::string& value : test.values)
    if (begins_so(code, value) || begins_so(name, value)) return as_known(test.sign == Sign::is);
  return as_known(test.sign == Sign::is_not);
}

bool Judge::is_known(Field field) const {
  const About& about = data_.about;
  auto any = [](const auto& column, auto nothing) {
    return std::any_of(column.begin(), column.end(), [&](auto value) { return value != nothing; });
  };
  switch (field) {
    case Field::sex: return any(about.sex, std::uint8_t{0});
    case Field::age:
    case Field::age_days: return any(about.birth, About::no_day);
    case Field::insurance: return any(about.insurance, 0U);
    case Field::visit: return any(about.type, 0U);
    case Field::level: return any(about.level, 0U);
    case Field::institution: return any(about.institution, 0U);
    case Field::diagnosis: return !about.diagnoses.values.empty();
    case Field::operation: return !about.operations.values.empty();
    case Field::department: return data_.departments.size() > 1;
  }
  return false;
}

LevelWords read_levels(const std::string& csv) {
  LevelWords levels;
  package::DelimitedReader rows(csv);
  rows.next();
  while (rows.next()) {
    const auto& row = rows.fields();
    if (row.size() < 2) continue;
    levels.emplace_back(row[0], static_cast<std::uint8_t>(whole(std::string(row[1]), row[1])));
  }
  return levels;
}

std::uint8_t level_of(const LevelWords& levels, std::string_view word) {
  for (const auto& [begins, level] : levels)
    if (!word.empty() && (begins.back() == '*' ? begins_so(word, std::string_view(begins).substr(0, begins.size() - 1)) : word == begins))
      return level;
  return 0;
}

std::int64_t years_between(std::int32_t birth, std::int32_t day) {
  base::Date b = base::Date::from_days(birth), d = base::Date::from_days(day);
  bool not_yet = d.month() < b.month() || (d.month() == b.month() && d.day() < b.day());
  return d.year() - b.year() - (not_yet ? 1 : 0);
}

}  // namespace mi::claims
