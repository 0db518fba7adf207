// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/price_list.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {

PriceList::PriceList(const Data& data) {
  Rows rows;
  for (const domain::PriceLine& line : data.prices) {
    std::int32_t to = line.valid_to.empty() ? INT32_MAX : base::Date::parse(line.valid_to).days();
    rows[std::string(line.code)].push_back({base::Date::parse(line.valid_from).days(), to, line.price});
  }
  take(data, rows);
}

PriceList::PriceList(const Data& data, const std::string& text, const std::string& name) { take(data, read(text, name)); }

void PriceList::take(const Data& data, const Rows& rows) {
  prices_.resize(std::max<std::size_t>(data.codes.size(), 1));
  for (std::size_t code = 1; code < data.codes.size(); ++code) {
    auto found = rows.find(std::string(data.codes[code]));
    if (found == rows.end()) found = rows.find(std::string(national_part(data.codes[code])));
    if (found != rows.end()) prices_[code] = found->second;
  }
  for (const std::vector<Price>& rows_of_code : prices_) {
    std::int64_t& lowest = lowest_.emplace_back(INT64_MAX);
    for (const Price& p : rows_of_code) lowest = std::min(lowest, p.price);
  }
}

PriceList::Rows PriceList::read(const std::string& text, const std::string& name) {
  Rows rows;
  each_row(text, name, "code,name,price,from,to", [&](const ListRow& row) {
    std::int32_t to = row[4].empty() ? INT32_MAX : base::Date::parse(row[4]).days();
    rows[std::string(row[0])].push_back({base::Date::parse(row[3]).days(), to, row[2].empty() ? no_limit : base::UnitPrice::parse(row[2]).micro_yuan});
  });
  return rows;
}

std::int64_t PriceList::of(std::uint32_t code, std::int32_t day) const {
  std::int64_t highest = none;
  for (const Price& p : prices_[code])
    if (p.from <= day && day <= p.to) highest = std::max(highest, p.price);
  return highest;
}

}  // namespace mi::claims
