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
      const std::size_t end = ends.next(text, at);
      RC_ASSERT(end == plain_end(text, at));
      at = *rc::gen::inRange(0, 5) == 0 ? *rc::gen::inRange<std::size_t>(0, text.size() + 1) : std::min(end + 1, text.size());
    }
  });
}

TEST_CASE("a text that has grown or moved is looked at anew") {
  package::FieldEnds ends(',');
  CHECK(ends.next("abc", 0) == 3);
  ends.forget();
  CHECK(ends.next("abc,d", 0) == 3);
  ends.forget();
  CHECK(ends.next("abcd,", 0) == 4);
}
