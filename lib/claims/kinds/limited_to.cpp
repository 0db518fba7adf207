// SPDX-License-Identifier: Apache-2.0
// Limited to.
//
// Compared: each line whose code the list limits, with the condition that its point states: sex, age, scheme, hospital
// level, department, kind of visit, diagnosis (claims/condition.hpp). The words $child, $newborn (days), $stays, $internet
// and $work_injury of a condition are the rule's parameters.
// Window: none; age is counted on the day of the fee.
// Excess: the whole of each line whose condition is known and not met, in units and fen. A condition that asks what the
// export does not say is not judged, nor is a line whose visit or person meets the condition in `except`, nor (with
// paid=in_scope) one that the person pays wholly. One lead for each visit and point. Period: the day of the fee.
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/kernel/condition.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {
namespace {

class LimitedTo : public Kernel {
 public:
  explicit LimitedTo(const KernelInput& input)
      : lines_(input),
        judge_(input.data),
        points_(read_points(input.list, input.list_name, input.national)),
        by_code_(input.data.codes, points_) {
    for (const Point& point : points_) conditions_.push_back(Condition::parse(point.limit, input.parameters));
    if (const std::string& text = input.parameters.text("except"); !text.empty()) except_ = Condition::parse(text, input.parameters);
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    std::map<std::uint32_t, Lead> found;  // by point
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) look(v, data.by_visit[i], found);
      for (auto& [point, lead] : found) leads.push_back(std::move(lead));
      found.clear();
    }
  }

 private:
  void look(std::uint32_t visit, std::uint32_t line, std::map<std::uint32_t, Lead>& found) const {
    const Data& data = lines_.data();
    if (!by_code_.has(data.code(line)) || !lines_.counts(line)) return;
    std::int32_t day = data.day(line);
    if (!except_.alternatives.empty() && judge_.met(except_, visit, line, day) == Known::yes) return;
    for (std::uint32_t point : by_code_.of(data.code(line)))
      if (judge_.met(conditions_[point], visit, line, day) == Known::no) {
        add(point, line, found);
        return;  // the money of a line is in question once
      }
  }

  void add(std::uint32_t point, std::uint32_t line, std::map<std::uint32_t, Lead>& found) const {
    auto [place, fresh] = found.try_emplace(point);
    Lead& lead = place->second;
    if (fresh) {
      lead = lines_.lead(line);
      lead.knowledge = points_[point].knowledge;
      lead.detail = fmt::format("{}：限定条件{}不符", points_[point].name, points_[point].limit);
    }
    lines_.whole(lead, line);
  }

  Lines lines_;
  Judge judge_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  std::vector<Condition> conditions_;
  Condition except_;
};

const std::vector<Test::Field>& all_fields() {
  using F = Test::Field;
  static const std::vector<F> all{F::sex,        F::age,         F::age_days,  F::insurance, F::visit, F::level,
                                  F::institution, F::department, F::diagnosis, F::operation};
  return all;
}

// What every point asks and no visit of the case says.
std::string lacks(const KernelInput& input) {
  std::vector<Point> points = read_points(input.list, input.list_name, input.national);
  if (points.empty()) return lacks_points(input);
  Judge judge(input.data);
  for (Test::Field field : all_fields()) {
    bool asked = true;
    for (const Point& point : points) asked = asked && Condition::parse(point.limit, input.parameters).asks(field);
    if (asked && !judge.is_known(field)) return base::say("no visit of the case says this: {}", to_text(field));
  }
  return {};
}

}  // namespace

Kind limited_to() {
  return {"limited_to",
          base::mark("Lines of items that are limited to a sex, age, scheme, hospital level, department, kind of visit or "
                     "diagnosis, in a visit that does not meet the limit; the excess is the whole line."),
          {paid_parameter(),
           {"except", base::mark("a condition under which the rule does not hold"), false, {}, ""},
           {"child", base::mark("who is younger than so many years is a child"), true, {}, "18"},
           {"newborn", base::mark("who is at most so many days old is newborn"), true, {}, "28"},
           stays_parameter(),
           {"internet", base::mark("kinds of visit over the internet, parted by semicolons"), false, {}, "-"},
           {"work_injury", base::mark("schemes that are work-injury insurance, parted by semicolons"), false, {}, "-"}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<LimitedTo>(input); }};
}

}  // namespace mi::claims
