// SPDX-License-Identifier: Apache-2.0
// Price above list.
//
// Compared: the unit price of a line with the price lists of the case or, where the rule names one, with its knowledge list
// (the platform's listed prices): the row of its item code (the whole code, else its fifteen national digits) that is in
// force on the day of the fee, both ends included. Where several rows are, the highest price counts, in the institution's
// favour.
// Excess: (unit price − list price) × quantity left after refunds, rounded once to the fen, never more than the line.
// A price equal to the list's is none. Lines without a list price are not judged. Period: the day of the fee.
#include <algorithm>

#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/price_list.hpp"

namespace mi::claims {
namespace {

class PriceAboveList : public Kernel {
 public:
  explicit PriceAboveList(const KernelInput& input) : data_(input.data), period_(input.period), list_(input.list_name), prices_(prices(input)) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (std::uint32_t i = data_.start[range.first]; i < data_.start[range.last]; ++i) {
      std::uint32_t line = data_.by_visit[i];
      if (data_.fees.price[line] <= prices_.lowest(data_.code(line))) continue;  // nearly all: nothing else of them is looked at
      if (data_.left(line) <= 0) continue;
      if (period_ && !period_->contains(base::Date::from_days(data_.day(line)))) continue;
      std::int64_t limit = prices_.of(data_.code(line), data_.day(line));
      if (limit >= 0 && data_.fees.price[line] > limit) add(line, limit, leads);
    }
  }

 private:
  static PriceList prices(const KernelInput& input) {
    return input.list_name.empty() ? PriceList(input.data) : PriceList(input.data, input.list, input.list_name);
  }

  void add(std::uint32_t line, std::int64_t limit, std::vector<Lead>& leads) const {
    std::int64_t units = data_.left(line);
    std::int64_t above = base::amount({data_.fees.price[line] - limit}, {units}).fen();
    above = std::min(above, data_.cost(line, units));
    if (above <= 0) return;  // less than half a fen
    Lead& lead = leads.emplace_back();
    lead.visit = data_.fees.visit[line];
    lead.shown = line;
    lead.from = lead.to = base::Date::from_days(data_.day(line));
    lead.units = units;
    lead.parts.push_back({line, units, above});
    lead.knowledge = fmt::format("{} {}", list_.empty() ? "price_list" : list_, base::UnitPrice{limit}.to_string());
    lead.detail = fmt::format("计费单价{}元，限价{}元，数量{}", base::UnitPrice{data_.fees.price[line]}.to_string(),
                              base::UnitPrice{limit}.to_string(), base::Quantity{units}.to_string());
  }

  const Data& data_;
  std::optional<base::DateRange> period_;
  std::string list_;
  PriceList prices_;
};

}  // namespace

Kind price_above_list() {
  return {"price_above_list",
          base::mark("Lines whose unit price is above the list price in force on the day; the excess is the difference times "
                     "the quantity."),
          {},
          [](const KernelInput& input) -> std::string {
            if (!input.list_name.empty()) return lacks_rows(input);
            return input.data.prices.empty() ? base::say("the case has no price list: load one") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<PriceAboveList>(input); }};
}

}  // namespace mi::claims
