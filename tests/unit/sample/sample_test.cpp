// SPDX-License-Identifier: Apache-2.0
// Draws and bounds for all inputs (ZK-11): as many as the share needs and not one more, whatever the order of the frame; the lower
// bound lies below the scaled sum, and is that sum where everything was seen.
#include "work/sample/sample.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "work/sample/bound.hpp"

using namespace mi;
using base::Money;
using base::Rational;

namespace {

domain::SampleFrame frame(int size, const Rational& rate, const char* by) {
  domain::SampleFrame f;
  for (int i = 0; i < size; ++i) f.rows.push_back({std::to_string(i), Money::fen(100 + i)});
  f.hash = work::frame_hash(f.rows);
  f.rate = rate;
  f.by = by;
  return f;
}

}  // namespace

TEST_CASE("property: a draw has what the share needs, each once, and no more") {
  const bool ok = rc::check([] {
    const int size = *rc::gen::inRange(1, 300);
    const auto f = frame(size, Rational::of(*rc::gen::inRange(1, 100), 100), "number");
    const auto drawn = work::draw(f, "7", std::to_string(size));
    auto ids = drawn.ids;
    std::sort(ids.begin(), ids.end());
    RC_ASSERT(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    RC_ASSERT(static_cast<std::int64_t>(ids.size()) == base::ceil(f.rate * Rational(size)));
  });
  CHECK(ok);
}

TEST_CASE("by money: the last one drawn is the one that reaches the share") {
  const auto f = frame(200, Rational::of(1, 20), "money");
  const auto drawn = work::draw(f, "1", "2");
  Money whole;
  for (const auto& row : f.rows) whole += row.amount;
  const Money last = Money::fen(100 + std::stoi(drawn.ids.back()));
  CHECK(20 * drawn.amount.fen() >= whole.fen());
  CHECK(20 * (drawn.amount - last).fen() < whole.fen());
}

TEST_CASE("the lower bound: t(0.90; 9) = 1.38303; ten of ten are the sum itself; one alone, or nothing found, says nothing") {
  std::vector<Money> found(10, Money::yuan(10));
  CHECK(work::lower_bound(found, 100, Rational::of(9, 10)) == Money::yuan(1000));  // no spread
  found[0] = Money::yuan(110);  // mean 20, s 31.6228; 100 · (20 − 1.38303 · 10 · √0.9) = 687.94
  CHECK(work::lower_bound(found, 100, Rational::of(9, 10)) == Money::parse("687.94"));
  CHECK(work::lower_bound(found, 10, Rational::of(9, 10)) == Money::yuan(200));
  CHECK(work::lower_bound({Money::yuan(5)}, 10, Rational::of(9, 10)).is_zero());
  CHECK(work::lower_bound(std::vector<Money>(30), 100, Rational::of(9, 10)).is_zero());
}

TEST_CASE("property: the bound never lies above what the ratio gives, and falls with the confidence asked for") {
  const bool ok = rc::check([] {
    std::vector<Money> found;
    Money sum;
    for (const int fen : *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, 1'000'000))) {
      found.push_back(Money::fen(fen));
      sum += found.back();
    }
    const Money loose = work::lower_bound(found, 800, Rational::of(8, 10)), strict = work::lower_bound(found, 800, Rational::of(99, 100));
    RC_ASSERT(strict <= loose);
    RC_ASSERT(loose.fen() <= 20 * sum.fen());
  });
  CHECK(ok);
}
