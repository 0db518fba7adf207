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
      CHECK(base::stir(0, text) != base::stir(0, other));
    }
}

TEST_CASE("a hash depends on every text that was stirred in, on their order and on where one ends") {
  std::set<std::uint64_t> hashes;
  auto of = [](std::initializer_list<std::string_view> texts) {
    std::uint64_t hash = 0;
    for (std::string_view text : texts) hash = base::stir(hash, text);
    return hash;
  };
  hashes.insert({of({}), of({""}), of({"", ""}), of({"a", ""}), of({"", "a"}), of({"a", "b"}), of({"b", "a"}), of({"ab", ""}),
                 of({"", "ab"}), of({"ab"}), of({"aab"}), of({"abb"}), of({std::string_view("\0", 1)})});
  CHECK(hashes.size() == 13);
}

TEST_CASE("hashes spread over all their bits: neighbours share no part of a table") {
  std::set<std::uint64_t> low;
  std::set<std::uint64_t> high;
  for (int i = 0; i < 4096; ++i) {
    const std::uint64_t hash = base::stir(0, "3301060000000000" + std::to_string(1000 + i));
    low.insert(hash & 0xFFFF);
    high.insert(hash >> 48);
  }
  CHECK(low.size() > 3800);  // 3,969 of 65,536 places are what chance gives
  CHECK(high.size() > 3800);
}
