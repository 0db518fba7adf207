// SPDX-License-Identifier: Apache-2.0
// Vectors that are nought without being touched: short ones, long ones from the system, grown ones; and what they take.
#include "base/zero_vector.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

using mi::base::ZeroVector;

namespace {

std::int64_t resident_bytes() {
  std::int64_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

TEST_CASE("every number is nought, in a short vector and in one of many pages, also where memory was used before") {
  for (const std::size_t count : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 19, (std::size_t{1} << 20) + 1}) {
    for (int round = 0; round < 2; ++round) {
      ZeroVector<std::uint32_t> all;
      all.resize(count);
      CHECK(std::count(all.begin(), all.end(), 0U) == static_cast<std::ptrdiff_t>(count));
      std::fill(all.begin(), all.end(), 7U);
    }
  }
}

TEST_CASE("grown by push_back and copied it keeps what it has") {
  ZeroVector<std::int64_t> all;
  for (std::int64_t i = 0; i < 600000; ++i) all.push_back(i);
  const ZeroVector<std::int64_t> copy = all;
  CHECK(copy[599999] == 599999);
  CHECK(copy == all);
}

TEST_CASE("what is not written takes no memory") {
  constexpr std::size_t count = std::size_t{32} << 20;  // 256 MB of numbers
  const std::int64_t before = resident_bytes();
  ZeroVector<std::int64_t> all;
  all.resize(count);
  all[count / 2] = 1;
  CHECK(all[count - 1] == 0);
  CHECK(resident_bytes() - before < std::int64_t{64} << 20);
}
