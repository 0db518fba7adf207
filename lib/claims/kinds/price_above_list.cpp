// SPDX-License-Identifier: Apache-2.0
// Price above list.
//
// Compared: the unit price of a line with the price lists of the case: the row of its item code (the whole code, else
// its fifteen national digits) that is in force on the day of the fee, both ends included. Where several rows are, the
// highest price counts, in the institution's favour.
// Excess: (unit price − list price) × quantity left after refunds, rounded once to the fen, never more than the line.
// A price equal to the list's is none. Lines without a list price are not judged. Period: the day of the fee.
#include <algorithm>

#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kind.hpp"

namespace mi::claims {
namespace {

struct Price {
  std::int32_t from;
  std::int32_t to;
  std::int64_t price;
};

using PriceList = std::unordered_map<std::string_view, std::vector<Price>>;

PriceList by_code(const Data& data) {
  PriceList list;
  for (const domain::PriceLine& line : data.prices) {
    std::int32_t to = line.valid_to.empty() ? INT32_MAX : base::Date::parse(line.valid_to).days();
    list[line.code].push_back({base::Date::parse(line.valid_from).days(), to, line.price});
  }
  return list;
}

class PriceAboveList : public Kernel {
 public:
  explicit PriceAboveList(const KernelInput& input) : data_(input.data), period_(input.period) {
    PriceList list = by_code(data_);
    prices_.resize(data_.codes.size());
    for (std::size_t code = 1; code < data_.codes.size(); ++code) {
      auto found = list.find(data_.codes[code]);
      if (found == list.end()) found = list.find(national_part(data_.codes[code]));
      if (found != list.end()) prices_[code] = found->second;
    }
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (std::uint32_t i = data_.start[range.first]; i < data_.start[range.last]; ++i) {
      std::uint32_t line = data_.by_visit[i];
      if (data_.left[line] <= 0 || prices_[data_.code[line]].empty()) continue;
      if (period_ && !period_->contains(base::Date::from_days(data_.day[line]))) continue;
      std::int64_t limit = limit_of(line);
      if (limit >= 0 && data_.fees.price[line] > limit) add(line, limit, leads);
    }
  }

 private:
  std::int64_t limit_of(std::uint32_t line) const {
    std::int64_t limit = -1;
    for (const Price& p : prices_[data_.code[line]])
      if (p.from <= data_.day[line] && data_.day[line] <= p.to) limit = std::max(limit, p.price);
    return limit;
  }

  void add(std::uint32_t line, std::int64_t limit, std::vector<Lead>& leads) const {
    std::int64_t units = data_.left[line];
    std::int64_t above = base::amount({data_.fees.price[line] - limit}, {units}).fen();
    above = std::min(above, data_.cost(line, units));
    if (above <= 0) return;  // less than half a fen
    Lead& lead = leads.emplace_back();
    lead.visit = data_.fees.visit[line];
    lead.shown = line;
    lead.from = lead.to = base::Date::from_days(data_.day[line]);
    lead.units = units;
    lead.parts.push_back({line, units, above});
    lead.knowledge = fmt::format("price_list {}", base::UnitPrice{limit}.to_string());
    lead.detail = fmt::format("计费单价{}元，限价{}元，数量{}", base::UnitPrice{data_.fees.price[line]}.to_string(),
                              base::UnitPrice{limit}.to_string(), base::Quantity{units}.to_string());
  }

  const Data& data_;
  std::optional<base::DateRange> period_;
  std::vector<std::vector<Price>> prices_;  // by number of the code
};

}  // namespace

Kind price_above_list() {
  return {"price_above_list",
          base::mark("Lines whose unit price is above the list price in force on the day; the excess is the difference times "
                     "the quantity."),
          {},
          [](const Data& data) -> const char* {
            return data.prices.empty() ? base::mark("the case has no price list: load one") : nullptr;
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<PriceAboveList>(input); }};
}

}  // namespace mi::claims
