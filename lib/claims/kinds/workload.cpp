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
#include <bit>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/parallel.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

using base::Int128;

constexpr std::int64_t one_unit = 10000;
constexpr std::uint32_t days_apart = 512;  // from slot to slot of two persons
constexpr std::uint32_t left_out = UINT32_MAX;
constexpr std::size_t parts = 64;  // of the slots, most of which are idle

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
    take_column(input.parameters.text("who"));
  }

  // The leads are the same for any number of threads.
  std::vector<Lead> find() const {
    const Many lines = busy_lines();
    const std::size_t slots = lines.start.size() - 1;
    std::vector<std::vector<Lead>> found(parts);
    base::share_out(parts, input_.threads, [&](std::size_t part) {
      std::vector<std::uint32_t> room;
      const std::size_t last = base::begin_of_part(slots, parts, part + 1);
      for (std::size_t slot = base::begin_of_part(slots, parts, part); slot < last; ++slot)
        look_at_slot(lines.of(static_cast<std::uint32_t>(slot)), room, found[part]);
    });
    std::vector<Lead> all;
    for (std::vector<Lead>& leads : found) std::move(leads.begin(), leads.end(), std::back_inserter(all));
    return all;
  }

 private:
  void take_column(const std::string& who) {
    if (who == "doctor") column_ = data_.fees.doctor, number_ = same_code(data_.doctors);
    if (who == "department") column_ = data_.fees.department, number_ = same_code(data_.departments);
    if (who == "item") column_ = data_.fees.item, number_ = data_.code_of_item;
    if (who == "device") {
      column_ = data_.beside.device;
      number_.resize(data_.beside.device_names.size());
      std::iota(number_.begin(), number_.end(), 0U);
    }
  }

  // Who it is that a line speaks of; 0: nobody, or the line does not count.
  std::uint32_t who(std::uint32_t line) const {
    if (data_.left(line) <= 0 || minutes_of_code_[data_.code(line)] < 0) return 0;
    if (!input_.in_period(base::Date::from_days(data_.day(line)))) return 0;
    return line < column_.size() && column_[line] < number_.size() ? number_[column_[line]] : 0;
  }

  // A power of two.
  std::size_t slots() const {
    const std::size_t most = std::bit_floor(std::max<std::size_t>(data_.fees.size() / 2, 1024));  // half a number for each line
    return std::min(most, std::bit_ceil((*std::max_element(number_.begin(), number_.end()) + std::size_t{1}) * days_apart));
  }

  template <class F> void each_line(std::size_t part, std::size_t mask, F&& f) const {
    const std::size_t last = base::begin_of_part(data_.fees.size(), input_.threads, part + 1);
    for (std::size_t i = base::begin_of_part(data_.fees.size(), input_.threads, part); i < last; ++i) {
      const auto line = static_cast<std::uint32_t>(i);
      const std::size_t its = who(line);
      if (its != 0) f((its * days_apart + static_cast<std::uint32_t>(data_.day(line)) % days_apart) & mask, line);
    }
  }

  // A day has no more persons than lines, so that lines are counted first, and only those of busy days are put together.
  // They are counted by slot: days of one person have slots of their own for a year and more; days farther apart, and of
  // persons so many that their slots go round, share one, and are told apart later.
  Many busy_lines() const {
    const std::size_t threads = input_.threads, mask = slots() - 1;
    std::vector<std::vector<std::uint32_t>> next(threads);
    base::in_parallel(threads, [&](std::size_t part) {
      next[part].assign(mask + 1, 0);
      each_line(part, mask, [&](std::size_t slot, std::uint32_t) { ++next[part][slot]; });
    });
    Many busy;
    busy.start.reserve(mask + 2);
    busy.start.push_back(0);
    for (std::size_t slot = 0; slot <= mask; ++slot) busy.start.push_back(busy.start.back() + place(next, slot, busy.start.back()));
    busy.values.resize(busy.start.back());
    base::in_parallel(threads, [&](std::size_t part) {
      each_line(part, mask, [&](std::size_t slot, std::uint32_t line) {
        if (next[part][slot] != left_out) busy.values[next[part][slot]++] = line;
      });
    });
    return busy;
  }

  // From the counts of a slot to where each part puts its lines; how many those are.
  std::uint32_t place(std::vector<std::vector<std::uint32_t>>& next, std::size_t slot, std::uint32_t first) const {
    std::uint32_t lines = 0;
    for (auto& part : next) lines += std::exchange(part[slot], first + lines);
    if (lines > (by_minutes_ ? 0 : limit_)) return lines;
    for (auto& part : next) part[slot] = left_out;
    return 0;
  }

  // A person may have several visits, but a visit has one person.
  bool has_few_visits(std::span<const std::uint32_t> lines, std::vector<std::uint32_t>& room) const {
    room.clear();
    for (std::uint32_t line : lines) room.push_back(data_.fees.visit[line]);
    std::sort(room.begin(), room.end());
    return std::unique(room.begin(), room.end()) - room.begin() <= limit_;
  }

  void look_at_slot(std::span<const std::uint32_t> of_slot, std::vector<std::uint32_t>& room, std::vector<Lead>& leads) const {
    if (of_slot.empty() || (!by_minutes_ && has_few_visits(of_slot, room))) return;
    std::vector<std::uint32_t> lines(of_slot.begin(), of_slot.end());
    const auto key = [&](std::uint32_t line) { return std::tuple(who(line), data_.fees.happened[line], line); };
    std::sort(lines.begin(), lines.end(), [&](auto a, auto b) { return key(a) < key(b); });
    for (auto first = lines.begin(); first != lines.end();) {
      const auto last = std::find_if(first, lines.end(), [&](auto line) { return who(line) != who(*first) || data_.day(line) != data_.day(*first); });
      if (by_minutes_) look_at_minutes({first, last}, leads);
      else look_at_persons({first, last}, leads);
      first = last;
    }
  }

  // A person where the visit says who; else the visit stands for one.
  std::int64_t person(std::uint32_t line) const {
    const Stay* stay = data_.stay(data_.fees.visit[line]);
    return stay != nullptr && stay->person != 0 ? stay->person : -std::int64_t{data_.fees.visit[line]} - 1;
  }

  void look_at_persons(std::span<const std::uint32_t> lines, std::vector<Lead>& leads) const {
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

  void look_at_minutes(std::span<const std::uint32_t> lines, std::vector<Lead>& leads) const {
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

  Lead& start(std::span<const std::uint32_t> lines, std::vector<Lead>& leads) const {
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
  std::span<const std::uint32_t> column_;      // whose each line is
  std::vector<std::uint32_t> number_;          // of those whose it may be; 0: nobody
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
