// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/lines.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/money.hpp"

namespace mi::claims {

Lines::Lines(const KernelInput& input)
    : data_(input.data),
      period_(input.period),
      only_paid_(input.parameters.has("paid") && input.parameters.text("paid") == "in_scope") {}

void Lines::sort(std::vector<std::uint32_t>& lines) const {
  std::sort(lines.begin(), lines.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto& happened = data_.fees.happened;
    return happened[a] != happened[b] ? happened[a] < happened[b] : a < b;
  });
}

Lead Lines::lead(std::uint32_t shown) const {
  Lead lead;
  lead.visit = data_.fees.visit[shown];
  lead.shown = shown;
  lead.from = lead.to = base::Date::from_days(data_.day(shown));
  return lead;
}

void Lines::take(Lead& lead, std::uint32_t line, std::int64_t units) const {
  base::Date day = base::Date::from_days(data_.day(line));
  lead.from = std::min(lead.from, day);
  lead.to = std::max(lead.to, day);
  lead.parts.push_back({line, units, data_.cost(line, units)});
  lead.units += units;
}

void Lines::whole(Lead& lead, std::uint32_t line) const { take(lead, line, data_.left(line)); }

void Lines::take_latest(Lead& lead, const std::vector<std::uint32_t>& lines, std::int64_t units) const {
  for (std::size_t i = lines.size(); i-- > 0;) {
    std::int64_t taken = std::min(units, data_.left(lines[i]));
    units -= taken;
    if (taken > 0) take(lead, lines[i], taken);
    else lead.context.push_back(data_.fees.id[lines[i]]);
  }
  std::reverse(lead.parts.begin(), lead.parts.end());
  std::reverse(lead.context.begin(), lead.context.end());
}

std::string Lines::units(std::int64_t e4) const { return base::Quantity{e4}.to_string(); }

std::string lacks_points(const KernelInput&) {
  return base::say("no knowledge points are published for it: give a list of your own");
}

ParameterSpec paid_parameter() {
  return {"paid", base::mark("which lines count: in_scope (not those that the person pays wholly), any"), false,
          {"in_scope", "any"}, "in_scope"};
}

}  // namespace mi::claims
