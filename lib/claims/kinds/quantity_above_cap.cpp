// SPDX-License-Identifier: Apache-2.0
// Quantity above cap.
//
// Compared: the quantity of an item, after refunds, within one visit on one day (window=day in the list) or over the
// whole visit (window=stay), with the cap of the knowledge list. An item is known by its whole code, else by its fifteen
// national digits; items that share a row of the list share its cap.
// Excess: the units above the cap. They are taken from the latest lines first (take=latest) or from the dearest
// (take=dearest, the latest of them first); a line gives no more than it has; each costs its share of the line's amount.
// A quantity equal to the cap is none. Period: the day of the fee; for window=stay the day of the last of its fees.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kind.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

struct Cap {
  std::string code;
  std::int64_t limit = 0;  // ten-thousandths
  std::string unit;
  bool per_stay = false;
  std::string knowledge;   // "GZ10000102014000 batch 8"
};

std::vector<Cap> read_caps(const std::string& text, const std::string& name) {
  std::vector<Cap> caps;
  package::DelimitedReader rows(text);
  rows.next();
  while (rows.next()) {
    const auto& row = rows.fields();
    bool good = row.size() == 7 && (row[4] == "day" || row[4] == "stay");
    if (!good) throw Error(ErrorKind::cannot, say("a row must be code,name,limit,unit,window,rule,batch"), {name + ":" + std::to_string(rows.line())});
    caps.push_back({std::string(row[0]), base::Quantity::parse(row[2]).e4, std::string(row[3]), row[4] == "stay",
                    fmt::format("{} {} {}", name, row[5], row[6])});
  }
  return caps;
}

class QuantityAboveCap : public Kernel {
 public:
  explicit QuantityAboveCap(const KernelInput& input)
      : data_(input.data),
        period_(input.period),
        dearest_(input.parameters.text("take") == "dearest"),
        caps_(read_caps(input.list, input.list_name)) {
    std::unordered_map<std::string_view, std::int32_t> place;
    for (std::size_t i = 0; i < caps_.size(); ++i) place.emplace(caps_[i].code, static_cast<std::int32_t>(i));
    cap_of_code_.assign(data_.codes.size(), -1);
    for (std::size_t code = 1; code < data_.codes.size(); ++code) {
      auto found = place.find(data_.codes[code]);
      if (found == place.end()) found = place.find(national_part(data_.codes[code]));
      if (found != place.end()) cap_of_code_[code] = found->second;
    }
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    std::vector<std::uint32_t> lines;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      lines.clear();
      for (std::uint32_t i = data_.start[v]; i < data_.start[v + 1]; ++i) {
        std::uint32_t line = data_.by_visit[i];
        if (cap_of(line) >= 0 && data_.left[line] > 0) lines.push_back(line);
      }
      if (!lines.empty()) visit(v, lines, leads);
    }
  }

 private:
  std::int32_t cap_of(std::uint32_t line) const { return cap_of_code_[data_.code[line]]; }
  const Cap& cap(std::uint32_t line) const { return caps_[static_cast<std::size_t>(cap_of(line))]; }

  // Lines under one cap and, where it is a day's, of one day.
  std::pair<std::int32_t, std::int32_t> group(std::uint32_t line) const {
    return {cap_of(line), cap(line).per_stay ? 0 : data_.day[line]};
  }

  void visit(std::uint32_t v, std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return group(a) < group(b); });
    for (std::size_t first = 0; first < lines.size();) {
      std::size_t last = first;
      std::int64_t units = 0;
      while (last < lines.size() && group(lines[last]) == group(lines[first])) units += data_.left[lines[last++]];
      bool counts = !period_ || period_->contains(base::Date::from_days(data_.day[lines[last - 1]]));
      if (units > cap(lines[first]).limit && counts)
        leads.push_back(lead(v, {lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last)}, units));
      first = last;
    }
  }

  // `lines` in order of time.
  Lead lead(std::uint32_t v, std::vector<std::uint32_t> lines, std::int64_t units) const {
    const Cap& limit = cap(lines.front());
    Lead lead;
    lead.visit = v;
    lead.shown = lines.back();
    lead.from = base::Date::from_days(data_.day[lines.front()]);
    lead.to = base::Date::from_days(data_.day[lines.back()]);
    lead.units = units - limit.limit;
    lead.knowledge = limit.knowledge;
    lead.detail = fmt::format("{}限{}{}，计费{}", limit.per_stay ? "每次住院" : "每日", base::Quantity{limit.limit}.to_string(),
                              limit.unit, base::Quantity{units}.to_string());
    take(lines, lead);
    return lead;
  }

  void take(std::vector<std::uint32_t>& lines, Lead& lead) const {
    if (dearest_)
      std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return data_.fees.price[a] < data_.fees.price[b]; });
    std::int64_t above = lead.units;
    for (std::size_t i = lines.size(); i-- > 0;) {
      std::int64_t taken = std::min(above, data_.left[lines[i]]);
      above -= taken;
      if (taken > 0) lead.parts.push_back({lines[i], taken, data_.cost(lines[i], taken)});
      else lead.context.push_back(data_.fees.id[lines[i]]);
    }
    std::reverse(lead.parts.begin(), lead.parts.end());
    std::reverse(lead.context.begin(), lead.context.end());
  }

  const Data& data_;
  std::optional<base::DateRange> period_;
  bool dearest_;
  std::vector<Cap> caps_;
  std::vector<std::int32_t> cap_of_code_;
};

}  // namespace

Kind quantity_above_cap() {
  return {"quantity_above_cap",
          base::mark("More of an item on a day, or in a stay, than the list allows; the excess is the units above the cap."),
          {{"take", base::mark("which lines the excess is taken from: latest, dearest"), false, {"latest", "dearest"}}},
          [](const Data&) -> const char* { return nullptr; },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<QuantityAboveCap>(input); }};
}

}  // namespace mi::claims
