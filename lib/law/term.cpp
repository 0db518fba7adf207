// SPDX-License-Identifier: Apache-2.0
#include "law/term.hpp"

#include <charconv>
#include <string>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

struct UnitName {
  TermUnit unit;
  const char* one;
  const char* many;
  const char* chinese;
};
constexpr UnitName kUnits[] = {
    {TermUnit::hours, "hour", "hours", "小时"},     {TermUnit::days, "day", "days", "天"},
    {TermUnit::working_days, "working-day", "working-days", "个工作日"},
    {TermUnit::months, "month", "months", "个月"},  {TermUnit::years, "year", "years", "年"},
};

const UnitName& name_of(TermUnit unit) {
  for (const UnitName& u : kUnits)
    if (u.unit == unit) return u;
  return kUnits[1];
}

}  // namespace

Term Term::parse(std::string_view text) {
  const auto space = text.find(' ');
  std::int64_t n = 0;
  const char* end = text.data() + (space == text.npos ? 0 : space);
  const auto [stop, failed] = std::from_chars(text.data(), end, n);
  const std::string_view unit = space == text.npos ? std::string_view{} : base::trim(text.substr(space));
  if (failed == std::errc{} && stop == end && n >= 0)
    for (const UnitName& u : kUnits)
      if (unit == u.one || unit == u.many) return {n, u.unit};
  throw base::Error(base::ErrorKind::usage, base::say("\"{0}\" is not a term", std::string(text)), {},
                    base::tr("write a number and hours, days, working-days, months or years: \"30 working-days\""));
}

std::string Term::to_string() const {
  const UnitName& u = name_of(unit);
  return std::to_string(n) + " " + (n == 1 ? u.one : u.many);
}

std::string Term::to_chinese() const { return std::to_string(n) + name_of(unit).chinese; }

}  // namespace mi::law
