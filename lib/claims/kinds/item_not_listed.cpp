// SPDX-License-Identifier: Apache-2.0
// Item not listed: charged without the approval of the authorities, or paid without the agency's consent.
//
// Compared: the lines of items whose codes begin with one of `items` (00: services) with the agency's list of the items that
// may be billed: the whole code, else its fifteen national digits, in force on the day of the fee, both ends included.
// Window: the day of the fee.
// Excess: all that is left of a line whose item is not in the list on that day, in units and fen. One lead for each visit and
// item. Period: the day of the fee.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/price_list.hpp"

namespace mi::claims {
namespace {

class ItemNotListed : public Kernel {
 public:
  explicit ItemNotListed(const KernelInput& input)
      : lines_(input), listed_(input.data, input.list, input.list_name), is_asked_(asked(input)) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    lines_.whole_by_key(
        range, leads, [&](std::uint32_t line) { return is_unlisted(line) ? std::optional(lines_.data().code(line)) : std::nullopt; },
        [&](std::uint32_t line) { return fmt::format("{}当日不在可收费项目清单内", lines_.data().codes[lines_.data().code(line)]); });
  }

 private:
  static std::vector<char> asked(const KernelInput& input) {
    const std::vector<std::string> starts = input.parameters.list("items");
    std::vector<char> asked(std::max<std::size_t>(input.data.codes.size(), 1), 0);
    for (std::size_t code = 1; code < input.data.codes.size(); ++code)
      asked[code] = std::any_of(starts.begin(), starts.end(), [&](const std::string& start) { return input.data.codes[code].starts_with(start); });
    return asked;
  }

  bool is_unlisted(std::uint32_t line) const {
    const std::uint32_t code = lines_.data().code(line);
    return is_asked_[code] && listed_.of(code, lines_.data().day(line)) == PriceList::none;
  }

  Lines lines_;
  PriceList listed_;
  std::vector<char> is_asked_;
};

}  // namespace

Kind item_not_listed() {
  return {"item_not_listed",
          base::mark("Lines of items that the agency's list does not hold on the day; the excess is the whole line."),
          {paid_parameter(), {"items", base::mark("beginnings of the codes that must be listed, parted by semicolons"), false, {}, "00"}},
          [](const KernelInput& input) -> std::string { return lacks_rows(input); },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<ItemNotListed>(input); }};
}

}  // namespace mi::claims
