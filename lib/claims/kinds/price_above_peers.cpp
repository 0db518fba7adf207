// SPDX-License-Identifier: Apache-2.0
// Price above peers: dearer than every other designated institution of the area.
//
// Compared: the unit price of a line with the prices that the institutions of the list ask for the item (the whole code,
// else its fifteen national digits) on the day of the fee; where a list has several prices of one institution in force, its
// highest. The case's own institution does not count among its peers.
// Excess: (unit price − the peers' maximum) × quantity left after refunds, rounded once, never more than the line. The
// agreement says “in principle not above”: the median is printed beside the maximum, and only above the maximum is a
// finding. Lines of which no peer has a price are not judged. Period: the day of the fee.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

struct PeerPrice {
  std::string institution;
  std::int32_t from;
  std::int32_t to;
  std::int64_t price;
};
using PeerList = std::map<std::string, std::vector<PeerPrice>, std::less<>>;

PeerPrice read_price(const ListRow& row) {
  std::int32_t to = row[5].empty() ? INT32_MAX : base::Date::parse(row[5]).days();
  return {std::string(row[0]), base::Date::parse(row[4]).days(), to, base::UnitPrice::parse(row[3]).micro_yuan};
}

PeerList read_peers(const std::string& text, const std::string& name) {
  PeerList list;
  each_row(text, name, "institution,code,name,price,from,to", [&](const ListRow& row) {
    list[std::string(row[1])].push_back(read_price(row));
  });
  return list;
}

// The prices of a day, one an institution, in rising order.
std::vector<std::int64_t> prices_on(const std::vector<PeerPrice>& rows, std::int32_t day, std::string_view own) {
  std::map<std::string_view, std::int64_t> highest;
  for (const PeerPrice& p : rows)
    if (p.institution != own && p.from <= day && day <= p.to) highest[p.institution] = std::max(highest[p.institution], p.price);
  std::vector<std::int64_t> prices;
  for (const auto& [institution, price] : highest) prices.push_back(price);
  std::sort(prices.begin(), prices.end());
  return prices;
}

base::Rational median(const std::vector<std::int64_t>& prices) {
  std::size_t half = prices.size() / 2;
  if (prices.size() % 2 == 1) return prices[half];
  return base::Rational::of(base::Int128{prices[half - 1]} + prices[half], 2);
}

class PriceAbovePeers : public Kernel {
 public:
  explicit PriceAbovePeers(const KernelInput& input) : data_(input.data), period_(input.period), own_(input.parameters.text("own")) {
    PeerList list = read_peers(input.list, input.list_name);
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
      if (data_.left(line) <= 0 || prices_[data_.code(line)].empty()) continue;
      if (period_ && !period_->contains(base::Date::from_days(data_.day(line)))) continue;
      auto prices = prices_on(prices_[data_.code(line)], data_.day(line), own_);
      if (!prices.empty() && data_.fees.price[line] > prices.back()) add(line, prices, leads);
    }
  }

 private:
  void add(std::uint32_t line, const std::vector<std::int64_t>& prices, std::vector<Lead>& leads) const {
    std::int64_t units = data_.left(line);
    std::int64_t above = std::min(base::amount({data_.fees.price[line] - prices.back()}, {units}).fen(), data_.cost(line, units));
    if (above <= 0) return;  // less than half a fen
    Lead& lead = leads.emplace_back();
    lead.visit = data_.fees.visit[line];
    lead.shown = line;
    lead.from = lead.to = base::Date::from_days(data_.day(line));
    lead.units = units;
    lead.parts.push_back({line, units, above});
    lead.knowledge = fmt::format("peers {}", prices.size());
    auto yuan = base::UnitPrice{base::round_half_away(median(prices))};
    lead.detail = fmt::format("计费单价{}元，{}家机构中位数{}元、最高{}元", base::UnitPrice{data_.fees.price[line]}.to_string(),
                              prices.size(), yuan.to_string(), base::UnitPrice{prices.back()}.to_string());
  }

  const Data& data_;
  std::optional<base::DateRange> period_;
  std::string own_;
  std::vector<std::vector<PeerPrice>> prices_;  // by number of the code
};

}  // namespace

Kind price_above_peers() {
  return {"price_above_peers",
          base::mark("Lines dearer than the highest price that the institutions of the list ask for the item on the day; the excess "
                     "is the difference times the quantity."),
          {{"own", base::mark("code of the case's own institution, which is none of its peers"), false, {}}},
          [](const KernelInput& input) { return lacks_rows(input); },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<PriceAbovePeers>(input); }};
}

}  // namespace mi::claims
