// SPDX-License-Identifier: Apache-2.0
#include "claims/dictionary.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include <map>
#include <set>
#include <string>

#include "claims/keys.hpp"

using namespace mi;

TEST_CASE("texts are numbered in order of first appearance, however many there are") {
  mi::test::holds([] {
    const auto texts = *rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(rc::gen::element('a', 'b', '\0')));
    claims::Dictionary dictionary;
    std::map<std::string, std::uint32_t> expected;
    for (const std::string& text : texts) {
      auto [known, fresh] = expected.emplace(text, static_cast<std::uint32_t>(expected.size() + 1));
      auto found = dictionary.add(text);
      RC_ASSERT(found.place == known->second);
      RC_ASSERT(found.fresh == fresh);
    }
    RC_ASSERT(dictionary.size() == expected.size());
  });
  claims::Dictionary many;
  for (int i = 0; i < 5000; ++i) CHECK(many.add("33010600000000" + std::to_string(i)).fresh);
  for (int i = 0; i < 5000; ++i) CHECK(many.add("33010600000000" + std::to_string(i)).place == static_cast<std::uint32_t>(i + 1));
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
