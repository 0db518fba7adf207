// SPDX-License-Identifier: Apache-2.0
// Missing companion.
//
// Compared: lines of a drug or consumable that belongs to a service (or of any item that needs another), with the lines of
// that service. A point of the list names the items in `codes` and in `limit` what must stand beside them: codes parted by
// semicolons, any of which will do; one that ends in * stands for all that begin so.
// Window: the visit (window=visit) or the day of the visit (window=day).
// Excess: all that is left of the lines without a companion, in units and fen. A companion that was wholly returned is none.
// One lead for each visit and point. Period: the day of the fee.
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"

namespace mi::claims {
namespace {

class MissingCompanion : public Kernel {
 public:
  explicit MissingCompanion(const KernelInput& input)
      : lines_(input),
        by_day_(input.parameters.text("window") == "day"),
        points_(read_points(input.list, input.list_name, input.national)),
        companions_(items_named(points_)),
        by_code_(input.data.codes, points_),
        companion_of_(input.data.codes, companions_) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    std::map<Place, std::vector<std::uint32_t>> found;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      found.clear();
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
        std::uint32_t line = data.by_visit[i];
        if (by_code_.has(data.code(line)) && lines_.counts(line))
          for (std::uint32_t point : by_code_.of(data.code(line))) found[{point, by_day_ ? data.day(line) : 0}].push_back(line);
      }
      if (!found.empty()) strike_out(v, found);
      for (const auto& [place, lines] : found) leads.push_back(lead(points_[place.first], lines));
    }
  }

 private:
  using Place = std::pair<std::uint32_t, std::int32_t>;  // point, day

  // Takes out what has its companion.
  void strike_out(std::uint32_t v, std::map<Place, std::vector<std::uint32_t>>& found) const {
    const Data& data = lines_.data();
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      if (data.left(line) <= 0) continue;
      for (std::uint32_t point : companion_of_.of(data.code(line))) found.erase({point, by_day_ ? data.day(line) : 0});
    }
  }

  Lead lead(const Point& point, const std::vector<std::uint32_t>& lines) const {
    Lead lead = lines_.lead(lines.front());
    lead.knowledge = point.knowledge;
    lead.detail = fmt::format("{}：未见与之配套的项目{}", point.name, point.limit);
    for (std::uint32_t line : lines) lines_.whole(lead, line);
    return lead;
  }

  Lines lines_;
  bool by_day_;
  std::vector<Point> points_, companions_;
  PointsByCode by_code_, companion_of_;
};

}  // namespace

Kind missing_companion() {
  return {"missing_companion",
          base::mark("A drug or consumable without the service that it belongs to; the excess is the whole line."),
          {paid_parameter(),
           {"window", base::mark("where the companion must stand: visit, day"), false, {"visit", "day"}, "visit"}},
          [](const KernelInput& input) {
            return read_points(input.list, input.list_name, input.national).empty() ? lacks_points(input) : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<MissingCompanion>(input); }};
}

}  // namespace mi::claims
