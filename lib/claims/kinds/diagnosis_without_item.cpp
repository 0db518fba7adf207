// SPDX-License-Identifier: Apache-2.0
// Diagnosis without what belongs to it (疾病诊断编码异常).
//
// Compared: the visit's diagnoses that the list names with the items billed in the visit. A point of the list names the
// diagnoses in `codes` and in `limit` what must be billed for them: item codes parted by semicolons, any of which will do; one
// that ends in * stands for all that begin so. A visit of which no fee line is at hand is not judged.
// Window: the visit.
// Excess: none in fen: the code is in question, not a fee. One unit for each point without its item; an item that was wholly
// returned is none. One lead for each visit. Period: the day on which the visit began.
#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;

class DiagnosisWithoutItem : public Kernel {
 public:
  explicit DiagnosisWithoutItem(const KernelInput& input)
      : lines_(input),
        points_(read_points(input.list, input.list_name, input.national)),
        by_diagnosis_(codes_of(input.data.diagnoses), points_),
        by_item_(input.data.codes, items_named(points_)) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const About& about = lines_.data().about;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      if (about.begins[v] == About::no_day || !lines_.in_period(about.begins[v])) continue;
      std::vector<std::uint32_t> missing = asked_of(v);
      if (missing.empty() || !strike_out(v, missing) || missing.empty()) continue;
      leads.push_back(lead(v, missing));
    }
  }

 private:
  // Points that the visit's diagnoses name, each once, in order.
  std::vector<std::uint32_t> asked_of(std::uint32_t v) const {
    std::vector<std::uint32_t> asked;
    for (std::uint32_t id : lines_.data().about.diagnoses.of(v))
      for (std::uint32_t point : by_diagnosis_.of(id)) asked.push_back(point);
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    return asked;
  }

  // Takes out what is billed; false: nothing at all is.
  bool strike_out(std::uint32_t v, std::vector<std::uint32_t>& missing) const {
    const Data& data = lines_.data();
    bool any = false;
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      if (data.left(line) <= 0) continue;
      any = true;
      for (std::uint32_t point : by_item_.of(data.code(line))) std::erase(missing, point);
    }
    return any;
  }

  Lead lead(std::uint32_t v, const std::vector<std::uint32_t>& missing) const {
    Lead lead;
    lead.visit = v;
    lead.from = lead.to = base::Date::from_days(lines_.data().about.begins[v]);
    lead.units = static_cast<std::int64_t>(missing.size()) * one_unit;
    lead.knowledge = points_[missing.front()].knowledge;
    for (std::uint32_t point : missing)
      lead.detail += fmt::format("{}{}：未见与之对应的{}", lead.detail.empty() ? "" : "；", points_[point].name, points_[point].limit);
    return lead;
  }

  Lines lines_;
  std::vector<Point> points_;
  PointsByCode by_diagnosis_, by_item_;
};

std::string lacks(const KernelInput& input) {
  if (input.data.about.diagnoses.values.empty()) return base::say("the case has no diagnoses: load them");
  return read_points(input.list, input.list_name, input.national).empty() ? lacks_points(input) : std::string();
}

}  // namespace

Kind diagnosis_without_item() {
  return {"diagnosis_without_item",
          base::mark("Diagnoses without any item that belongs to them in the visit; a lead without an amount."),
          {},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<DiagnosisWithoutItem>(input); }};
}

}  // namespace mi::claims
