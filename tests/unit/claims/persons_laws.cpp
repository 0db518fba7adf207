// SPDX-License-Identifier: Apache-2.0
// Laws that kinds over persons keep on any stays: against counting by days, and whatever the order of rows.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "claims/kernel/persons.hpp"

using namespace mi;

namespace {

constexpr std::int64_t a_day = 86400;
constexpr std::int64_t one_unit = 10000;

// Up to twelve stays of three persons in two institutions, within twenty days; one visit each.
claims::Data any_stays() {
  claims::Data data;
  int count = *rc::gen::inRange(0, 13);
  for (int i = 0; i < count; ++i) {
    claims::Stay stay;
    std::int64_t first = *rc::gen::inRange(0, 20), days = *rc::gen::inRange(0, 8);
    stay.line = i + 1;
    stay.visit = static_cast<std::uint32_t>(i + 1);
    stay.person = static_cast<std::uint32_t>(*rc::gen::inRange(1, 4));
    stay.institution = static_cast<std::uint32_t>(*rc::gen::inRange(1, 3));
    stay.begins = first * a_day + *rc::gen::inRange(0, 3) * 3600;
    stay.ends = (first + days) * a_day + 7200;
    stay.med_type = "21";
    data.stays.push_back(stay);
  }
  data.start.assign(static_cast<std::size_t>(count) + 2, 0);
  data.stay_of_visit.assign(static_cast<std::size_t>(count) + 1, -1);
  for (int i = 0; i < count; ++i) data.stay_of_visit[static_cast<std::size_t>(i) + 1] = i;
  return data;
}

std::vector<claims::Lead> leads_of(const claims::Data& data, const char* kind, const std::string& parameters) {
  claims::Parameters p{std::string_view(parameters)};
  const std::string no_list;
  claims::KernelInput input{data, p, no_list, "", {}};
  std::vector<claims::Lead> leads;
  claims::find_kind(kind).make(input)->run({0, data.visit_count()}, leads);
  return leads;
}

// visit → units
std::map<std::uint32_t, std::int64_t> units_of(const std::vector<claims::Lead>& leads) {
  std::map<std::uint32_t, std::int64_t> units;
  for (const claims::Lead& lead : leads) units[lead.visit] += lead.units;
  return units;
}

bool is_before(const claims::Stay& a, const claims::Stay& b) { return a.begins != b.begins ? a.begins < b.begins : a.line < b.line; }

claims::Data in_another_order(claims::Data data) {
  std::reverse(data.stays.begin(), data.stays.end());
  for (std::size_t i = 0; i < data.stays.size(); ++i) data.stay_of_visit[data.stays[i].visit] = static_cast<std::int32_t>(i);
  return data;
}

}  // namespace

TEST_CASE("overlapping stays: as many units as days that an earlier stay holds too") {
  mi::test::holds([] {
    claims::Data data = any_stays();
    std::map<std::uint32_t, std::int64_t> expected;
    for (const auto& later : data.stays) {
      std::set<std::int64_t> shared;
      for (const auto& earlier : data.stays)
        if (earlier.person == later.person && is_before(earlier, later))
          for (std::int64_t day = later.begins / a_day; day < later.ends / a_day; ++day)
            if (earlier.begins / a_day <= day && day < earlier.ends / a_day) shared.insert(day);
      if (!shared.empty()) expected[later.visit] = static_cast<std::int64_t>(shared.size()) * one_unit;
    }
    RC_ASSERT(units_of(leads_of(data, "overlapping_stays", "days=1 where=any stays=21")) == expected);
    RC_ASSERT(units_of(leads_of(in_another_order(data), "overlapping_stays", "days=1 where=any stays=21")) == expected);
  });
}

TEST_CASE("frequent visits: a higher count finds no more, a longer window no less") {
  mi::test::holds([] {
    claims::Data data = any_stays();
    auto found = [&](int count, int days) {
      return units_of(leads_of(data, "frequent_visits", "count=" + std::to_string(count) + " days=" + std::to_string(days) + " where=any visits=21 apart="));
    };
    int count = *rc::gen::inRange(1, 5), days = *rc::gen::inRange(1, 20);
    auto some = found(count, days), fewer = found(count + 1, days), more = found(count, days + 1);
    auto within = [](const auto& a, const auto& b) { return std::all_of(a.begin(), a.end(), [&](const auto& x) { return b.count(x.first) != 0; }); };
    RC_ASSERT(within(fewer, some));
    RC_ASSERT(within(some, more));
    for (const auto& later : data.stays) {
      auto in_window = std::count_if(data.stays.begin(), data.stays.end(), [&](const auto& s) {
        return s.person == later.person && is_before(s, later) && s.begins / a_day > later.begins / a_day - days;
      });
      RC_ASSERT((some.count(later.visit) != 0) == (in_window >= count));
    }
  });
}

TEST_CASE("watched stays: at most so many stays lie above a percentile, and every dearer or longer one does") {
  mi::test::holds([] {
    claims::Data data = any_stays();
    int percentile = *rc::gen::inRange(1, 101);
    auto found = units_of(leads_of(data, "watched_stays", "percentile=" + std::to_string(percentile) + " over_days=0 over_cost=0 stays=21 apart="));
    RC_ASSERT(static_cast<std::int64_t>(found.size()) * 100 <= static_cast<std::int64_t>(data.stays.size()) * (100 - percentile));
    for (const auto& [visit, units] : found)
      for (const auto& other : data.stays)
        if (std::max<std::int64_t>(other.ends / a_day - other.begins / a_day, 1) * one_unit >= units) RC_ASSERT(found.count(other.visit) != 0);
  });
}
