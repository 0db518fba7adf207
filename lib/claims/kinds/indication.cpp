// SPDX-License-Identifier: Apache-2.0
// Limited to an indication (适应症, second-line use): a person must read the case record.
//
// Compared: nothing: the limit is a text about the course of the illness. The kind never passes and never accuses: it says how
// many lines of the listed drugs the case holds, in how many visits and for how much, so that somebody can draw them.
// Window, excess: none.
#include <utility>

#include "base/message.hpp"
#include "base/money.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"

namespace mi::claims {
namespace {

std::string to_be_read(const KernelInput& input) {
  std::vector<Point> points = read_points(input.list, input.list_name, input.national);
  PointsByCode by_code(input.data.codes, points);
  Lines lines(input);
  std::int64_t count = 0, fen = 0, visits = 0;
  std::uint32_t before = UINT32_MAX;
  for (std::uint32_t line : input.data.by_visit) {
    if (!by_code.has(input.data.code(line)) || !lines.counts(line)) continue;
    ++count;
    fen += input.data.cost(line, input.data.left(line));
    if (std::exchange(before, input.data.fees.visit[line]) != input.data.fees.visit[line]) ++visits;
  }
  return base::say("a person must read the indications: {0} lines of {1} visits, {2}, hold the listed drugs", count, visits,
                   base::Money::fen(fen).to_string());
}

class Nothing : public Kernel {
 public:
  void run(VisitRange, std::vector<Lead>&) const override {}
};

}  // namespace

Kind indication() {
  return {"indication",
          base::mark("Drugs that are limited to an indication or to second-line use, which a person must read; the rule counts "
                     "their lines and gives no lead."),
          {paid_parameter()},
          to_be_read,
          [](const KernelInput&) -> std::unique_ptr<Kernel> { return std::make_unique<Nothing>(); }};
}

}  // namespace mi::claims
