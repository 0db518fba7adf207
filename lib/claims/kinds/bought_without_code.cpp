// SPDX-License-Identifier: Apache-2.0
// Bought without a code (无码不采、无码不付).
//
// Compared: the lines of a drug or consumable with the purchases that the stock records hold of it, known by the
// institution's own code (medins_list_codg). A line whose item was bought, up to the day of the fee and from `from` on, under
// no purchase that names a national code is not payable.
// Window: from `from` (the end of the transition) to the day of the fee, both included; fees before `from` are not judged. An
// item that no purchase in it names is not judged, nor is a line without the institution's own code.
// Excess: all that is left of the line, in units and fen. One lead for each visit and item. Period: the day of the fee.
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/persons.hpp"

namespace mi::claims {
namespace {

constexpr std::size_t own_code_of_item = 2, code_of_product = 0, own_code_of_product = 1;  // columns
constexpr std::int32_t never = INT32_MAX;

// The first day of a purchase with a code, and of one without.
struct Bought {
  std::int32_t with = never;
  std::int32_t without = never;
};

class BoughtWithoutCode : public Kernel {
 public:
  explicit BoughtWithoutCode(const KernelInput& input)
      : lines_(input), from_(base::Date::parse(input.parameters.text("from")).days()), bought_(purchases(input.data, from_)) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    lines_.whole_by_key(
        range, leads, [&](std::uint32_t line) { return is_uncoded(line) ? std::optional(own_code(line)) : std::nullopt; },
        [&](std::uint32_t line) { return fmt::format("院内编码{}：购进记录均无国家医保编码", own_code(line)); });
  }

 private:
  static std::map<std::string, Bought, std::less<>> purchases(const Data& data, std::int32_t from) {
    std::map<std::string, Bought, std::less<>> all;
    for (const auto& [id, row] : data.beside.stock) {
      std::int32_t day = day_number(row.happened);
      std::string_view own = data.beside.products.at(row.product.place, own_code_of_product);
      if (row.movement != "purchase" || day < from || own.empty()) continue;
      Bought& bought = all[std::string(own)];
      bool coded = !data.beside.products.at(row.product.place, code_of_product).empty();
      (coded ? bought.with : bought.without) = std::min(coded ? bought.with : bought.without, day);
    }
    return all;
  }

  std::string_view own_code(std::uint32_t line) const { return lines_.data().items.at(lines_.data().fees.item[line], own_code_of_item); }

  bool is_uncoded(std::uint32_t line) const {
    std::int32_t day = lines_.data().day(line);
    auto found = bought_.find(own_code(line));
    return day >= from_ && found != bought_.end() && found->second.without <= day && found->second.with > day;
  }

  Lines lines_;
  std::int32_t from_;
  std::map<std::string, Bought, std::less<>> bought_;
};

std::string lacks(const KernelInput& input) {
  const Data& data = input.data;
  if (data.fees.size() == 0) return base::say("the case has no fee lines: load them");
  return data.beside.stock.empty() ? base::say("the case has no stock records: load them") : std::string();
}

}  // namespace

Kind bought_without_code() {
  return {"bought_without_code",
          base::mark("Lines of a drug or consumable that was bought without a national code only; the excess is the whole line."),
          {paid_parameter(), {"from", base::mark("first day on which a purchase must have a code, as YYYY-MM-DD"), false, {}}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<BoughtWithoutCode>(input); }};
}

}  // namespace mi::claims
