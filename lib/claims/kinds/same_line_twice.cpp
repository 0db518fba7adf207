// SPDX-License-Identifier: Apache-2.0
// Same line twice.
//
// Compared: lines of one visit with the same item code and unit price (with quantity=same: the same quantity as well).
// Window: the second (window=second) or the day (window=day) of the fee.
// Excess: all lines but the dearest (the first of the dearest in order of time): sum of amounts less the largest.
// Lines with a quantity below zero and what refunds took off do not count. Period: the day of the fee.
#include <algorithm>
#include <span>
#include <tuple>

#include "base/message.hpp"
#include "claims/kernel/kind.hpp"

namespace mi::claims {
namespace {

class SameLineTwice : public Kernel {
 public:
  explicit SameLineTwice(const KernelInput& input)
      : data_(input.data),
        period_(input.period),
        by_day_(input.parameters.text("window") == "day"),
        same_quantity_(input.parameters.text("quantity") == "same") {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    Room room;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      room.items.clear();
      for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i)
        if (counts(data_.by_visit[i])) room.items.push_back(std::uint64_t{data_.code(data_.by_visit[i])} << 32 | i);
      if (room.items.size() > 1) visit(v, room, leads);
    }
  }

 private:
  // What makes two lines of one item the same, brought together to be sorted.
  struct Line {
    std::int64_t moment = 0;
    std::int64_t price = 0;
    std::int64_t quantity = 0;  // 0 where it does not matter
    std::uint32_t at = 0;       // in Data::by_visit

    auto key() const { return std::tie(moment, price, quantity); }
    bool operator<(const Line& other) const { return key() != other.key() ? key() < other.key() : at < other.at; }
  };

  struct Room {
    std::vector<std::uint64_t> items;  // of a visit's lines: the code, and where the line is in Data::by_visit
    std::vector<Line> lines;
    std::vector<std::uint32_t> same;
  };

  bool counts(std::uint32_t line) const {
    return data_.left(line) > 0 && (!period_ || period_->contains(base::Date::from_days(data_.day(line))));
  }

  Line line_of(std::uint32_t at) const {
    const std::uint32_t line = data_.by_visit[at];
    return {by_day_ ? data_.day(line) : data_.fees.happened[line], data_.fees.price[line],
            same_quantity_ ? data_.fees.quantity[line] : 0, at};
  }

  // Most items of a visit are billed once: more than their code is asked of the others only.
  void visit(std::uint32_t v, Room& room, std::vector<Lead>& leads) const {
    std::sort(room.items.begin(), room.items.end());
    for (auto first = room.items.begin(); first != room.items.end();) {
      auto last = first + 1;
      while (last != room.items.end() && *last >> 32 == *first >> 32) ++last;
      if (last - first > 1) item(v, {first, last}, room, leads);
      first = last;
    }
  }

  void item(std::uint32_t v, std::span<const std::uint64_t> of_item, Room& room, std::vector<Lead>& leads) const {
    std::vector<Line>& lines = room.lines;
    lines.clear();
    for (const std::uint64_t one : of_item) lines.push_back(line_of(static_cast<std::uint32_t>(one)));
    std::sort(lines.begin(), lines.end());
    for (std::size_t first = 0; first < lines.size();) {
      std::size_t last = first + 1;
      while (last < lines.size() && lines[first].key() == lines[last].key()) ++last;
      room.same.clear();
      for (std::size_t i = first; last - first > 1 && i < last; ++i) room.same.push_back(data_.by_visit[lines[i].at]);
      if (!room.same.empty()) leads.push_back(lead(v, room.same.data(), room.same.size()));
      first = last;
    }
  }

  Lead lead(std::uint32_t v, const std::uint32_t* lines, std::size_t count) const {
    auto cost = [&](std::uint32_t line) { return data_.cost(line, data_.left(line)); };
    const std::uint32_t* kept = std::max_element(lines, lines + count, [&](auto a, auto b) { return cost(a) < cost(b); });
    Lead lead;
    lead.visit = v;
    lead.shown = *kept;
    lead.from = lead.to = base::Date::from_days(data_.day(*kept));
    lead.context.push_back(data_.fees.id[*kept]);
    for (std::size_t i = 0; i < count; ++i) {
      if (lines + i == kept) continue;
      lead.parts.push_back({lines[i], data_.left(lines[i]), cost(lines[i])});
      lead.units += data_.left(lines[i]);
    }
    lead.detail = fmt::format("{}同一项目、同一单价计费{}次，保留1次", by_day_ ? "同日" : "同一时间", count);
    return lead;
  }

  const Data& data_;
  std::optional<base::DateRange> period_;
  bool by_day_;
  bool same_quantity_;
};

}  // namespace

Kind same_line_twice() {
  return {"same_line_twice",
          base::mark("Lines of one visit with the same item and unit price at the same second or on the same day; the excess "
                     "is every line but the dearest."),
          {{"window", base::mark("how far apart two lines may be: second, day"), false, {"second", "day"}},
           {"quantity", base::mark("whether the quantities must agree: same, any"), false, {"same", "any"}}},
          [](const KernelInput&) { return std::string(); },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<SameLineTwice>(input); }};
}

}  // namespace mi::claims
