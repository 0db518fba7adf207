// SPDX-License-Identifier: Apache-2.0
#include "domain/net.hpp"

#include <set>
#include <utility>

namespace mi::domain {
namespace {

NetFinding told_of(const Once& once, Weighed& weighed) {
  NetFinding n{once.finding, std::move(weighed.clause), std::move(weighed.citation), once.gross, once.overlap, once.net, once.fund,
               {}, {}, {}, weighed.ranked.finding->fund_method};
  n.lines.reserve(once.shares.size());
  std::set<std::string> takers;
  for (const Share& s : once.shares) {
    n.lines.push_back(s.line);
    if (s.lost_to.empty()) continue;
    n.lost.push_back(s.line);
    takers.insert(s.lost_to.begin(), s.lost_to.end());
  }
  n.takers.assign(takers.begin(), takers.end());
  return n;
}

}  // namespace

std::vector<Net> net_findings(std::vector<Weighed> findings) {
  std::vector<Ranked> ranked;
  ranked.reserve(findings.size());
  for (const Weighed& w : findings) ranked.push_back(w.ranked);
  std::vector<Net> result;
  result.reserve(findings.size());
  for (Once& once : count_once(ranked)) {
    Weighed& w = findings[once.place];
    const Finding* const finding = w.ranked.finding;
    NetFinding n = told_of(once, w);
    result.push_back({std::move(n), std::move(once), finding});
  }
  return result;
}

Figure sum(std::string id, std::string label, std::vector<Figure> inputs) {
  base::Money total;
  for (const Figure& f : inputs) total += f.money();
  Figure result = figure(std::move(id), std::move(label), total);
  result.formula = inputs.size() < 2 ? "" : "各项之和";
  result.inputs = std::move(inputs);
  return result;
}

Figure outline(Figure sum) {
  for (Figure& part : sum.inputs) {
    part.inputs.clear();
    part.lines.clear();
  }
  return sum;
}

}  // namespace mi::domain
