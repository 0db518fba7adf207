// SPDX-License-Identifier: Apache-2.0
#include "claims/price_list.hpp"

#include <algorithm>

namespace mi::claims {

PriceList::PriceList(const Data& data) {
  std::unordered_map<std::string_view, std::vector<Price>> list;
  for (const domain::PriceLine& line : data.prices) {
    std::int32_t to = line.valid_to.empty() ? INT32_MAX : base::Date::parse(line.valid_to).days();
    list[line.code].push_back({base::Date::parse(line.valid_from).days(), to, line.price});
  }
  prices_.resize(std::max<std::size_t>(data.codes.size(), 1));
  for (std::size_t code = 1; code < data.codes.size(); ++code) {
    auto found = list.find(data.codes[code]);
    if (found == list.end()) found = list.find(national_part(data.codes[code]));
    if (found != list.end()) prices_[code] = found->second;
  }
}

std::int64_t PriceList::of(std::uint32_t code, std::int32_t day) const {
  std::int64_t highest = none;
  for (const Price& p : prices_[code])
    if (p.from <= day && day <= p.to) highest = std::max(highest, p.price);
  return highest;
}

}  // namespace mi::claims
