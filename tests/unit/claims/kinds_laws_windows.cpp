// SPDX-License-Identifier: Apache-2.0
// Laws of caps, courses and stock on any claims: what stays in each window, and which lines give way. A window is made here by
// going over a person's lines in order of time.
#include <algorithm>

#include "any_claims.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

using Window = std::vector<std::uint32_t>;  // lines in order of time

std::int64_t total(const std::map<std::uint32_t, std::int64_t>& of_lines, const Window& window) {
  std::int64_t sum = 0;
  for (std::uint32_t line : window)
    if (of_lines.count(line) != 0) sum += of_lines.at(line);
  return sum;
}

// Lines of item A that `counts`: of one day of a visit, of a visit, or of cycles of so many days of a person.
std::vector<Window> windows_of(const claims::Data& data, const std::string& window, int days, const std::function<bool(std::uint32_t)>& counts) {
  std::vector<Window> all;
  std::map<std::pair<std::uint32_t, std::int32_t>, Window> together;
  std::vector<std::uint32_t> lines;
  for (std::uint32_t line = 0; line < data.fees.size(); ++line)
    if (code_of(data, line) == "A" && counts(line)) lines.push_back(line);
  std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return data.fees.happened[a] < data.fees.happened[b]; });
  std::map<std::uint32_t, std::int32_t> opened;  // by person
  for (std::uint32_t line : lines) {
    const std::uint32_t visit = data.fees.visit[line], person = data.about.person[visit];
    if (window == "stay") together[{visit, 0}].push_back(line);
    if (window == "day") together[{visit, data.day(line)}].push_back(line);
    if (window != "days") continue;
    if (opened.count(person) == 0 || data.day(line) >= opened[person] + days) opened[person] = data.day(line);
    together[{person, opened[person]}].push_back(line);
  }
  for (auto& [key, window_lines] : together) all.push_back(window_lines);
  return all;
}

struct Chosen {
  std::string window = *rc::gen::element<std::string>("day", "stay", "days");
  int days = *rc::gen::inRange(1, 8);
  std::string written() const { return window == "days" ? std::to_string(days) + " days" : window; }
};

}  // namespace

TEST_CASE("amount_above_cap: of each window the cap stays, and the lines that came last give way first") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A"});
    const Chosen chosen;
    const std::int64_t cap = *rc::gen::inRange(0, 4000);
    const Fen found = fen_of(leads_of(data, "amount_above_cap", "", points_header + base::Money::fen(cap).to_string() + " " + chosen.written() + ",甲,,,A\n"));
    std::size_t lines = 0;
    for (const Window& window : windows_of(data, chosen.window, chosen.days, [&](std::uint32_t line) { return is_paid(data, line); })) {
      Fen costs;
      for (std::uint32_t line : window) costs[line] = left_cost(data, line);
      RC_ASSERT(total(found, window) == std::max<std::int64_t>(total(costs, window) - cap, 0));
      for (std::size_t i = 0; i < window.size(); ++i) {
        if (found.count(window[i]) == 0) continue;
        ++lines;
        for (std::size_t later = i + 1; later < window.size(); ++later) RC_ASSERT(total(found, {window[later]}) == costs[window[later]]);
      }
    }
    RC_ASSERT(lines == found.size());
  });
}

TEST_CASE("quantity_above_cap: of each window the cap stays, and the latest, or the dearest, give way first") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A"});
    const Chosen chosen;
    const bool dearest = *rc::gen::inRange(0, 2) == 0;
    const std::int64_t cap = *rc::gen::inRange(0, 8);
    std::map<std::uint32_t, std::int64_t> found;
    for (const claims::Lead& lead : leads_of(data, "quantity_above_cap", dearest ? "take=dearest" : "take=latest",
                                             "code,name,limit,unit,window,rule,batch\nA,甲," + std::to_string(cap) + ",次," + chosen.written() + ",,\n"))
      for (const claims::Part& part : lead.parts) found[part.line] += part.units;
    std::size_t lines = 0;
    for (const Window& window : windows_of(data, chosen.window, chosen.days, [&](std::uint32_t line) { return is_left(data, line); })) {
      std::map<std::uint32_t, std::int64_t> left;
      for (std::uint32_t line : window) left[line] = data.left(line);
      RC_ASSERT(total(found, window) == std::max<std::int64_t>(total(left, window) - cap * one_unit, 0));
      for (std::size_t i = 0; i < window.size(); ++i) {
        if (found.count(window[i]) == 0) continue;
        ++lines;
        for (std::size_t other = 0; other < window.size(); ++other) {
          const std::int64_t mine = dearest ? data.fees.price[window[i]] : 0, its = dearest ? data.fees.price[window[other]] : 0;
          if (std::pair(its, other) > std::pair(mine, i)) RC_ASSERT(total(found, {window[other]}) == left[window[other]]);
        }
      }
    }
    RC_ASSERT(lines == found.size());
  });
}

TEST_CASE("course_days: of each course of a person, until a gap, as many days stay as are payable") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A"});
    const int gap = *rc::gen::inRange(0, 5);
    const std::size_t payable = *rc::gen::inRange<std::size_t>(0, 4);
    std::map<std::uint32_t, std::set<std::int32_t>> days;  // by person
    auto person = [&](std::uint32_t line) { return data.about.person[data.fees.visit[line]]; };
    auto counts = [&](std::uint32_t line) { return code_of(data, line) == "A" && is_paid(data, line); };
    for (std::uint32_t line = 0; line < data.fees.size(); ++line)
      if (counts(line)) days[person(line)].insert(data.day(line));
    const Fen expected = whole_lines(data, [&](std::uint32_t line) {
      if (!counts(line)) return false;
      const auto& all = days[person(line)];
      std::size_t before = 0;  // days of its course before this one
      for (auto at = all.find(data.day(line)); at != all.begin() && *at - *std::prev(at) <= gap; --at) ++before;
      return before >= payable;
    });
    RC_ASSERT(fen_of(leads_of(data, "course_days", "course=person gap=" + std::to_string(gap), points_header + std::to_string(payable) + ",甲,,,A\n")) == expected);
  });
}

TEST_CASE("stock_against_billing: what was billed above what there was, and none within the tolerance") {
  holds_of_claims([] {
    claims::Data data = any_claims({"A", "B"});
    const std::int64_t tolerance = *rc::gen::inRange(0, 200);
    std::map<std::string, std::int64_t> there, billed, found;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> balance;  // the last: when, how many
    for (int n = *rc::gen::inRange(0, 8); n > 0; --n) {
      casefile::Stored<domain::StockLine> row;
      row.id = n;
      row.row.product.place = *rc::gen::element<std::uint32_t>(1, 4);  // A, B
      row.row.movement = *rc::gen::element<std::string>("opening", "purchase", "purchase", "return", "loss", "balance", "use");
      row.row.happened = (std::int64_t{first_of_march} + *rc::gen::inRange(0, 9)) * a_day + n;
      row.row.quantity = *rc::gen::inRange<std::int64_t>(0, 9) * one_unit;
      data.beside.stock.push_back(row);
      const std::string item = row.row.product.place == 1 ? "A" : "B", &what = row.row.movement;
      there[item] += what == "opening" || what == "purchase" ? row.row.quantity : what == "return" || what == "loss" ? -row.row.quantity : 0;
      if (what == "balance" && (balance.count(item) == 0 || balance[item].first < row.row.happened)) balance[item] = {row.row.happened, row.row.quantity};
    }
    for (std::uint32_t line = 0; line < data.fees.size(); ++line)
      if (is_left(data, line)) billed[std::string(code_of(data, line))] += data.left(line);
    std::map<std::string, std::int64_t> expected;
    for (auto& [item, sum] : there) {
      const std::int64_t had = std::max<std::int64_t>(sum - (balance.count(item) != 0 ? balance[item].second : 0), 0), above = billed[item] - had;
      if (above > 0 && above * 100 > tolerance * had) expected[item] = above;
    }
    for (const claims::Lead& lead : leads_of(data, "stock_against_billing", "items= tolerance=" + std::to_string(tolerance))) {
      std::int64_t in_parts = 0;
      for (const claims::Part& part : lead.parts) in_parts += part.units;
      RC_ASSERT(in_parts == lead.units);
      found[std::string(code_of(data, lead.shown))] += lead.units;
    }
    RC_ASSERT(found == expected);
  });
}
