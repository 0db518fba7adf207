// SPDX-License-Identifier: Apache-2.0
// Ids of lines, kept by runs: what a vector of them would say, however many runs there are and however they were joined.
#include "casefile/batch/line_ids.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <vector>

#include "unit/holds.hpp"

using namespace mi;
using casefile::LineIds;

namespace {

using Ids = std::vector<std::int64_t>;

// Runs of ids in rising order, each of some lines; up to several of LineIds' blocks in all.
Ids any_ids() {
  Ids ids;
  std::int64_t next = *rc::gen::element<std::int64_t>(1, std::int64_t{1} << 32, INT64_MIN, INT64_MAX - 1000000);
  const int runs = *rc::gen::inRange(0, 12), longest = *rc::gen::element(2, 40, 3000);
  for (int run = 0; run < runs; ++run) {
    for (int left = *rc::gen::inRange(1, longest); left > 0; --left) ids.push_back(next++);
    next += *rc::gen::inRange(0, 3);
  }
  return ids;
}

LineIds of(const Ids& ids, std::size_t begin, std::size_t end) {
  LineIds kept;
  for (std::size_t i = begin; i < end; ++i) kept.push_back(ids[i]);
  return kept;
}

void same(const LineIds& kept, const Ids& ids) {
  RC_ASSERT(kept.size() == ids.size());
  for (std::size_t line = 0; line < ids.size(); ++line) {
    RC_ASSERT(kept[line] == ids[line]);
    RC_ASSERT(kept.find(ids[line]) == line);
    if (line + 1 < ids.size() && ids[line] + 1 != ids[line + 1]) RC_ASSERT(kept.find(ids[line] + 1) == kept.size());
  }
  if (ids.empty()) return;
  RC_ASSERT(kept.back() == ids.back());
  if (ids.front() != INT64_MIN) RC_ASSERT(kept.find(ids.front() - 1) == kept.size());
  RC_ASSERT(kept.find(ids.back() + 1) == kept.size());
}

}  // namespace

TEST_CASE("ids are what was pushed back, and found where they are") {
  test::holds([] {
    const Ids ids = any_ids();
    same(of(ids, 0, ids.size()), ids);
  });
}

TEST_CASE("ids of parts, joined, are those of the whole") {
  test::holds([] {
    const Ids ids = any_ids();
    const auto first = *rc::gen::inRange<std::size_t>(0, ids.size() + 1), second = *rc::gen::inRange<std::size_t>(first, ids.size() + 1);
    LineIds joined = of(ids, 0, first);
    joined.append(of(ids, first, second));
    joined.append(of(ids, second, ids.size()));
    same(joined, ids);
    RC_ASSERT(joined == of(ids, 0, ids.size()));
  });
}

TEST_CASE("no two ids that follow each other: as many runs as lines") {
  LineIds kept;
  constexpr std::int64_t lines = 5000;
  for (std::int64_t i = 0; i < lines; ++i) kept.push_back(2 * i + 1);
  for (std::int64_t i = 0; i < lines; ++i)
    if (kept[static_cast<std::size_t>(i)] != 2 * i + 1 || kept.find(2 * i + 1) != static_cast<std::size_t>(i) || kept.find(2 * i) != kept.size()) FAIL_CHECK(i);
}

TEST_CASE("no line has an id among none") { CHECK(LineIds().find(1) == 0); }
