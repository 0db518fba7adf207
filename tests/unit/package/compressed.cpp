// SPDX-License-Identifier: Apache-2.0
#include "package/compressed.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mi;
using package::decompress;

namespace {

const std::string plain = "feedetl_sn,cnt\n1,2\n";
// What `gzip -n` and `zstd` make of it.
const std::string gzip(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4b\x4d\x4d\x49\x2d\xc9\x89\x2f\xce\xd3\x49\xce\x2b\xe1\x32\xd4\x31"
    "\xe2\x02\x00\xa4\xc1\x2e\xfa\x13\x00\x00\x00",
    39);
const std::string zstd(
    "\x28\xb5\x2f\xfd\x04\x58\x99\x00\x00\x66\x65\x65\x64\x65\x74\x6c\x5f\x73\x6e\x2c\x63\x6e\x74\x0a\x31\x2c\x32\x0a"
    "\x62\xf8\x12\xa1",
    32);

}  // namespace

TEST_CASE("gzip and Zstandard are known by their first bytes") {
  CHECK(decompress(gzip) == plain);
  CHECK(decompress(zstd) == plain);
  CHECK(decompress(gzip + gzip) == plain + plain);
  CHECK(decompress(zstd + zstd) == plain + plain);
}

TEST_CASE("other bytes stay as they are") {
  CHECK(decompress("a,b\n") == "a,b\n");
  CHECK(decompress("").empty());
}

TEST_CASE("a file cut off, damaged or too large is refused") {
  CHECK_THROWS_AS(decompress(gzip.substr(0, 30)), base::Error);
  CHECK_THROWS_AS(decompress(zstd.substr(0, 20)), base::Error);
  std::string wrong = gzip;
  wrong[33] = '\0';  // the checksum
  CHECK_THROWS_AS(decompress(wrong), base::Error);
  CHECK_THROWS_AS(decompress(gzip, 10), base::Error);
  CHECK_THROWS_AS(decompress(zstd, 10), base::Error);
}
