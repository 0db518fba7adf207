// SPDX-License-Identifier: Apache-2.0
// Same line twice.
//
// Compared: lines of one visit with the same item code and unit price (with quantity=same: the same quantity as well).
// Window: the second (window=second) or the day (window=day) of the fee.
// Excess: all lines but the dearest (the first of the dearest in order of time): sum of amounts less the largest.
// Lines with a quantity below zero and what refunds took off do not count. Period: the day of the fee.
#include <algorithm>

#include "base/message.hpp"
#include "claims/kind.hpp"

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
    std::vector<std::uint32_t> lines;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      lines.clear();
      for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i)
        if (counts(data_.by_visit[i])) lines.push_back(data_.by_visit[i]);
      if (lines.size() > 1) visit(v, lines, leads);
    }
  }

 private:
  bool counts(std::uint32_t line) const {
    return data_.left[line] > 0 && (!period_ || period_->contains(base::Date::from_days(data_.day[line])));
  }

  std::int64_t moment(std::uint32_t line) const { return by_day_ ? data_.day[line] : data_.fees.happened[line]; }

  int compare(std::uint32_t a, std::uint32_t b) const {
    auto order = [](auto x, auto y) { return x < y ? -1 : x > y ? 1 : 0; };
    if (int c = order(data_.code[a], data_.code[b])) return c;
    if (int c = order(moment(a), moment(b))) return c;
    if (int c = order(data_.fees.price[a], data_.fees.price[b])) return c;
    return same_quantity_ ? order(data_.fees.quantity[a], data_.fees.quantity[b]) : 0;
  }

  void visit(std::uint32_t v, std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return compare(a, b) < 0; });
    for (std::size_t first = 0; first < lines.size();) {
      std::size_t last = first + 1;
      while (last < lines.size() && compare(lines[first], lines[last]) == 0) ++last;
      if (last - first > 1) leads.push_back(lead(v, lines.data() + first, last - first));
      first = last;
    }
  }

  Lead lead(std::uint32_t v, const std::uint32_t* lines, std::size_t count) const {
    auto cost = [&](std::uint32_t line) { return data_.cost(line, data_.left[line]); };
    const std::uint32_t* kept = std::max_element(lines, lines + count, [&](auto a, auto b) { return cost(a) < cost(b); });
    Lead lead;
    lead.visit = v;
    lead.shown = *kept;
    lead.from = lead.to = base::Date::from_days(data_.day[*kept]);
    lead.context.push_back(data_.fees.id[*kept]);
    for (std::size_t i = 0; i < count; ++i) {
      if (lines + i == kept) continue;
      lead.parts.push_back({lines[i], data_.left[lines[i]], cost(lines[i])});
      lead.units += data_.left[lines[i]];
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
