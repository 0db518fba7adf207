// SPDX-License-Identifier: Apache-2.0
#include "base/short_text.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>
#include <string>
#include <vector>

#include "unit/holds.hpp"

using namespace mi;

namespace {

// In memory of exactly its size, so that a sanitizer sees every byte read outside.
std::vector<char> exact(const std::string& text) { return {text.begin(), text.end()}; }

}  // namespace

TEST_CASE("texts of one size are the same by the word when they are the same by the byte") {
  mi::test::holds([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('a', 'b', '\0', '\x80'));
    std::string other = text;
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    if (at < text.size()) other[at] = 'c';
    RC_ASSERT(base::same_bytes(exact(text).data(), exact(other).data(), text.size()) == (text == other));
  });
  for (std::size_t size = 1; size < 40; ++size)
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      std::string other = text;
      other[at] = 'y';
      CHECK_FALSE(base::same_bytes(exact(text).data(), exact(other).data(), size));
      CHECK(base::same_bytes(exact(text).data(), exact(text).data(), size));
      CHECK(base::hash_of(text) != base::hash_of(other));
    }
}

TEST_CASE("a hash depends on how long a text is, and reads nothing outside it") {
  std::set<std::uint64_t> hashes;
  for (const char c : {'\0', 'x'})
    for (std::size_t size = 0; size < 100; ++size) {
      const std::vector<char> text(size, c);
      hashes.insert(base::hash_of({text.data(), text.size()}));
    }
  CHECK(hashes.size() == 199);  // the empty text is one
}

TEST_CASE("bytes are copied, neither fewer nor more") {
  for (std::size_t size = 0; size < 100; ++size) {
    std::vector<char> from(size);
    for (std::size_t i = 0; i < size; ++i) from[i] = static_cast<char>('!' + i % 90);
    std::vector<char> to(size);
    base::copy_bytes(to.data(), from.data(), size);
    CHECK(to == from);
  }
}

TEST_CASE("hashes spread over all their bits: neighbours share no part of a table") {
  std::set<std::uint64_t> low;
  std::set<std::uint64_t> high;
  for (int i = 0; i < 4096; ++i) {
    const std::uint64_t hash = base::hash_of("3301060000000000" + std::to_string(1000 + i));
    low.insert(hash & 0xFFFF);
    high.insert(hash >> 48);
  }
  CHECK(low.size() > 3800);  // 3,969 of 65,536 places are what chance gives
  CHECK(high.size() > 3800);
}
