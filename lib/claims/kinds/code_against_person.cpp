// SPDX-License-Identifier: Apache-2.0
// Code of a diagnosis or an operation against the person.
//
// Compared: the codes of the visit's diagnoses (codes=diagnosis) or operations (codes=operation) that the list names, with the
// condition of their point: sex or age of the person, or for operations the diagnoses that they belong to (any of the
// visit's; claims/condition.hpp). Age is counted on the day the visit began.
// Window: the visit.
// Excess: none in fen: the data are in question, not a fee. One unit for each code that does not fit. A condition that asks
// what the export does not say is not judged. One lead for each visit. Period: the day on which the visit began.
#include <algorithm>

#include "base/message.hpp"
#include "claims/kernel/condition.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;

bool by_operation(const KernelInput& input) { return input.parameters.text("codes") == "operation"; }

class CodeAgainstPerson : public Kernel {
 public:
  explicit CodeAgainstPerson(const KernelInput& input)
      : lines_(input),
        judge_(input.data),
        codes_(codes_of(by_operation(input) ? input.data.about.operation_names : input.data.diagnoses)),
        of_visit_(by_operation(input) ? input.data.about.operations : input.data.about.diagnoses),
        points_(read_points(input.list, input.list_name, input.national)),
        by_code_(codes_, points_) {
    for (const Point& point : points_) conditions_.push_back(Condition::parse(point.limit, input.parameters));
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      std::int32_t day = lines_.data().about.begins[v];
      if (day == About::no_day || !lines_.in_period(day)) continue;
      Lead lead;
      std::string_view before;
      for (std::uint32_t id : of_visit_.of(v))
        if (codes_[id] != before) look(v, before = codes_[id], id, day, lead);
      if (lead.units == 0) continue;
      lead.visit = v;
      lead.from = lead.to = base::Date::from_days(day);
      leads.push_back(std::move(lead));
    }
  }

 private:
  void look(std::uint32_t v, std::string_view code, std::uint32_t id, std::int32_t day, Lead& lead) const {
    for (std::uint32_t point : by_code_.of(id)) {
      if (judge_.met(conditions_[point], v, Judge::no_line, day) != Known::no) continue;
      if (lead.units == 0) lead.knowledge = points_[point].knowledge;
      lead.detail += fmt::format("{}{}（{}）与限定条件{}不符", lead.units == 0 ? "" : "；", code, points_[point].name, points_[point].limit);
      lead.units += one_unit;
      return;
    }
  }

  Lines lines_;
  Judge judge_;
  std::vector<std::string_view> codes_;
  const Many& of_visit_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  std::vector<Condition> conditions_;
};

std::string lacks(const KernelInput& input) {
  if (by_operation(input) && input.data.about.operations.values.empty()) return base::say("the case has no operations: load them");
  if (!by_operation(input) && input.data.about.diagnoses.values.empty()) return base::say("the case has no diagnoses: load them");
  return read_points(input.list, input.list_name, input.national).empty() ? lacks_points(input) : std::string();
}

}  // namespace

Kind code_against_person() {
  return {"code_against_person",
          base::mark("Codes of diagnoses or operations that do not fit the person's sex or age, or the diagnoses; a lead without an amount."),
          {{"codes", base::mark("which codes: diagnosis, operation"), false, {"diagnosis", "operation"}},
           {"child", base::mark("who is younger than so many years is a child"), true, {}, "18"},
           {"newborn", base::mark("who is at most so many days old is newborn"), true, {}, "28"}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<CodeAgainstPerson>(input); }};
}

}  // namespace mi::claims
