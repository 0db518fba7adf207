// SPDX-License-Identifier: Apache-2.0
// The published test vectors of FIPS 180-4 and GB/T 32905, and that parts hash like the whole.
#include "base/hash.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mi::base;

TEST_CASE("the standards' own vectors") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sm3_hex("abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST_CASE("bytes added in parts hash like the whole") {
  CHECK(Hasher().add("a").add("").add("bc").hex() == sha256_hex("abc"));
  CHECK(Hasher(Algorithm::sm3).add("ab").add("c").hex() == sm3_hex("abc"));
  Hasher moved = Hasher();
  moved.add("abc");
  Hasher other = std::move(moved);
  CHECK(other.hex() == sha256_hex("abc"));
  CHECK_THROWS_AS(other.add("x"), Error);
  CHECK_THROWS_AS(other.hex(), Error);
}

TEST_CASE("random text has the length asked for and differs each time") {
  CHECK(random_hex(16).size() == 32);
  CHECK(random_hex(16) != random_hex(16));
  CHECK(random_hex(0).empty());
}
