// SPDX-License-Identifier: Apache-2.0
// Thin stay: a stay that cost very little, or in which nothing was done but examinations and drugs (admission without clear
// indication).
//
// Compared: why=cost: what the stay cost (settlements or, without them, lines after refunds) with `below`, in yuan.
// why=types: the charge types of its lines after refunds: at least one is of the types in `only`, and every other is of those
// or of the types in `beside`, which every stay has (bed, consultation, nursing). A line without a charge type is treatment.
// Window: the stay; only stays that have ended and of which a cost, or a line, is at hand.
// Excess: none; these are leads, for which nothing is claimed before the record was read. One stay is one unit. A stay that
// cost exactly `below` is none. Period: the day on which it ended.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

constexpr std::size_t charge_type = 4;  // column of an item

class ThinStay : public Kernel {
 public:
  explicit ThinStay(const KernelInput& input)
      : input_(input),
        data_(input.data),
        is_stay_(visits_of_kind(input, "stays")),
        by_cost_(input.parameters.text("why") == "cost"),
        only_(input.parameters.list("only")),
        beside_(input.parameters.list("beside")) {
    if (by_cost_) below_ = base::Money::parse(input.parameters.text("below")).fen();
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      const Stay* stay = data_.stay(v);
      if (stay == nullptr || !is_stay_[v] || data_.about.ends[v] == About::no_day || !input_.in_period(day_of(stay->ends))) continue;
      std::string why = by_cost_ ? too_cheap(*stay) : only_these(*stay);
      if (!why.empty()) leads.push_back(stay_lead(*stay, std::move(why)));
    }
  }

 private:
  Lead all_of(const Stay& stay) const {
    Lead all;
    add_lines(data_, stay.visit, all, [](std::uint32_t) { return true; });
    return all;
  }

  std::string too_cheap(const Stay& stay) const {
    std::int64_t cost = 0;
    const Paid* paid = data_.paid_by_visit.find(stay.visit);
    const Lead lines = all_of(stay);
    if (paid != nullptr) cost = paid->total;
    else if (lines.parts.empty()) return {};
    else
      for (const Part& part : lines.parts) cost += part.fen;
    if (cost >= below_) return {};
    return fmt::format("住院费用{}元，低于{}元", base::Money::fen(cost).to_string(), base::Money::fen(below_).to_string());
  }

  static bool has(const std::vector<std::string>& types, std::string_view type) { return std::find(types.begin(), types.end(), type) != types.end(); }

  std::string only_these(const Stay& stay) const {
    std::int64_t of_them = 0;
    for (const Part& part : all_of(stay).parts) {
      std::string_view type = data_.items.at(data_.fees.item[part.line], charge_type);
      if (has(only_, type)) ++of_them;
      else if (!has(beside_, type)) return {};
    }
    return of_them == 0 ? std::string() : fmt::format("除床位、诊察、护理外只有检查检验或药品费用（{}行）", of_them);
  }

  const KernelInput& input_;
  const Data& data_;
  std::vector<char> is_stay_;
  bool by_cost_;
  std::int64_t below_ = 0;  // fen
  std::vector<std::string> only_, beside_;
};

std::string lacks(const KernelInput& input) {
  const Data& data = input.data;
  if (data.stays.empty()) return base::say("the case has no visits: load them");
  if (input.parameters.text("why") == "cost") return {};
  for (std::uint32_t item = 1; item < data.items.size(); ++item)
    if (!data.items.at(item, charge_type).empty()) return {};
  return base::say("no item of the case says its charge type: load med_chrgitm_type");
}

}  // namespace

Kind thin_stay() {
  return {"thin_stay",
          base::mark("Stays that cost less than below, or whose fees are examinations and drugs alone; leads only, without an excess."),
          {stays_parameter(),
           {"why", base::mark("what is thin: cost (less than below), types (no fees but those of only)"), false, {"cost", "types"}},
           {"below", base::mark("yuan below which a stay costs too little"), false, {}, "0"},
           {"only", base::mark("charge types of examinations and drugs, parted by semicolons"), false, {}, "03;04;09;10;11"},
           {"beside", base::mark("charge types that every stay has, parted by semicolons"), false, {}, "01;02;07;12;13"}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<ThinStay>(input); }};
}

}  // namespace mi::claims
