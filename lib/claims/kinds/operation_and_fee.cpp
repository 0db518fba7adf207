// SPDX-License-Identifier: Apache-2.0
// Operation without a fee, or a fee without an operation.
//
// Compared: the operations that a stay records with its fees for operations (charge type `charge`, 06 手术费).
// missing=operation: fees for operations, and no operation recorded: the code is missing. missing=fee: operations recorded
// whose codes begin as one of `real` (chapters of real operations), and no fee for one.
// Window: one stay (a visit of the kinds in `stays`) that has ended.
// Excess: none in fen for missing=fee (one unit: the record is in question); for missing=operation all that is left of the
// lines, in units and fen. Period: the day on which the stay ended.
#include <algorithm>

#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;
constexpr std::size_t charge_type = 4;  // column of the item

class OperationAndFee : public Kernel {
 public:
  explicit OperationAndFee(const KernelInput& input)
      : lines_(input),
        is_stay_(visits_of_kind(input, "stays")),
        operation_is_missing_(input.parameters.text("missing") == "operation"),
        charge_(input.parameters.list("charge")),
        real_(input.parameters.list("real")) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const About& about = lines_.data().about;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      if (!is_stay_[v] || about.ends[v] == About::no_day || !lines_.in_period(about.ends[v])) continue;
      std::vector<std::uint32_t> fees = fees_of(v);
      if (operation_is_missing_ && about.operations.of(v).empty() && !fees.empty()) leads.push_back(without_operation(fees));
      if (!operation_is_missing_ && fees.empty() && has_real_operation(v)) leads.push_back(without_fee(v));
    }
  }

 private:
  std::vector<std::uint32_t> fees_of(std::uint32_t v) const {
    const Data& data = lines_.data();
    std::vector<std::uint32_t> fees;
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      std::string_view type = data.items.at(data.fees.item[line], charge_type);
      if (data.left(line) > 0 && std::find(charge_.begin(), charge_.end(), type) != charge_.end()) fees.push_back(line);
    }
    return fees;
  }

  bool has_real_operation(std::uint32_t v) const {
    for (std::uint32_t id : lines_.data().about.operations.of(v))
      for (const std::string& start : real_)
        if (lines_.data().about.operation_names.at(id, 0).substr(0, start.size()) == start) return true;
    return false;
  }

  Lead without_operation(const std::vector<std::uint32_t>& fees) const {
    Lead lead = lines_.lead(fees.front());
    lead.detail = "有手术费，未见手术操作编码";
    for (std::uint32_t line : fees) lines_.whole(lead, line);
    return lead;
  }

  Lead without_fee(std::uint32_t v) const {
    const About& about = lines_.data().about;
    Lead lead;
    lead.visit = v;
    lead.units = one_unit;
    lead.from = base::Date::from_days(about.begins[v]);
    lead.to = base::Date::from_days(about.ends[v]);
    lead.detail = "有手术操作编码，未见手术费";
    return lead;
  }

  Lines lines_;
  std::vector<char> is_stay_;
  bool operation_is_missing_;
  std::vector<std::string> charge_, real_;
};

std::string lacks(const KernelInput& input) {
  if (input.data.about.operations.values.empty()) return base::say("the case has no operations: load them");
  for (std::uint32_t item = 1; item < input.data.items.size(); ++item)
    if (!input.data.items.at(item, charge_type).empty()) return {};
  return base::say("no item of the case says its charge type: load med_chrgitm_type");
}

}  // namespace

Kind operation_and_fee() {
  return {"operation_and_fee",
          base::mark("Stays with fees for operations and no operation recorded, or the other way round; the excess is these fees."),
          {stays_parameter(),
           {"missing", base::mark("what is missing: operation, fee"), false, {"operation", "fee"}},
           {"charge", base::mark("charge types of operations, parted by semicolons"), false, {}, "06"},
           {"real", base::mark("beginnings of operation codes that are real operations, parted by semicolons"), false, {},
            "01;02;03;04;05;06;07;08;09;1;2;3;40;41;42;43;44;45;46;47;48;49;5;6;7;80;81;82;83;84;85;86"}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<OperationAndFee>(input); }};
}

}  // namespace mi::claims
