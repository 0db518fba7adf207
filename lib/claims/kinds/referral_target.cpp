// SPDX-License-Identifier: Apache-2.0
// Referral to a place that the agreement does not allow.
//
// Compared: the institution to which a visit says that the patient was referred (its code or its name, as the export has it)
// with the places in `targets`, parted by semicolons. Where the agency's list names the institution, its place there must
// be one of them, its level at least `level`, and its ownership `ownership`; where it does not, its name must hold one of the
// places, and level and ownership are not judged. A visit that names no institution is not judged.
// Window: the visit. Excess: none; leads, one unit each. Period: the day on which the visit ended.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {


struct Receiver {
  std::string place;
  std::int64_t level = 0;  // 0: not said
  std::string ownership;
};
using Receivers = std::map<std::string, Receiver, std::less<>>;  // by code and by name

Receivers read_receivers(const std::string& text, const std::string& name) {
  Receivers all;
  each_row(text, name, "code,name,place,level,ownership", [&](const ListRow& row) {
    Receiver receiver{std::string(row[2]), row[3].empty() ? 0 : read_level(row[3]), std::string(row[4])};
    for (std::size_t key : {std::size_t{0}, std::size_t{1}})
      if (!row[key].empty()) all[std::string(row[key])] = receiver;
  });
  return all;
}

class ReferralTarget {
 public:
  explicit ReferralTarget(const KernelInput& input)
      : input_(input),
        targets_(input.parameters.list("targets")),
        level_(input.parameters.whole("level")),
        ownership_(input.parameters.text("ownership")),
        receivers_(read_receivers(input.list, input.list_name)) {}

  std::vector<Lead> find() const {
    std::vector<Lead> leads;
    for (const Stay& stay : input_.data.stays) {
      auto referred = input_.data.beside.referred_to.find(stay.line);
      if (referred == input_.data.beside.referred_to.end() || !input_.in_period(day_of(stay.ends))) continue;
      std::string wrong = wrong_with(referred->second);
      if (!wrong.empty()) leads.push_back(stay_lead(stay, fmt::format("转往{}：{}", referred->second, wrong)));
    }
    return leads;
  }

 private:
  std::string wrong_with(const std::string& name) const {
    const std::string places = base::join(targets_, "、");
    auto known = receivers_.find(name);
    if (known == receivers_.end()) {
      bool named = std::any_of(targets_.begin(), targets_.end(), [&](const std::string& place) { return name.find(place) != std::string::npos; });
      return named ? std::string() : fmt::format("名称不含{}，且不在机构清单内", places);
    }
    const Receiver& r = known->second;
    if (std::find(targets_.begin(), targets_.end(), r.place) == targets_.end()) return fmt::format("地点{}不是{}", r.place, places);
    if (r.level > 0 && r.level < level_) return fmt::format("等级{}低于{}", r.level, level_);
    if (!ownership_.empty() && !r.ownership.empty() && r.ownership != ownership_) return fmt::format("所有制{}不是{}", r.ownership, ownership_);
    return {};
  }

  const KernelInput& input_;
  std::vector<std::string> targets_;
  std::int64_t level_;
  std::string ownership_;
  Receivers receivers_;
};

}  // namespace

Kind referral_target() {
  return {"referral_target",
          base::mark("Patients referred to an institution outside the places that the agreement allows, or of a lower level or another "
                     "ownership; leads only, without an excess."),
          {{"targets", base::mark("places to which a patient may be referred, parted by semicolons"), false, {}},
           {"level", base::mark("the lowest level of the receiving institution: 1, 2 or 3"), true, {}, "1"},
           {"ownership", base::mark("the ownership that the receiving institution must have; empty: any"), false, {}, ""}},
          [](const KernelInput& input) -> std::string {
            return input.data.beside.referred_to.empty() ? base::say("no visit of the case says where the patient was referred: load acp_medins_name") : "";
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(ReferralTarget(input).find());
          },
          true};  // runs without rows of its list
}

}  // namespace mi::claims
