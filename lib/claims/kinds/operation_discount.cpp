// SPDX-License-Identifier: Apache-2.0
// Operation discount.
//
// Compared: operations of one group (the knowledge list: operations that are done through one incision) billed on one day of
// one visit. The dearest is payable in full, every other at `percent` of its standard price.
// The standard price of an item: with reference=list the highest price of the case's price lists in force on that day, with
// reference=highest the highest unit price at which the case bills the item anywhere (where it never stands alone at its
// full price this is too low, in the institution's favour). An item without a standard price is not judged.
// Window: the day of the fee, within the visit. Dearest: by standard price, then the earlier line; only one unit of it.
// Excess: (unit price − percent × standard price) × units of each other operation, rounded once to the fen and never more
// than the line; nothing where the price is at or below that. A line of two groups is in question once, in the group that
// finds more of it above. Period: the day of the fee.
#include <algorithm>
#include <map>
#include <set>

#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/knowledge/price_list.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;
constexpr std::int64_t whole_percent = 100;

class OperationDiscount : public Kernel {
 public:
  explicit OperationDiscount(const KernelInput& input)
      : lines_(input),
        percent_(input.parameters.whole("percent")),
        points_(read_points(input.list, input.list_name, input.national)),
        by_code_(input.data.codes, points_),
        prices_(input.data),
        by_list_(input.parameters.text("reference") == "list") {
    for (const Point& point : points_) group_.push_back(groups_.emplace(point.limit, groups_.size()).first->second);
    highest_.assign(input.data.codes.size(), 0);
    for (std::uint32_t line = 0; line < input.data.fees.size(); ++line)
      if (input.data.left(line) > 0)
        highest_[input.data.code(line)] = std::max<std::int64_t>(highest_[input.data.code(line)], input.data.fees.price[line]);
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      Found found = gather(v);
      std::map<std::uint32_t, std::pair<std::int64_t, Group>> best;  // of each line: the most that a group finds above
      for (auto& [group, operations] : found)
        for (const Part& part : operations.above) {
          auto [place, fresh] = best.try_emplace(part.line, part.fen, group);
          if (!fresh && part.fen > place->second.first) place->second = {part.fen, group};
        }
      for (auto& [group, operations] : found) {
        std::erase_if(operations.above, [&, g = group](const Part& part) { return best.at(part.line).second != g; });
        if (!operations.above.empty()) leads.push_back(lead(group, operations));
      }
    }
  }

 private:
  using Group = std::pair<std::int32_t, std::size_t>;  // day, incision
  struct Operations {
    std::vector<std::uint32_t> lines;
    std::uint32_t first = 0;  // the dearest
    std::vector<Part> above;
  };
  using Found = std::map<Group, Operations>;

  Found gather(std::uint32_t v) const {
    const Data& data = lines_.data();
    Found found;
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      if (!by_code_.has(data.code(line)) || !lines_.counts(line) || standard(line) <= 0) continue;
      std::set<std::size_t> incisions;
      for (std::uint32_t point : by_code_.of(data.code(line))) incisions.insert(group_[point]);
      for (std::size_t incision : incisions) found[{data.day(line), incision}].lines.push_back(line);
    }
    for (auto& [group, operations] : found) judge(operations);
    return found;
  }

  std::int64_t standard(std::uint32_t line) const {
    const Data& data = lines_.data();
    return by_list_ ? prices_.of(data.code(line), data.day(line)) : highest_[data.code(line)];
  }

  void judge(Operations& operations) const {
    const auto& lines = operations.lines;
    operations.first = *std::max_element(lines.begin(), lines.end(), [&](auto a, auto b) { return standard(a) < standard(b); });
    for (std::uint32_t line : lines) {
      std::int64_t units = lines_.data().left(line) - (line == operations.first ? one_unit : 0);
      std::int64_t fen = units > 0 ? above(line, units) : 0;
      if (fen > 0) operations.above.push_back({line, units, fen});
    }
  }

  std::int64_t above(std::uint32_t line, std::int64_t units) const {
    const Data& data = lines_.data();
    base::Int128 over = base::Int128{data.fees.price[line]} * whole_percent - base::Int128{standard(line)} * percent_;
    if (over <= 0) return 0;
    // millionths of a yuan × ten-thousandths × 100 in one fen: 10^8 × 100
    return std::min(base::round_half_away(over * units, base::Int128{10000000000}), data.cost(line, units));
  }

  Lead lead(const Group& group, const Operations& operations) const {
    Lead lead = lines_.lead(operations.above.front().line);
    lead.context.push_back(lines_.data().fees.id[operations.first]);
    lead.parts = operations.above;
    for (const Part& part : lead.parts) lead.units += part.units;
    for (const auto& [name, place] : groups_)
      if (place == group.second) lead.detail = fmt::format("{}：同日第二项起手术限按{}%计费", name, percent_);
    lead.knowledge = points_[by_code_.of(lines_.data().code(lead.shown)).front()].knowledge;
    return lead;
  }

  Lines lines_;
  std::int64_t percent_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  PriceList prices_;
  bool by_list_;
  std::map<std::string, std::size_t> groups_;
  std::vector<std::size_t> group_;  // of each point
  std::vector<std::int64_t> highest_;
};

std::string lacks(const KernelInput& input) {
  bool by_list = input.parameters.text("reference") == "list";
  if (by_list && input.data.prices.empty()) return base::say("the case has no price list: load one");
  return read_points(input.list, input.list_name, input.national).empty() ? lacks_points(input) : std::string();
}

}  // namespace

Kind operation_discount() {
  return {"operation_discount",
          base::mark("Several operations of one incision group on one day: the dearest is payable in full, the others at a "
                     "percentage of their standard price; the excess is what was billed above it."),
          {{"percent", base::mark("what the second and later operations are payable at, per cent of the standard price"), true, {}},
           {"reference", base::mark("the standard price: list (of the case), highest (at which the case bills the item)"), false,
            {"list", "highest"}, "list"}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<OperationDiscount>(input); }};
}

}  // namespace mi::claims
