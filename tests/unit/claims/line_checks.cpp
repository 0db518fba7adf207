// SPDX-License-Identifier: Apache-2.0
// What is implausible about fee lines is noted in the order of rows, whatever the blocks they come in.
#include "claims/door/line_checks.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace mi;
using claims::Block;
using claims::LineChecks;
using domain::FeeLine;
using domain::LineNote;
using domain::VisitLine;

namespace {

constexpr std::int64_t day = 86400;

FeeLine fee(std::uint32_t place, std::uint32_t visit, std::string_view number, std::int64_t happened, std::int64_t amount = 100) {
  FeeLine line;
  line.place = place;
  line.visit = {visit};
  line.item = {1};
  line.number = number;
  line.happened = happened;
  line.quantity = amount < 0 ? -10'000 : 10'000;
  line.price = 1'000'000;
  line.amount = amount;
  return line;
}

VisitLine stay(std::uint32_t place, std::uint32_t visit, std::int64_t begins, std::int64_t ends) {
  VisitLine line;
  line.place = place;
  line.visit = {visit};
  line.begins = begins;
  line.ends = ends;
  return line;
}

// "PLACE LINE WHAT", one a note.
std::vector<std::string> said(Block& block) {
  std::vector<std::string> all;
  for (const LineNote& note : block.of<LineNote>()) all.push_back(std::to_string(note.place) + " " + std::to_string(note.line) + " " + note.what);
  return all;
}
using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("notes of the reader and about lines stand in the order of rows, numbered through all blocks") {
  LineChecks checks;
  Block first;
  first.add(stay(1, 1, 0, 2 * day));
  first.add(LineNote{0, 1, "dates", {}});
  first.add(fee(2, 1, "a", day, 105));  // 1.05 for 1 × 1.00
  first.add(fee(3, 1, "b", 3 * day));   // the day after the last
  first.add(LineNote{0, 3, "test", {}});
  checks.add(first);
  CHECK(said(first) == Said{"1 1 dates", "2 2 amount", "3 3 test", "4 3 outside-stay"});
  Block second;
  second.add(fee(4, 1, "c", 3 * day - 1));  // the last second of the last day
  second.add(fee(5, 1, "a", day));
  checks.add(second);
  CHECK(said(second).empty());
  Block rest;
  checks.end(rest);
  CHECK(said(rest) == Said{"5 5 repeated-key"});
  CHECK(rest.rows == 1);
}

TEST_CASE("a visit explains the lines that follow it, not those before") {
  LineChecks checks;
  Block block;
  block.add(fee(1, 1, "a", 9 * day));
  block.add(stay(2, 1, 0, day));
  block.add(fee(3, 1, "b", 9 * day));
  block.add(fee(4, 2, "c", day));
  checks.add(block);
  CHECK(said(block) == Said{"1 3 outside-stay"});
  CHECK(checks.without_visit() == 1);
  CHECK(checks.first_second() == day);
  CHECK(checks.last_second() == 9 * day);
}

TEST_CASE("a refund is counted, and noted where the line that it takes back is not there") {
  LineChecks checks;
  Block block;
  block.add(fee(1, 1, "a", day));
  FeeLine known = fee(2, 1, "b", day, -100), unknown = fee(3, 1, "c", day, -100), invalid = fee(4, 1, "d", day, -100), wrong = fee(5, 1, "e", day);
  known.refunds = "a", unknown.refunds = "z", invalid.refunds = "z", wrong.refunds = "a";
  invalid.valid = 0;
  for (const FeeLine& line : {known, unknown, invalid, wrong}) block.add(line);
  checks.add(block);
  CHECK(said(block) == Said{"1 5 refund-sign"});
  CHECK(checks.refunds() == 2);
  CHECK(checks.refunded() == -200);
  Block rest;
  checks.end(rest);
  CHECK(said(rest) == Said{"2 3 refund"});
}

TEST_CASE("the share that the insured pays first is that of the line's item") {
  LineChecks checks;
  Block block;
  claims::NewRows& items = block.dimensions[static_cast<std::size_t>(domain::Dimension::item)];
  const std::size_t width = casefile::dimension_columns(domain::Dimension::item).size();
  for (const char* share : {"0.10", "1", ""}) {
    items.columns.insert(items.columns.end(), width, "x");
    items.columns.back() = share;
  }
  for (std::uint32_t item : {1U, 2U, 3U}) {
    FeeLine line = fee(item, 1, std::string_view("abc").substr(item - 1, 1), day);
    line.item = {item};
    line.self_paid = 0, line.over_limit = 0, line.first_paid = 12, line.in_scope = item == 3 ? 80 : 88;
    block.add(line);
  }
  checks.add(block);
  CHECK(said(block) == Said{"1 1 self-pay", "2 3 line-split"});
}
