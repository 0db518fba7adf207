// SPDX-License-Identifier: Apache-2.0
// Fees after death.
//
// Compared: the day of each line with the day on which its person died: die_date of any visit of the person, the end of a stay
// that ended by death (dscg_way 5), or what the agency's list says (the dead of the civil affairs, the police or the health
// office: by psn_no or the number of the identity document). Of several the latest counts, in the institution's favour.
// Window: every visit of the person in the case.
// Excess: all that is left of lines of days after that day, in units and fen. Fees of the day itself are none.
// One lead for each visit. Period: the day of the fee.
#include <algorithm>
#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

constexpr std::size_t psn_no = 0, certno = 3;  // columns of persons

using Listed = std::unordered_map<std::string, std::int32_t>;  // number of the person → day of death

Listed read_list(const KernelInput& input) {
  Listed listed;
  if (input.list.empty()) return listed;
  each_row(input.list, input.list_name, "person,died,note", [&](const ListRow& row) {
    if (row[0].empty()) throw base::Error(base::ErrorKind::cannot, base::say("the row names no person"));
    auto [place, fresh] = listed.try_emplace(base::lower_ascii(row[0]), base::Date::parse(row[1]).days());
    if (!fresh) place->second = std::max(place->second, base::Date::parse(row[1]).days());
  });
  return listed;
}

// By the person's dense number, what the list says of it; no_day where it says nothing.
std::vector<std::int32_t> listed_deaths(const KernelInput& input) {
  const Data& data = input.data;
  std::vector<std::int32_t> deaths(data.about.death_of_person.size(), About::no_day);
  const Listed listed = read_list(input);
  if (listed.empty()) return deaths;
  std::unordered_map<std::string_view, std::uint32_t> number;
  for (std::uint32_t person = 1; person < data.person_codes.size(); ++person) number.emplace(data.person_codes[person], person);
  for (std::uint32_t id = 1; id < data.persons.size(); ++id)
    for (const std::size_t column : {psn_no, certno}) {
      const auto found = listed.find(base::lower_ascii(data.persons.at(id, column)));
      const auto person = number.find(data.persons.at(id, psn_no));
      if (found != listed.end() && person != number.end()) deaths[person->second] = std::max(deaths[person->second], found->second);
    }
  return deaths;
}

class AfterDeath : public Kernel {
 public:
  explicit AfterDeath(const KernelInput& input) : lines_(input), list_name_(input.list_name), listed_(listed_deaths(input)) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      const std::uint32_t person = data.about.person[v];
      const std::int32_t death = std::max(data.about.death_of_person[person], listed_[person]);
      if (death != About::no_day) visit(v, death, leads);
    }
  }

 private:
  void visit(std::uint32_t v, std::int32_t death, std::vector<Lead>& leads) const {
    const Data& data = lines_.data();
    Lead* lead = nullptr;
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      if (data.day(line) <= death || !lines_.counts(line)) continue;
      if (lead == nullptr) {
        lead = &leads.emplace_back(lines_.lead(line));
        lead->detail = fmt::format("死亡日期{}，其后仍有费用", base::Date::from_days(death).to_string());
        if (death == listed_[data.about.person[v]]) lead->knowledge = list_name_;
      }
      lines_.whole(*lead, line);
    }
  }

  Lines lines_;
  std::string list_name_;
  std::vector<std::int32_t> listed_;  // by person
};

std::string lacks(const KernelInput& input) {
  const auto& deaths = input.data.about.death_of_person;
  const bool any = std::any_of(deaths.begin(), deaths.end(), [](std::int32_t day) { return day != About::no_day; });
  if (any || !read_list(input).empty()) return {};
  return base::say("neither a visit of the case nor a list says that a person died: load die_date or dscg_way, or adopt deaths.csv");
}

}  // namespace

Kind after_death() {
  return {"after_death",
          base::mark("Lines of days after the person died; the excess is the whole line."),
          {},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<AfterDeath>(input); },
          true};  // runs without rows of its list
}

}  // namespace mi::claims
