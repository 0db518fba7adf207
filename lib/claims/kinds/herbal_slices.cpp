// SPDX-License-Identifier: Apache-2.0
// Herbal slices that are not payable.
//
// Compared: lines of slices that the list names. Its limit "always": never payable, alone or mixed. "alone": not payable
// alone, nor when the whole prescription is made of slices that the list names.
// Window of "alone": the order or prescription or, for lines without its number, the day of the visit. Slices are the codes
// that begin with T, without granules.
// Excess: all that is left of the listed lines, in units and fen; with paid=in_scope not of those that the person pays
// wholly, though they count as part of the prescription. One lead for each prescription. Period: the day of the
// fee.
#include <map>

#include "base/message.hpp"
#include "claims/kernel/drugs.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"

namespace mi::claims {
namespace {

class HerbalSlices : public Kernel {
 public:
  explicit HerbalSlices(const KernelInput& input)
      : lines_(input), points_(read_points(input.list, input.list_name, input.national)), by_code_(input.data.codes, points_) {
    for (std::string_view code : input.data.codes) is_slice_.push_back(is_slice(code) ? 1 : 0);
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      std::map<std::pair<bool, std::int64_t>, std::vector<std::uint32_t>> found;  // slices by prescription
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
        std::uint32_t line = data.by_visit[i];
        if (is_slice_[data.code(line)] && data.left(line) > 0) found[prescription(line)].push_back(line);
      }
      for (const auto& [key, lines] : found) judge(lines, leads);
    }
  }

 private:
  std::pair<bool, std::int64_t> prescription(std::uint32_t line) const {
    const Data& data = lines_.data();
    bool by_order = !data.about.order.empty() && data.about.order[line] != 0;
    return {by_order, by_order ? std::int64_t{data.about.order[line]} : data.day(line)};
  }

  const Point* point(std::uint32_t line) const {
    std::uint32_t code = lines_.data().code(line);
    return by_code_.has(code) ? &points_[by_code_.of(code).front()] : nullptr;
  }

  void judge(const std::vector<std::uint32_t>& lines, std::vector<Lead>& leads) const {
    bool all_listed = true;
    for (std::uint32_t line : lines) all_listed = all_listed && point(line) != nullptr;
    Lead* lead = nullptr;
    for (std::uint32_t line : lines) {
      const Point* p = point(line);
      if (p == nullptr || (p->limit == "alone" && !all_listed) || !lines_.counts(line)) continue;
      if (lead == nullptr) lead = &start(leads, line, *p);
      lines_.whole(*lead, line);
    }
  }

  Lead& start(std::vector<Lead>& leads, std::uint32_t line, const Point& p) const {
    Lead& lead = leads.emplace_back(lines_.lead(line));
    lead.knowledge = p.knowledge;
    lead.detail = p.limit == "alone" ? "中药饮片单方使用（或全部由此类饮片组成）不予支付" : "中药饮片单复方均不予支付";
    return lead;
  }

  Lines lines_;
  std::vector<Point> points_;
  PointsByCode by_code_;
  std::vector<char> is_slice_;
};

}  // namespace

Kind herbal_slices() {
  return {"herbal_slices",
          base::mark("Herbal slices that are never payable, or not payable alone; the excess is the whole line."),
          {paid_parameter()},
          [](const KernelInput& input) {
            return read_points(input.list, input.list_name, input.national).empty() ? lacks_points(input) : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<HerbalSlices>(input); }};
}

}  // namespace mi::claims
