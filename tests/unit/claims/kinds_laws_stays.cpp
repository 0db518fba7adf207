// SPDX-License-Identifier: Apache-2.0
// Laws of the kinds over stays with their lines, on any claims: each stay compared with every other, day by day, gives what the
// kernel finds.
#include <algorithm>

#include "any_claims.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Stays that meet: one person and one institution more often than not, within ten days.
claims::Data any_stays() {
  claims::Data data = any_claims();
  for (claims::Stay& stay : data.stays) {
    stay.person = *rc::gen::element<std::uint32_t>(1, 1, 1, 2);
    stay.institution = *rc::gen::element<std::uint32_t>(1, 1, 1, 2);
    stay.med_type = *rc::gen::element<std::string>("21", "21", "21", "22", "11");
    stay.begins = (std::int64_t{first_of_march} + *rc::gen::element(0, 1, 2, 3, 4, 5)) * a_day + 8 * 3600;
    stay.ends = stay.begins + *rc::gen::element(0, 1, 2, 3, 4, 5) * a_day + 3600;
  }
  return data;
}

bool is_before(const claims::Stay& a, const claims::Stay& b) { return std::pair(a.begins, a.line) < std::pair(b.begins, b.line); }
bool is_stay(const claims::Stay& stay) { return stay.med_type == "21" || stay.med_type == "22"; }
std::int64_t first(const claims::Stay& stay) { return stay.begins / a_day; }
std::int64_t last(const claims::Stay& stay) { return stay.ends / a_day; }
std::int64_t cost_of(const claims::Data& data, std::uint32_t visit) {
  std::int64_t fen = 0;
  for (std::uint32_t line : lines_in_order(data, visit))
    if (is_left(data, line)) fen += left_cost(data, line);
  return fen;
}

}  // namespace

TEST_CASE("overlapping_stays: days that an earlier stay holds too, with their lines, where there are enough of them") {
  holds_of_claims([] {
    const claims::Data data = any_stays();
    const std::size_t days = *rc::gen::inRange<std::size_t>(0, 4);
    const std::string where = *rc::gen::element<std::string>("same", "any");
    std::map<std::uint32_t, std::set<std::int64_t>> shared;
    for (const claims::Stay& later : data.stays)
      for (const claims::Stay& earlier : data.stays)
        if (is_stay(earlier) && is_stay(later) && earlier.person == later.person && is_before(earlier, later) && (where == "any" || earlier.institution == later.institution))
          for (std::int64_t day = first(later); day < std::min(last(later), last(earlier)); ++day) shared[later.visit].insert(day);
    std::erase_if(shared, [&](const auto& of_visit) { return of_visit.second.size() < std::max<std::size_t>(days, 1); });
    Units units;
    for (const auto& [visit, held] : shared) units[visit] = static_cast<std::int64_t>(held.size());
    const auto leads = leads_of(data, "overlapping_stays", "stays=21;22 where=" + where + " days=" + std::to_string(days));
    RC_ASSERT(units_of(leads) == units);
    RC_ASSERT(fen_of(leads) == whole_lines(data, [&](std::uint32_t line) { return shared.count(data.fees.visit[line]) != 0 && shared[data.fees.visit[line]].count(data.day(line)) != 0; }));
  });
}

TEST_CASE("frequent_visits: a visit with as many earlier ones in its window, in one institution or in any") {
  holds_of_claims([] {
    const claims::Data data = any_stays();
    const int count = *rc::gen::inRange(1, 4), days = *rc::gen::inRange(1, 9);
    const std::string where = *rc::gen::element<std::string>("same", "any");
    Units expected;
    for (const claims::Stay& later : data.stays) {
      const auto earlier = std::count_if(data.stays.begin(), data.stays.end(), [&](const claims::Stay& s) {
        return is_stay(s) && s.person == later.person && is_before(s, later) && first(s) > first(later) - days && (where == "any" || s.institution == later.institution);
      });
      if (is_stay(later) && earlier >= count) expected[later.visit] = 1;
    }
    const auto leads = leads_of(data, "frequent_visits", "visits=21;22 apart= where=" + where + " count=" + std::to_string(count) + " days=" + std::to_string(days));
    RC_ASSERT(units_of(leads) == expected);
    RC_ASSERT(fen_of(leads) == whole_lines(data, [&](std::uint32_t line) { return expected.count(data.fees.visit[line]) != 0; }));
  });
}

TEST_CASE("gap_between_stays: among stays that meet often, whatever they must share") {
  holds_of_claims([] {
    const claims::Data data = any_stays();
    const int days = *rc::gen::inRange(0, 6);
    const std::string match = *rc::gen::element<std::string>("diagnosis", "department", "either", "any");
    Units expected;
    for (const claims::Stay& later : data.stays)
      for (const claims::Stay& earlier : data.stays) {
        const bool illness = earlier.diagnosis.substr(0, 3) == later.diagnosis.substr(0, 3), department = !earlier.department.empty() && earlier.department == later.department;
        const bool shared = match == "any" || (match != "department" && illness) || (match != "diagnosis" && department);
        const std::int64_t gap = first(later) - last(earlier);
        if (later.med_type == "21" && is_stay(earlier) && earlier.person == later.person && earlier.institution == later.institution && is_before(earlier, later) && shared &&
            gap >= 0 && gap <= days)
          expected[later.visit] = 1;
      }
    RC_ASSERT(units_of(leads_of(data, "gap_between_stays", "stays=21;22 except=22 gap_days=" + std::to_string(days) + " match=" + match)) == expected);
  });
}

TEST_CASE("watched_stays: as many units as days, above either limit, by length or by what the lines cost") {
  holds_of_claims([] {
    const claims::Data data = any_stays();
    const int over_days = *rc::gen::inRange(0, 5), over_cost = *rc::gen::inRange(0, 60), percentile = *rc::gen::element(0, 30, 50, 80, 100);
    Units expected;
    std::vector<std::int64_t> lengths, costs;
    auto length = [](const claims::Stay& stay) { return std::max<std::int64_t>(last(stay) - first(stay), 1); };
    for (const claims::Stay& stay : data.stays)
      if (is_stay(stay)) lengths.push_back(length(stay)), costs.push_back(cost_of(data, stay.visit));
    // Above the percentile: so many of all are smaller. Where so many cost nothing, it is no limit.
    auto is_above = [&](const std::vector<std::int64_t>& all, std::int64_t value) {
      const std::int64_t enough = percentile * static_cast<std::int64_t>(all.size());
      const auto below = std::count_if(all.begin(), all.end(), [&](std::int64_t other) { return other < value; });
      return percentile > 0 && below * 100 >= enough && std::count(all.begin(), all.end(), 0) * 100 < enough;
    };
    for (const claims::Stay& stay : data.stays) {
      const std::int64_t cost = cost_of(data, stay.visit), days = length(stay);
      const bool absolute = (over_days > 0 && days > over_days) || (over_cost > 0 && cost > over_cost * 100);
      if (is_stay(stay) && (absolute || is_above(lengths, days) || is_above(costs, cost))) expected[stay.visit] = days;
    }
    RC_ASSERT(units_of(leads_of(data, "watched_stays", "stays=21;22 apart= percentile=" + std::to_string(percentile) + " over_days=" + std::to_string(over_days) +
                                                           " over_cost=" + std::to_string(over_cost))) == expected);
  });
}

TEST_CASE("thin_stay: of the types that every stay has nothing else, and of examinations and drugs at least one line") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"001109000010000-1", "001201000040000", "XA01AA001A001010100001"});
    Units expected;
    for (const claims::Stay& stay : data.stays) {
      if (stay.med_type != "21") continue;
      bool drug = false, more = false;
      for (std::uint32_t line : lines_in_order(data, stay.visit)) {
        if (!is_left(data, line)) continue;
        const std::string_view code = code_of(data, line);
        drug = drug || code[0] == 'X' || code == "B";  // 09 and 03
        more = more || code == "A" || code[0] == 'Z' || code[0] == 'T';
      }
      if (drug && !more) expected[stay.visit] = 1;
    }
    RC_ASSERT(units_of(leads_of(data, "thin_stay", "why=types only=03;09 beside=01;07 stays=21")) == expected);
  });
}

TEST_CASE("upload_delay: late by days or by hours, or never sent; of visits with all their lines, of entries without") {
  holds_of_claims([] {
    claims::Data data = any_stays();
    const std::string unit = *rc::gen::element<std::string>("hours", "days", "24-hours", "same-day"), of = *rc::gen::element<std::string>("visit", "entry");
    const int within = *rc::gen::inRange(0, 4);
    Units expected;
    for (const claims::Stay& stay : data.stays) {
      const std::int64_t sent = stay.begins + *rc::gen::element<std::int64_t>(-1, 0, 1, 3600, 7200, 7201, a_day - 8 * 3600 - 1, a_day - 8 * 3600, a_day, a_day + 1, 3 * a_day);
      const bool never = *rc::gen::inRange(0, 5) == 0;
      if (!never) data.beside.uploaded[stay.line] = sent;
      const std::int64_t hours = unit == "24-hours" ? 24 : within, days = unit == "same-day" ? 0 : within;
      const bool late = unit == "hours" || unit == "24-hours" ? sent - stay.begins > hours * 3600 : sent / a_day - first(stay) > days;
      if (is_stay(stay) && (never || late)) expected[stay.visit] = 1;
    }
    const auto leads = leads_of(data, "upload_delay", "visits=21;22 of=" + of + " unit=" + unit + " within=" + std::to_string(within));
    RC_ASSERT(units_of(leads) == expected);
    RC_ASSERT(fen_of(leads) == (of == "entry" ? Fen() : whole_lines(data, [&](std::uint32_t line) { return expected.count(data.fees.visit[line]) != 0; })));
  });
}
