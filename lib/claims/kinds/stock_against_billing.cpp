// SPDX-License-Identifier: Apache-2.0
// Stock against billing: more of an item billed than there was.
//
// Compared: the quantity of an item billed in the period, after refunds, with what could have been: opening + purchases −
// returns to the supplier − losses − the last balance counted, of the stock records of the period, by item code. Items
// whose codes begin with one of `items` count; an item without any stock record is not judged.
// Window: the period (without one, all).
// Excess: the units billed above what there was, where they are more than `tolerance` per cent of it: taken from the
// latest lines first, a line gives no more than it has, each costs its share. The hit stands at the visit of the item's
// last line. What the institution itself recorded as used is printed beside it.
#include <algorithm>

#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/kernel/stock.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t hundred = 100;

class StockAgainstBilling {
 public:
  explicit StockAgainstBilling(const KernelInput& input)
      : input_(input), tolerance_(input.parameters.whole("tolerance")), items_(input.parameters.list("items")) {}

  std::vector<Lead> find() const {
    std::vector<Lead> leads;
    for (const auto& [item, ledger] : ledgers(input_.data, input_.period)) {
      std::int64_t above = ledger.billed - std::max<std::int64_t>(ledger.available(), 0);
      if (counts(item) && above > 0 && base::Int128{above} * hundred > base::Int128{tolerance_} * std::max<std::int64_t>(ledger.available(), 0))
        leads.push_back(lead(item, ledger, above));
    }
    return leads;
  }

 private:
  bool counts(const std::string& item) const {
    return items_.empty() || std::any_of(items_.begin(), items_.end(), [&](const std::string& start) { return item.starts_with(start); });
  }

  std::vector<std::uint32_t> lines_of(const std::string& item) const {
    const Data& data = input_.data;
    std::vector<std::uint32_t> lines;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line)
      if (data.left(line) > 0 && data.codes[data.code(line)] == item && input_.in_period(base::Date::from_days(data.day(line)))) lines.push_back(line);
    std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return data.day(a) < data.day(b); });
    return lines;
  }

  Lead lead(const std::string& item, const Ledger& ledger, std::int64_t above) const {
    std::vector<std::uint32_t> lines = lines_of(item);
    Lead lead;
    lead.visit = input_.data.fees.visit[lines.back()];
    lead.shown = lines.back();
    lead.units = above;
    take_from_last(input_.data, lines, above, lead);
    lead.from = base::Date::from_days(input_.data.day(lead.parts.front().line));
    lead.to = base::Date::from_days(input_.data.day(lines.back()));
    auto text = [](std::int64_t e4) { return base::Quantity{e4}.to_string(); };
    lead.detail = fmt::format("计费{}，期初{}＋购进{}－退货{}－损耗{}－结存{}＝{}，院内登记使用{}", text(ledger.billed), text(ledger.opening),
                              text(ledger.purchased), text(ledger.returned), text(ledger.lost), text(ledger.balance.value_or(0)),
                              text(ledger.available()), text(ledger.used));
    return lead;
  }

  const KernelInput& input_;
  std::int64_t tolerance_;
  std::vector<std::string> items_;
};

}  // namespace

Kind stock_against_billing() {
  return {"stock_against_billing",
          base::mark("More of an item billed in the period than its stock records allow; the excess is the units above."),
          {{"tolerance", base::mark("per cent of what there was that may be billed above it"), true, {}},
           {"items", base::mark("beginnings of item codes, parted by semicolons; empty: all"), false, {}}},
          [](const KernelInput& input) -> std::string {
            const Data& data = input.data;
            if (data.fees.size() == 0) return base::say("the case has no fee lines: load them");
            return data.beside.stock.empty() ? base::say("the case has no stock records: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(StockAgainstBilling(input).find());
          }};
}

}  // namespace mi::claims
