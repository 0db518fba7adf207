// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <doctest/doctest.h>

using mi::cli::progress_line;
using std::chrono::milliseconds;

TEST_CASE("how far, how fast, how long yet") {
  CHECK(progress_line("loading", 50'000'000, 200'000'000, milliseconds(2000)) == "loading 25 %, 25 M/s, 6 s left");
  CHECK(progress_line("loading", 1'234'000, 2'468'000, milliseconds(1000)) == "loading 50 %, 1.2 M/s, 1 s left");
  CHECK(progress_line("loading", 10'000, 100'000'000, milliseconds(1000)) == "loading 0 %, 10 k/s, 167 min left");
  CHECK(progress_line("loading", 200, 200, milliseconds(1000)) == "loading 100 %, 200/s");
  CHECK(progress_line("reading", 950, 0, milliseconds(1000)) == "reading 950, 950/s");
  CHECK(progress_line("waiting", 0, 10, milliseconds(1500)) == "waiting 0 %");
  CHECK(progress_line("loading", 1, 10, milliseconds(0)) == "loading 10 %, 1.0 k/s, 1 s left");
}
