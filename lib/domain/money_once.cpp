// SPDX-License-Identifier: Apache-2.0
#include "domain/money_once.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace mi::domain {
namespace {

using base::Int128;
using base::Money;

// One taking: which result and which of its shares, and what of the line's money it claimed.
struct Taking {
  std::size_t once = 0;
  std::size_t share = 0;
  std::int64_t excess = 0;  // fen claimed by this finding, over its items
  std::int64_t fund = 0;    // fund money in that
  std::int64_t taken = 0;
};

struct Line {
  std::int64_t left = 0;
  std::vector<Taking> takings;  // in the order of rank, one per finding
};

using Lines = std::unordered_map<std::string_view, Line>;

std::int64_t within_line(const LineExcess& e) { return std::max<std::int64_t>(0, e.excess.fen()); }

bool heavier(const Ranked& a, const Ranked& b) {
  if (a.rank != b.rank) return a.rank > b.rank;
  if (a.place != b.place) return a.place < b.place;
  const std::string &x = a.finding.name, &y = b.finding.name;
  return x.size() != y.size() ? x.size() < y.size() : x < y;  // F2 before F10
}

// Where findings saw different amounts of a line (a refund came between), the smallest holds: it is what is left of
// the line after all refunds, and does not depend on the order.
Lines caps(const std::vector<Ranked>& findings) {
  Lines lines;
  for (const Ranked& r : findings)
    for (const FindingItem& item : r.finding.items)
      for (const LineExcess& e : item.lines) {
        const std::int64_t amount = std::max<std::int64_t>(0, e.line_amount.fen());
        auto [place, fresh] = lines.try_emplace(e.line);
        place->second.left = fresh ? amount : std::min(place->second.left, amount);
      }
  return lines;
}

// The finding's taking of a line; several items of one finding on a line are one.
Taking& taking_of(Line& line, Once& once, std::size_t index, const std::string& name) {
  if (!line.takings.empty() && line.takings.back().once == index) return line.takings.back();
  once.shares.push_back({name, {}, {}, {}});
  line.takings.push_back({index, once.shares.size() - 1, 0, 0, 0});
  return line.takings.back();
}

void take(Line& line, Once& once, std::size_t index, const LineExcess& e) {
  Taking& t = taking_of(line, once, index, e.line);
  const std::int64_t excess = within_line(e);
  const std::int64_t taken = std::min(excess, line.left);
  line.left -= taken;
  t.excess += excess;
  t.fund += e.fund.fen();
  t.taken += taken;
  once.gross += Money::fen(excess);
  once.net += Money::fen(taken);
}

// What was seen without claim lines cannot overlap line by line; it counts whole.
void take_whole(Once& once, const FindingItem& item) {
  once.gross += item.gross;
  once.net += item.gross;
  once.fund += item.fund;
}

void take_all(const Ranked& ranked, std::size_t index, Lines& lines, Once& once) {
  once.finding = ranked.finding.name;
  for (const FindingItem& item : ranked.finding.items) {
    if (item.lines.empty()) take_whole(once, item);
    for (const LineExcess& e : item.lines) take(lines.find(e.line)->second, once, index, e);
  }
  if (ranked.finding.items.empty()) {
    once.gross = once.net = ranked.finding.gross;
    once.fund = ranked.finding.fund;
  }
}

struct Remainder {
  base::Rational part;
  std::size_t taking;
};

// Fund money of a line: fund × taken ÷ excess for each finding, floored; what is left of the rounded sum goes fen by
// fen to the largest remainders, ties by rank.
std::vector<std::int64_t> fund_parts(const std::vector<Taking>& takings) {
  std::vector<std::int64_t> parts(takings.size(), 0);
  std::vector<Remainder> remainders;
  base::Rational over(0);
  for (std::size_t i = 0; i < takings.size(); ++i) {
    const Taking& t = takings[i];
    if (t.excess == 0) continue;
    const Int128 product = static_cast<Int128>(t.fund) * t.taken;
    parts[i] = static_cast<std::int64_t>(product / t.excess);
    if (product % t.excess == 0) continue;
    remainders.push_back({base::Rational::of(product % t.excess, t.excess), i});
    over = over + remainders.back().part;
  }
  std::stable_sort(remainders.begin(), remainders.end(),
                   [](const Remainder& a, const Remainder& b) { return a.part > b.part; });
  const auto extra = static_cast<std::size_t>(base::round_half_away(over));
  for (std::size_t i = 0; i < extra; ++i) ++parts[remainders[i].taking];
  return parts;
}

void name_takers(const Line& line, std::size_t loser, std::vector<Once>& result) {
  const Taking& t = line.takings[loser];
  if (t.taken == t.excess) return;
  std::vector<std::string>& takers = result[t.once].shares[t.share].lost_to;
  for (std::size_t i = 0; i < loser; ++i)
    if (line.takings[i].taken > 0) takers.push_back(result[line.takings[i].once].finding);
  if (takers.empty()) takers.push_back(result[t.once].finding);  // its own items claim the line twice
}

void settle(const Line& line, std::vector<Once>& result) {
  const std::vector<std::int64_t> fund = fund_parts(line.takings);
  for (std::size_t i = 0; i < line.takings.size(); ++i) {
    const Taking& t = line.takings[i];
    Share& share = result[t.once].shares[t.share];
    share.taken = Money::fen(t.taken);
    share.fund = Money::fen(fund[i]);
    result[t.once].fund += share.fund;
    name_takers(line, i, result);
  }
}

}  // namespace

std::vector<Once> count_once(std::vector<Ranked> findings) {
  std::sort(findings.begin(), findings.end(), heavier);
  Lines lines = caps(findings);
  std::vector<Once> result(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) take_all(findings[i], i, lines, result[i]);
  for (const auto& [name, line] : lines) settle(line, result);
  for (Once& once : result) once.overlap = once.gross - once.net;
  return result;
}

}  // namespace mi::domain
