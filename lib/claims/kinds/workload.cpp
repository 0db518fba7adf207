// SPDX-License-Identifier: Apache-2.0
// Workload: more persons, or more minutes, than somebody can serve in a day.
//
// Compared: the lines of one doctor (who=doctor), one department (who=department), one device (who=device: its number
// dev_no; a line without one does not count), or one item, that is the device that does it where no export numbers devices
// (who=item), on one day, after refunds. With a list only its items count; measure=minutes needs its minutes.
// Window: the day of the fee.
// Excess: measure=persons: of the persons in order of their first line of the day, those after the `limit`th: all their
// lines of the day; one person is one unit. measure=minutes: the minutes above `limit`, taken from the latest lines; the
// last one taken gives its share. Exactly the limit is none. The hit stands at the visit of the day's last line in excess.
// Period: the day of the fee.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/parallel.hpp"
#include "base/raw_vector.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

using base::Int128;

constexpr std::int64_t one_unit = 10000;
constexpr std::uint32_t sign_bit = 0x80000000;  // turned, days before 1970 come before the others

// Minutes of one unit, by item code.
std::map<std::string, std::int64_t, std::less<>> read_minutes(const std::string& text, const std::string& name) {
  std::map<std::string, std::int64_t, std::less<>> minutes;
  each_row(text, name, "code,name,minutes", [&](const ListRow& row) {
    minutes[std::string(row[0])] = row[2].empty() ? 0 : base::Quantity::parse(row[2]).e4;
  });
  return minutes;
}

class Workload {
 public:
  explicit Workload(const KernelInput& input)
      : input_(input), data_(input.data), limit_(input.parameters.whole("limit")), by_minutes_(input.parameters.text("measure") == "minutes") {
    auto minutes = read_minutes(input.list, input.list_name);
    minutes_of_code_.assign(data_.codes.size(), minutes.empty() && !by_minutes_ ? one_unit : -1);
    for (std::size_t code = 1; code < data_.codes.size(); ++code) {
      auto found = minutes.find(data_.codes[code]);
      if (found == minutes.end()) found = minutes.find(national_part(data_.codes[code]));
      if (found != minutes.end()) minutes_of_code_[code] = found->second;
    }
  }

  // Whose lines they are is shared out among threads; the leads are the same for any number of them.
  std::vector<Lead> find() const {
    const Many lines = lines_by_who();
    const std::size_t whos = lines.start.size() - 1;
    std::vector<std::vector<Lead>> found(input_.threads);
    base::in_parallel(found.size(), [&](std::size_t part) {
      std::vector<std::int32_t> days;
      const std::size_t last = base::begin_of_part(whos, found.size(), part + 1);
      for (std::size_t who = base::begin_of_part(whos, found.size(), part); who < last; ++who) {
        const auto its = lines.of(static_cast<std::uint32_t>(who));
        if (may_be_above(its, days)) by_days(its, found[part]);
      }
    });
    std::vector<Lead> all;
    for (std::vector<Lead>& leads : found) std::move(leads.begin(), leads.end(), std::back_inserter(all));
    return all;
  }

 private:
  // Who it is that each line speaks of; 0: nobody, or the line does not count.
  base::RawVector<std::uint32_t> numbers() const {
    const std::string& who = input_.parameters.text("who");
    const std::vector<std::uint32_t> same = who == "doctor" ? same_code(data_.doctors) : same_code(data_.departments);
    const auto& column = who == "doctor" ? data_.fees.doctor : data_.fees.department;
    const auto number_of = [&](std::uint32_t line) -> std::uint32_t {
      if (data_.left(line) <= 0 || minutes_of_code_[data_.code(line)] < 0) return 0;
      if (!input_.in_period(base::Date::from_days(data_.day(line)))) return 0;
      if (who == "item") return data_.code(line);
      if (who == "device") return data_.beside.device.empty() ? 0 : data_.beside.device[line];
      return column[line] < same.size() ? same[column[line]] : 0;
    };
    base::RawVector<std::uint32_t> all(data_.fees.size());
    base::in_parallel(input_.threads, [&](std::size_t part) {
      const std::size_t last = base::begin_of_part(all.size(), input_.threads, part + 1);
      for (std::size_t line = base::begin_of_part(all.size(), input_.threads, part); line < last; ++line)
        all[line] = number_of(static_cast<std::uint32_t>(line));
    });
    return all;
  }

  // Counted, then put in their places.
  Many lines_by_who() const {
    const base::RawVector<std::uint32_t> who = numbers();
    Many of;
    of.start.assign(who.empty() ? 1 : *std::max_element(who.begin(), who.end()) + std::size_t{2}, 0);
    for (std::uint32_t number : who)
      if (number != 0) ++of.start[number + 1];
    std::partial_sum(of.start.begin(), of.start.end(), of.start.begin());
    of.values.resize(of.start.back());
    std::vector<std::uint32_t> next = of.start;
    for (std::uint32_t line = 0; line < who.size(); ++line)
      if (who[line] != 0) of.values[next[who[line]]++] = line;
    return of;
  }

  // Before anything is sorted: a day has no more persons than lines. `days` is room to work in.
  bool may_be_above(std::span<const std::uint32_t> lines, std::vector<std::int32_t>& days) const {
    constexpr std::size_t days_a_line = 16;  // where they lie farther apart, counting them would take longer than sorting
    if (by_minutes_) return !lines.empty();
    if (static_cast<std::int64_t>(lines.size()) <= limit_) return false;
    days.clear();
    for (std::uint32_t line : lines) days.push_back(data_.day(line));
    const auto [first, last] = std::minmax_element(days.begin(), days.end());
    const auto span = static_cast<std::size_t>(std::int64_t{*last} - *first) + 1;
    if (span > days_a_line * lines.size()) return true;
    std::vector<std::uint32_t> counts(span);
    for (std::int32_t day : days) ++counts[static_cast<std::size_t>(day - *first)];
    return *std::max_element(counts.begin(), counts.end()) > limit_;
  }

  // Day and line are sorted as one number, without a look at the lines, which lie far apart.
  void by_days(std::span<const std::uint32_t> lines, std::vector<Lead>& leads) const {
    std::vector<std::uint64_t> words;
    for (std::uint32_t line : lines) words.push_back(std::uint64_t{static_cast<std::uint32_t>(data_.day(line)) ^ sign_bit} << 32 | line);
    std::sort(words.begin(), words.end());
    for (auto first = words.begin(); first != words.end();) {
      const auto last = std::find_if(first, words.end(), [&](std::uint64_t its) { return its >> 32 != *first >> 32; });
      if (by_minutes_ || last - first > limit_) look_at({first, last}, leads);
      first = last;
    }
  }

  void look_at(std::span<const std::uint64_t> words, std::vector<Lead>& leads) const {
    std::vector<std::uint32_t> lines;
    for (std::uint64_t its : words) lines.push_back(static_cast<std::uint32_t>(its));
    std::sort(lines.begin(), lines.end(), [&](auto a, auto b) {
      return data_.fees.happened[a] != data_.fees.happened[b] ? data_.fees.happened[a] < data_.fees.happened[b] : a < b;
    });
    if (by_minutes_) look_at_minutes(lines, leads);
    else look_at_persons(lines, leads);
  }

  // A person where the visit says who; else the visit stands for one.
  std::int64_t person(std::uint32_t line) const {
    const Stay* stay = data_.stay(data_.fees.visit[line]);
    return stay != nullptr && stay->person != 0 ? stay->person : -std::int64_t{data_.fees.visit[line]} - 1;
  }

  void look_at_persons(const std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    std::set<std::int64_t> within, all;
    std::vector<std::uint32_t> above;
    for (std::uint32_t line : lines) {
      std::int64_t who = person(line);
      all.insert(who);
      if (static_cast<std::int64_t>(all.size()) <= limit_) within.insert(who);
      if (within.count(who) == 0) above.push_back(line);
    }
    if (above.empty()) return;
    Lead& lead = start(above, leads);
    lead.units = (static_cast<std::int64_t>(all.size()) - limit_) * one_unit;
    for (std::uint32_t line : above) lead.parts.push_back({line, data_.left(line), data_.cost(line, data_.left(line))});
    lead.detail = fmt::format("当日服务{}人（限{}人）", all.size(), limit_);
  }

  // In ten-thousandths of a minute.
  std::int64_t minutes(std::uint32_t line) const {
    return base::round_half_away(Int128{data_.left(line)} * minutes_of_code_[data_.code(line)], one_unit);
  }

  void look_at_minutes(const std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    std::int64_t sum = 0;
    for (std::uint32_t line : lines) sum += minutes(line);
    std::int64_t above = sum - limit_ * one_unit;
    if (above <= 0) return;
    Lead& lead = start(lines, leads);
    lead.units = above;
    for (std::size_t i = lines.size(); i-- > 0 && above > 0;) above -= take(lines[i], above, lead);
    std::reverse(lead.parts.begin(), lead.parts.end());
    lead.detail = fmt::format("当日服务{}分钟（限{}分钟）", base::Quantity{sum}.to_string(), limit_);
  }

  std::int64_t take(std::uint32_t line, std::int64_t above, Lead& lead) const {
    std::int64_t whole = minutes(line), taken = std::min(whole, above), cost = data_.cost(line, data_.left(line));
    if (whole <= 0) return 0;
    lead.parts.push_back({line, base::round_half_away(Int128{data_.left(line)} * taken, whole), base::round_half_away(Int128{cost} * taken, whole)});
    return taken;
  }

  Lead& start(const std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    Lead& lead = leads.emplace_back();
    lead.visit = data_.fees.visit[lines.back()];
    lead.shown = lines.back();
    lead.from = lead.to = base::Date::from_days(data_.day(lines.back()));
    return lead;
  }

  const KernelInput& input_;
  const Data& data_;
  std::int64_t limit_;
  bool by_minutes_;
  std::vector<std::int64_t> minutes_of_code_;  // ten-thousandths of one unit; -1: does not count
};

}  // namespace

Kind workload() {
  return {"workload",
          base::mark("More persons or minutes on a day than limit, by doctor, department, device or item; the excess is what came after "
                     "the limit was reached."),
          {{"who", base::mark("whose day it is: doctor, department, device (dev_no), item (for the device that does it)"), false,
            {"doctor", "department", "device", "item"}},
           {"measure", base::mark("what is counted: persons, minutes (of the list)"), false, {"persons", "minutes"}},
           {"limit", base::mark("the most persons or minutes of a day"), true, {}}},
          [](const KernelInput& input) -> std::string {
            const Data& data = input.data;
            if (data.fees.size() == 0) return base::say("the case has no fee lines: load them");
            if (input.parameters.text("who") == "device" && data.beside.device.empty())
              return base::say("no fee line of the case says which device did it: load dev_no");
            return input.list_name.empty() ? std::string() : lacks_rows(input);
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(Workload(input).find());
          }};
}

}  // namespace mi::claims
