// SPDX-License-Identifier: Apache-2.0
#include "due/pauses.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "domain/due.hpp"
#include "due/tables.hpp"

namespace mi::due {
namespace {

using base::Date;

// A line of pauses.csv. `key` and `ends` may name values, "stage=heard|hearing-withdrawn": then the facts of the kind that have
// one of them are meant.
struct Source {
  std::string name, kind, date, about, key, ended_by, ended_date, ends;
};

std::vector<Source> sources() {
  std::vector<Source> result;
  for (const auto& c : read_table("pauses", 8)) result.push_back({c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]});
  return result;
}

bool names_value(const std::string& cell) { return cell.find('=') != std::string::npos; }

bool has_value(const casefile::Fact& fact, const std::string& cell) {
  const std::size_t equals = cell.find('=');
  const auto values = base::split(cell.substr(equals + 1), '|');
  return std::find(values.begin(), values.end(), fact.body.text_or(cell.substr(0, equals), "")) != values.end();
}

bool ends(const casefile::Fact& end, const Source& s, const casefile::Fact& begin) {
  if (!names_value(s.ends)) return end.body.text_or(s.ends, "") == begin.body.text_or(s.key, "");
  return has_value(end, s.ends) && end.body.text_or(s.about, "") == begin.body.text_or(s.about, "");
}

Date day_of(const casefile::Fact& fact, const std::string& key) { return Date::parse(fact.body.text_or(key, "").substr(0, 10)); }

// The first end that is not before it.
std::optional<Date> end_of(const casefile::Case& file, const Source& s, const casefile::Fact& begin, Date from) {
  std::optional<Date> first;
  for (const casefile::Fact& fact : file.in_force(s.ended_by)) {
    if (!ends(fact, s, begin)) continue;
    const Date day = day_of(fact, s.ended_date);
    if (from <= day && (!first || day < *first)) first = day;
  }
  return first;
}

void add_by_facts(const casefile::Case& file, const Source& s, Date today, std::vector<Pause>& found) {
  if (s.kind.empty()) return;
  for (const casefile::Fact& fact : file.in_force(s.kind)) {
    if (names_value(s.key) && !has_value(fact, s.key)) continue;
    const Date begin = day_of(fact, s.date);
    const base::DateRange days{begin.plus_days(1), end_of(file, s, fact, begin).value_or(today)};
    if (days.first <= days.last) found.push_back({s.name, fact.body.text_or(s.about, ""), days});
  }
}

}  // namespace

std::vector<std::string> listed_pauses() {
  std::vector<std::string> names;
  for (Source& s : sources()) names.push_back(std::move(s.name));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<Pause> pauses(const casefile::Case& file, Date today) {
  std::vector<Pause> found;
  for (const Source& source : sources()) add_by_facts(file, source, today, found);
  for (const auto& p : file.all<domain::DuePause>())
    found.push_back({p.value.pause, p.value.about, {p.value.first, p.value.last.value_or(std::max(today, p.value.first))}});
  return found;
}

}  // namespace mi::due
