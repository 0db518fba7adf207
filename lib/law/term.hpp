// SPDX-License-Identifier: Apache-2.0
// A length of time as a rule words it: a number and what is counted. How it is counted over a calendar is due/'s part.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace mi::law {

enum class TermUnit { hours, days, working_days, months, years };

struct Term {
  std::int64_t n = 0;
  TermUnit unit = TermUnit::days;

  // "24 hours", "180 days", "30 working-days", "3 months", "2 years"; the singular too. Error(usage).
  static Term parse(std::string_view text);
  std::string to_string() const;   // "30 working-days"; parse() reads it back
  std::string to_chinese() const;  // "30个工作日"
  friend bool operator==(const Term&, const Term&) = default;
};

}  // namespace mi::law
