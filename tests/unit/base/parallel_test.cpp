// SPDX-License-Identifier: Apache-2.0
// Work on several threads, and the memory that they share out.
#include <doctest/doctest.h>

#include <numeric>
#include <stdexcept>
#include <string>

#include "base/parallel.hpp"
#include "base/raw_vector.hpp"

namespace mi::base {

TEST_CASE("both are done, on one thread or on two") {
  for (unsigned threads : {1U, 2U, 5U}) {
    std::vector<int> done(2, 0);
    together(threads, [&] { done[0] = 1; }, [&] { done[1] = 2; });
    CHECK(done == std::vector<int>{1, 2});
  }
}

TEST_CASE("what one of two throws is thrown when both have ended") {
  for (unsigned threads : {1U, 2U}) {
    std::string said;
    try {
      together(threads, [] {}, [] { throw std::runtime_error("the second"); });
    } catch (const std::runtime_error& e) {
      said = e.what();
    }
    CHECK(said == "the second");
  }
}

TEST_CASE("a raw vector keeps its numbers while it grows from short to long and back") {
  RawVector<std::int64_t> numbers;
  std::size_t long_enough = std::size_t{3} * 1024 * 1024;  // 24 MiB: on large pages
  for (std::size_t size = 1; size < long_enough; size *= 3) {
    std::size_t before = numbers.size();
    numbers.resize(size);
    std::iota(numbers.begin() + static_cast<std::ptrdiff_t>(before), numbers.end(), static_cast<std::int64_t>(before));
  }
  bool kept = true;
  for (std::size_t i = 0; i < numbers.size(); ++i) kept = kept && numbers[i] == static_cast<std::int64_t>(i);
  CHECK(kept);
  RawVector<std::int64_t> copy = numbers;
  copy.resize(10);
  copy.shrink_to_fit();
  CHECK(copy.back() == 9);
}

}  // namespace mi::base
