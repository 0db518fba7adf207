// SPDX-License-Identifier: Apache-2.0
#include "domain/net.hpp"

#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"

namespace mi::domain {
namespace {

Figure gross_of(const Once& once) {
  Figure f = figure(once.finding + ".gross", "违规金额", once.gross);
  f.formula = once.shares.empty() ? "检查认定" : "各明细行超出部分之和";
  f.lines.reserve(once.shares.size());
  for (const Share& s : once.shares) f.lines.push_back(s.line);
  return f;
}

Figure overlap_of(const Once& once) {
  Figure f = figure(once.finding + ".overlap", "重复金额", once.overlap);
  f.formula = "同一笔费用已计入更重条款的部分";
  std::set<std::string> takers;
  for (const Share& s : once.shares) {
    if (s.lost_to.empty()) continue;
    f.lines.push_back(s.line);
    takers.insert(s.lost_to.begin(), s.lost_to.end());
  }
  if (!takers.empty()) f.note = "计入 " + base::join({takers.begin(), takers.end()}, "、");
  return f;
}

Figure net_of(const Once& once, Figure gross, Figure overlap) {
  Figure f = figure(once.finding + ".net", "认定金额", once.net);
  f.formula = "认定金额 = 违规金额 − 重复金额";
  f.inputs = {std::move(gross), std::move(overlap)};
  return f;
}

Figure fund_of(const Once& once, const std::string& method, Figure net) {
  Figure f = figure(once.finding + ".fund", "认定金额中医保基金支付", once.fund);
  f.formula = once.shares.empty() ? "检查认定" : "逐行：基金支付 × 认定金额 ÷ 超出部分";
  if (!once.shares.empty()) f.rounding = "逐行按最大余数法分配到分";
  if (!method.empty()) f.note = "基金分摊方法：" + method;
  f.inputs = {std::move(net)};
  return f;
}

NetFinding figures(const Once& once, const Weighed& weighed) {
  NetFinding n;
  n.finding = once.finding;
  n.clause = weighed.clause;
  n.citation = weighed.citation;
  n.gross = gross_of(once);
  n.overlap = overlap_of(once);
  n.net = net_of(once, n.gross, n.overlap);
  n.fund = fund_of(once, weighed.ranked.finding.fund_method, n.net);
  return n;
}

}  // namespace

std::vector<Net> net_findings(std::vector<Weighed> findings) {
  std::vector<Ranked> ranked;
  ranked.reserve(findings.size());
  std::unordered_map<std::string, Weighed*> by_name;
  for (Weighed& w : findings) {
    ranked.push_back(w.ranked);
    by_name.emplace(w.ranked.finding.name, &w);
  }
  std::vector<Net> result;
  result.reserve(findings.size());
  for (Once& once : count_once(std::move(ranked))) {
    Weighed& w = *by_name.at(once.finding);
    NetFinding n = figures(once, w);
    result.push_back({std::move(n), std::move(once), std::move(w.ranked.finding)});  // findings are large
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
