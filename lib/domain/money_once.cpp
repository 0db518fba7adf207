// SPDX-License-Identifier: Apache-2.0
#include "domain/money_once.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace mi::domain {
namespace {

using base::Int128;
using base::Money;

constexpr std::uint32_t none = ~std::uint32_t{0};

// One taking: which result and which of its shares, and what of the line's money it claimed.
struct Taking {
  std::uint32_t once = 0;
  std::uint32_t share = 0;
  std::uint32_t next = none;  // of the same line, the next lighter
  std::int64_t excess = 0;    // fen claimed by this finding, over its items
  std::int64_t fund = 0;      // fund money in that
  std::int64_t taken = 0;
};

struct Line {
  std::int64_t left = 0;
  std::uint32_t first = none;  // takings, in the order of rank, one per finding
  std::uint32_t last = none;
};

// All lines and takings, each named by its number: findings come by the hundred thousand.
struct Books {
  std::vector<Line> lines;
  std::vector<std::uint32_t> line_of;  // for each line of each finding, as they are gone through
  std::vector<Taking> takings;
};

using Order = std::vector<const Ranked*>;

std::int64_t within_line(const LineExcess& e) { return std::max<std::int64_t>(0, e.excess.fen()); }

bool heavier(const Ranked& a, const Ranked& b) {
  if (a.rank != b.rank) return a.rank > b.rank;
  if (a.place != b.place) return a.place < b.place;
  const std::string &x = a.finding->name, &y = b.finding->name;
  return x.size() != y.size() ? x.size() < y.size() : x < y;  // F2 before F10
}

std::size_t lines_in(const Order& findings) {
  std::size_t count = 0;
  for (const Ranked* r : findings)
    for (const FindingItem& item : r->finding->items) count += item.lines.size();
  return count;
}

// Where findings saw different amounts of a line (a refund came between), the smallest holds: it is what is left of
// the line after all refunds, and does not depend on the order.
Books caps(const Order& findings) {
  Books books;
  const std::size_t most = lines_in(findings);
  std::unordered_map<std::string_view, std::uint32_t> known;
  known.reserve(most);
  books.line_of.reserve(most);
  books.takings.reserve(most);
  for (const Ranked* r : findings)
    for (const FindingItem& item : r->finding->items)
      for (const LineExcess& e : item.lines) {
        const std::int64_t amount = std::max<std::int64_t>(0, e.line_amount.fen());
        const auto [place, fresh] = known.try_emplace(e.line, static_cast<std::uint32_t>(books.lines.size()));
        if (fresh) books.lines.push_back({amount, none, none});
        Line& line = books.lines[place->second];
        line.left = std::min(line.left, amount);
        books.line_of.push_back(place->second);
      }
  return books;
}

// The finding's taking of a line; several items of one finding on a line are one.
Taking& taking_of(Books& books, Line& line, Once& once, std::uint32_t index, const std::string& name) {
  if (line.last != none && books.takings[line.last].once == index) return books.takings[line.last];
  once.shares.push_back({name, {}, {}, {}});
  const auto place = static_cast<std::uint32_t>(books.takings.size());
  (line.last == none ? line.first : books.takings[line.last].next) = place;
  line.last = place;
  return books.takings.emplace_back(Taking{index, static_cast<std::uint32_t>(once.shares.size() - 1), none, 0, 0, 0});
}

void take(Books& books, Line& line, Once& once, std::uint32_t index, const LineExcess& e) {
  Taking& t = taking_of(books, line, once, index, e.line);
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

void take_item(Books& books, std::size_t& at, Once& once, std::uint32_t index, const FindingItem& item, std::uint32_t number) {
  if (item.lines.empty()) take_whole(once, item);
  for (std::uint32_t i = 0; i < item.lines.size(); ++i) {
    const std::size_t before = once.shares.size();
    take(books, books.lines[books.line_of[at++]], once, index, item.lines[i]);
    if (before < once.shares.size()) once.shares.back().item = number, once.shares.back().at = i;
  }
}

void take_all(const Ranked& ranked, std::uint32_t index, Books& books, std::size_t& at, Once& once) {
  const Finding& finding = *ranked.finding;
  once.finding = finding.name;
  for (std::uint32_t i = 0; i < finding.items.size(); ++i) take_item(books, at, once, index, finding.items[i], i);
  if (finding.items.empty()) {
    once.gross = once.net = finding.gross;
    once.fund = finding.fund;
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

void name_takers(const std::vector<Taking>& takings, std::size_t loser, std::vector<Once>& result) {
  const Taking& t = takings[loser];
  if (t.taken == t.excess) return;
  std::vector<std::string>& takers = result[t.once].shares[t.share].lost_to;
  for (std::size_t i = 0; i < loser; ++i)
    if (takings[i].taken > 0) takers.push_back(result[takings[i].once].finding);
  if (takers.empty()) takers.push_back(result[t.once].finding);  // its own items claim the line twice
}

void settle(const std::vector<Taking>& takings, std::vector<Once>& result) {
  const std::vector<std::int64_t> fund = fund_parts(takings);
  for (std::size_t i = 0; i < takings.size(); ++i) {
    const Taking& t = takings[i];
    Share& share = result[t.once].shares[t.share];
    share.taken = Money::fen(t.taken);
    share.fund = Money::fen(fund[i]);
    result[t.once].fund += share.fund;
    name_takers(takings, i, result);
  }
}

void settle_all(const Books& books, std::vector<Once>& result) {
  std::vector<Taking> takings;
  for (const Line& line : books.lines) {
    takings.clear();
    for (std::uint32_t i = line.first; i != none; i = books.takings[i].next) takings.push_back(books.takings[i]);
    settle(takings, result);
  }
}

}  // namespace

std::vector<Once> count_once(const std::vector<Ranked>& findings) {
  Order order;
  order.reserve(findings.size());
  for (const Ranked& r : findings) order.push_back(&r);
  std::sort(order.begin(), order.end(), [](const Ranked* a, const Ranked* b) { return heavier(*a, *b); });
  Books books = caps(order);
  std::vector<Once> result(order.size());
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    take_all(*order[i], i, books, at, result[i]);
    result[i].place = static_cast<std::size_t>(order[i] - findings.data());
  }
  settle_all(books, result);
  for (Once& once : result) once.overlap = once.gross - once.net;
  return result;
}

}  // namespace mi::domain
