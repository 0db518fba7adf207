// SPDX-License-Identifier: Apache-2.0
#include "claims/door/dictionary.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include <array>
#include <map>
#include <set>
#include <string>

#include "claims/door/keys.hpp"

using namespace mi;

TEST_CASE("rows of texts are numbered in order of first appearance, however many there are") {
  mi::test::holds([] {
    using Row = std::array<std::string, 3>;
    const auto text = rc::gen::container<std::string>(rc::gen::element('a', 'b', '\0'));
    const auto rows = *rc::gen::container<std::vector<Row>>(rc::gen::container<Row>(text));
    claims::Dictionary dictionary;
    std::map<Row, std::uint32_t> expected;
    for (const Row& row : rows) {
      auto [known, fresh] = expected.emplace(row, static_cast<std::uint32_t>(expected.size() + 1));
      const auto hash = dictionary.expect({row[0], row[1], row[2]});
      dictionary.fetch(hash);
      auto found = *rc::gen::arbitrary<bool>() ? dictionary.add({row[0], row[1], row[2]}, hash) : dictionary.add({row[0], row[1], row[2]});
      RC_ASSERT(found.place == known->second);
      RC_ASSERT(found.fresh == fresh);
    }
    RC_ASSERT(dictionary.size() == expected.size());
  });
  claims::Dictionary many;
  for (int i = 0; i < 5000; ++i) CHECK(many.add({"33010600000000" + std::to_string(i)}).fresh);
  for (int i = 0; i < 5000; ++i) CHECK(many.add({"33010600000000" + std::to_string(i)}).place == static_cast<std::uint32_t>(i + 1));
}

TEST_CASE("where one column ends and the next begins tells rows apart") {
  claims::Dictionary dictionary;
  CHECK(dictionary.add({"ab", ""}).place == 1);
  CHECK(dictionary.add({"a", "b"}).place == 2);
  CHECK(dictionary.add({"", "ab"}).place == 3);
  CHECK_FALSE(dictionary.add({"a", "b"}).fresh);
  CHECK(dictionary.add({std::string(70'000, 'x'), "b"}).fresh);
  CHECK(dictionary.add({std::string(70'000, 'x'), "b"}).place == 4);
}

TEST_CASE("all but the first line of a key are repeated") {
  claims::LineKeys keys;
  std::vector<std::uint32_t> expected;
  for (std::uint32_t place = 1; place <= 3000; ++place) {
    keys.add(claims::hash_text(std::to_string(place % 1000)), place);
    if (place > 1000) expected.push_back(place);
  }
  CHECK(keys.repeated() == expected);
}

TEST_CASE("hashes of texts that differ little differ") {
  std::set<std::uint64_t> hashes;
  std::string text;
  for (int i = 0; i < 40; ++i) {
    hashes.insert(claims::hash_text(text));
    hashes.insert(claims::hash_text(text + "1"));
    text += '0';
  }
  CHECK(hashes.size() == 80);
}
