// SPDX-License-Identifier: Apache-2.0
// Narrow columns read every number as it was set, wherever it is kept; and what they take.
#include "base/narrow_vector.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include "base/parallel.hpp"
#include "unit/holds.hpp"

using namespace mi;

namespace {

using Numbers = std::vector<std::int64_t>;

// Where a coding changes its mind, and a step to either side.
const Numbers& edges() {
  static const Numbers all = [] {
    Numbers numbers{INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, INT64_MAX};
    for (const std::int64_t at : {std::int64_t{0}, std::int64_t{1} << 30, std::int64_t{1} << 31, std::int64_t{1} << 32, (std::int64_t{1} << 30) * 10000,
                                  std::int64_t{10000}, std::int64_t{INT32_MAX} * 10000})
      for (const std::int64_t near : {-10000, -9999, -2, -1, 0, 1, 2, 9999, 10000})
        for (const std::int64_t sign : {-1, 1}) numbers.push_back(sign * (at + near));
    return numbers;
  }();
  return all;
}

Numbers any_numbers() {
  const auto any = rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(), rc::gen::elementOf(edges()), rc::gen::inRange<std::int64_t>(-100000, 100000),
                                  rc::gen::map(rc::gen::inRange<std::int64_t>(INT32_MIN, INT32_MAX), [](std::int64_t fen) { return fen * 10000; }));
  return *rc::gen::container<Numbers>(any);
}

template <class Coding> base::NarrowVector<Coding> filled(const Numbers& numbers, std::size_t threads) {
  base::NarrowVector<Coding> column;
  column.resize(numbers.size());
  base::in_parallel(threads, [&](std::size_t part) {
    const std::size_t end = base::begin_of_part(numbers.size(), threads, part + 1);
    for (std::size_t i = base::begin_of_part(numbers.size(), threads, part); i < end; ++i) column.set(i, numbers[i]);
  });
  return column;
}

template <class Coding> Numbers read(const base::NarrowVector<Coding>& column) {
  Numbers numbers;
  for (std::size_t i = 0; i < column.size(); ++i) numbers.push_back(column[i]);
  return numbers;
}

template <class Coding> base::NarrowVector<Coding> pushed(const Numbers& numbers) {
  base::NarrowVector<Coding> column;
  for (const std::int64_t number : numbers) column.push_back(number);
  return column;
}

// Set by some threads, pushed back, set anew, moved up: it is what a vector would be.
template <class Coding> void reads_as_set() {
  for (const std::int64_t number : edges()) CHECK(pushed<Coding>({number})[0] == number);
  test::holds([] {
    const Numbers numbers = any_numbers(), others = any_numbers();
    auto column = filled<Coding>(numbers, *rc::gen::inRange<std::size_t>(1, 6));
    RC_ASSERT(read(column) == numbers);
    RC_ASSERT(column == pushed<Coding>(numbers));
    Numbers expected = numbers;
    for (std::size_t i = 0; i < std::min(numbers.size(), others.size()); ++i) column.set(i, expected[i] = others[i]);
    RC_ASSERT(read(column) == expected);
    RC_ASSERT(column == pushed<Coding>(expected));
    const auto begin = *rc::gen::inRange<std::size_t>(0, numbers.size() + 1), to = *rc::gen::inRange<std::size_t>(0, begin + 1);
    column.move_up(begin, numbers.size(), to);
    column.resize(to + numbers.size() - begin);
    expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(to), expected.begin() + static_cast<std::ptrdiff_t>(begin));
    RC_ASSERT(read(column) == expected);
  });
}

std::int64_t resident_bytes() {
  std::int64_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

// What a million numbers take of which every `step`-th does not fit.
std::int64_t taken(std::size_t step) {
  constexpr std::size_t count = 1000000;
  const std::int64_t before = resident_bytes();
  base::NarrowVector<base::AsIs> column;
  column.resize(count);
  for (std::size_t i = 0; i < count; ++i) column.set(i, i % step == 0 ? INT64_MAX - static_cast<std::int64_t>(i) : static_cast<std::int64_t>(i));
  const std::int64_t bytes = resident_bytes() - before;
  for (std::size_t i = 0; i < count; ++i)
    if (column[i] != (i % step == 0 ? INT64_MAX - static_cast<std::int64_t>(i) : static_cast<std::int64_t>(i))) FAIL_CHECK(i);
  return bytes;
}

}  // namespace

TEST_CASE("numbers as they are: read as set, by any number of threads") { reads_as_set<base::AsIs>(); }
TEST_CASE("numbers without a sign: read as set, by any number of threads") { reads_as_set<base::Unsigned>(); }
TEST_CASE("numbers by their unit: read as set, by any number of threads") { reads_as_set<base::ByUnit<10000>>(); }

TEST_CASE("what is usual fits into four bytes") {
  for (const std::int64_t fits : {INT32_MIN + 1, -1, 0, INT32_MAX}) CHECK(base::AsIs::keep(fits) != base::kept_beside);
  for (const std::int64_t fits : {std::int64_t{0}, std::int64_t{1772000000}, 2 * std::int64_t{INT32_MAX}}) CHECK(base::Unsigned::keep(fits) != base::kept_beside);
  for (const std::int64_t fits : {std::int64_t{0}, std::int64_t{721650000}, std::int64_t{123}, std::int64_t{-1073741823}, std::int64_t{1073741823} * 10000})
    CHECK(base::ByUnit<10000>::keep(fits) != base::kept_beside);
}

TEST_CASE("a few numbers that do not fit take next to nothing, and where none fits it is twelve bytes each") {
  constexpr std::int64_t mebibyte = 1 << 20;
  CHECK(taken(100000) < 8 * mebibyte);
  CHECK(taken(1) < 20 * mebibyte);
}
