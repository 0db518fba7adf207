// SPDX-License-Identifier: Apache-2.0
#include "package/field_ends.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/holds.hpp"

using namespace mi;

namespace {

std::size_t plain_end(std::string_view text, std::size_t at) { return std::min(text.find_first_of(";\r\n", at), text.size()); }

// The first so many ends at or behind `at`.
std::vector<std::size_t> ends_of(package::FieldEnds& ends, std::string_view text, std::size_t at, std::size_t count) {
  std::vector<std::size_t> found;
  ends.each(text, at, [&](std::size_t end) {
    found.push_back(end);
    return found.size() < count;
  });
  return found;
}

std::vector<std::size_t> plain_ends(std::string_view text, std::size_t at, std::size_t count) {
  std::vector<std::size_t> found;
  do {
    found.push_back(plain_end(text, at));
    at = found.back() + 1;
  } while (found.size() < count && found.back() < text.size());
  return found;
}

}  // namespace

TEST_CASE("field ends are found as one byte after the other finds them, whatever is asked next") {
  mi::test::holds([] {
    const auto fields = *rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\x80')));
    std::string joined;
    for (const std::string& field : fields) joined += field + *rc::gen::element<std::string>(";", "\n", "\r\n", std::string(70, 'x'));
    const std::vector<char> exact(joined.begin(), joined.end());  // so that a sanitizer sees what is read outside
    const std::string_view text(exact.data(), exact.size());
    package::FieldEnds ends(';');
    std::size_t at = 0;
    for (int i = 0; i < 50; ++i) {  // mostly on, now and then back or far ahead
      const auto count = *rc::gen::inRange<std::size_t>(1, 6);
      const auto found = ends_of(ends, text, at, count);
      RC_ASSERT(found == plain_ends(text, at, count));
      at = *rc::gen::inRange(0, 5) == 0 ? *rc::gen::inRange<std::size_t>(0, text.size() + 1) : std::min(found.back() + 1, text.size());
    }
  });
}

TEST_CASE("a text that has grown or moved is looked at anew") {
  package::FieldEnds ends(',');
  CHECK(ends_of(ends, "abc", 0, 1) == std::vector<std::size_t>{3});
  ends.forget();
  CHECK(ends_of(ends, "abc,d", 0, 1) == std::vector<std::size_t>{3});
  ends.forget();
  CHECK(ends_of(ends, "abcd,", 0, 1) == std::vector<std::size_t>{4});
}
