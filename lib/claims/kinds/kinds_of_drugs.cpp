// SPDX-License-Identifier: Apache-2.0
// Kinds of drugs above limit (duplicate like drugs, too many kinds in a prescription, discharge drugs of one class).
//
// Compared: how many different drugs (by the first ten characters of a western drug's code, the first seven of a patent
// medicine's, the whole code of a slice) of one class are billed together, with `kinds`. A class is the first `class`
// characters of the code: 6 is the ATC class of a western drug, 1 all western or all patent drugs or all slices, 0 all drugs.
// Which: codes=western (X), patent (X and Z), slices (T without granules). taken=discharge: only drugs taken home from a stay.
// Window: the day of the visit, the visit, or the order or prescription (window=order; lines without an order number: the day).
// Excess: all lines of the drugs past the limit, in the order in which each drug was first billed: units and fen. As many
// kinds as the limit are none. Fees of visits without a visit row are not judged. Period: the day of the fee.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "claims/kernel/drugs.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

class KindsOfDrugs : public Kernel {
 public:
  explicit KindsOfDrugs(const KernelInput& input)
      : lines_(input),
        taken_(input),
        is_wanted_(visits_of_kind(input, "visits")),
        kinds_(static_cast<std::size_t>(input.parameters.whole("kinds"))),
        class_(static_cast<std::size_t>(input.parameters.whole("class"))),
        window_(input.parameters.text("window")) {
    for (std::string_view code : input.data.codes) is_looked_at_.push_back(matches(code, input.parameters.text("codes")));
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      if (!is_wanted_[v]) continue;
      std::map<Group, std::vector<std::uint32_t>> found;
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
        std::uint32_t line = data.by_visit[i];
        if (is_looked_at_[data.code(line)] && lines_.counts(line) && taken_.is(line)) found[group(line)].push_back(line);
      }
      for (const auto& [key, lines] : found) judge(lines, leads);
    }
  }

 private:
  struct Group {
    bool by_order = false;
    std::int64_t window = 0;
    std::string_view drugs;
    auto operator<=>(const Group&) const = default;
  };

  static char matches(std::string_view code, const std::string& which) {
    if (which == "slices") return is_slice(code) ? 1 : 0;
    return is_drug(code) && (which == "patent" || code.front() == 'X') ? 1 : 0;
  }

  Group group(std::uint32_t line) const {
    const Data& data = lines_.data();
    std::string_view drugs = data.codes[data.code(line)].substr(0, class_);
    if (window_ == "visit") return {false, 0, drugs};
    bool by_order = window_ == "order" && !data.about.order.empty() && data.about.order[line] != 0;
    return {by_order, by_order ? std::int64_t{data.about.order[line]} : data.day(line), drugs};
  }

  std::string_view drug(std::uint32_t line) const {
    constexpr std::size_t patent_length = 7;
    std::string_view code = lines_.data().codes[lines_.data().code(line)];
    return code.front() == 'T' ? code : code.substr(0, code.front() == 'X' ? name_length : patent_length);
  }

  void judge(const std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    std::vector<std::string_view> drugs;  // in order of first appearance
    std::vector<std::uint32_t> above;
    for (std::uint32_t line : lines) {
      auto found = std::find(drugs.begin(), drugs.end(), drug(line));
      if (found == drugs.end()) found = drugs.insert(found, drug(line));
      if (static_cast<std::size_t>(found - drugs.begin()) >= kinds_) above.push_back(line);
    }
    if (above.empty()) return;
    Lead& lead = leads.emplace_back(lines_.lead(above.front()));
    lead.detail = fmt::format("限{}种，计费{}种", kinds_, drugs.size());
    for (std::uint32_t line : lines)
      if (std::find(above.begin(), above.end(), line) == above.end()) lead.context.push_back(lines_.data().fees.id[line]);
    for (std::uint32_t line : above) lines_.whole(lead, line);
  }

  Lines lines_;
  Taken taken_;
  std::vector<char> is_wanted_;
  std::size_t kinds_, class_;
  std::string window_;
  std::vector<char> is_looked_at_;  // by dense code
};

}  // namespace

Kind kinds_of_drugs() {
  return {"kinds_of_drugs",
          base::mark("More different drugs of one class in a prescription, on a day or in a visit than are allowed; the excess is "
                     "the lines of the drugs that came last."),
          {paid_parameter(), taken_parameter(), stays_parameter(),
           {"visits", base::mark("kinds of visit that the rule looks at, parted by semicolons; empty: all"), false, {}, ""},
           {"codes", base::mark("which drugs: western, patent (both), slices"), false, {"western", "patent", "slices"}, "western"},
           {"class", base::mark("characters of the code that make a class: 6 the ATC class, 0 all"), true, {}, "6"},
           {"kinds", base::mark("different drugs of a class that are allowed"), true, {}},
           {"window", base::mark("what is together: day, visit, order"), false, {"day", "visit", "order"}, "day"}},
          [](const KernelInput& input) -> std::string { return input.data.stays.empty() ? base::say("the case has no visits: load them") : ""; },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<KindsOfDrugs>(input); }};
}

}  // namespace mi::claims
