// SPDX-License-Identifier: Apache-2.0
// Packages whose unchanged parts are compressed once: any zip reader must read them back.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.hpp"
#include "package/packed.hpp"

using namespace mi;
using package::PackedParts;
using package::Part;

TEST_CASE("what changes is replaced, what stays is there, in its order and to the byte") {
  const PackedParts packed({{"[Content_Types].xml", "types"}, {"word/document.xml", "old"}, {"word/样式.xml", std::string(100000, 'x')}});
  const std::string one = packed.with({{"word/document.xml", "new"}});
  CHECK(package::read_zip(one) ==
        std::vector<Part>{{"[Content_Types].xml", "types"}, {"word/document.xml", "new"}, {"word/样式.xml", std::string(100000, 'x')}});
  CHECK(one == packed.with({{"word/document.xml", "new"}}));
  CHECK(package::read_zip(packed.with({}))[1].bytes == "old");
  CHECK(one.size() < 2000);  // 100,000 equal letters are compressed
  CHECK_THROWS_AS(packed.with({{"word/other.xml", ""}}), base::Error);
  CHECK_THROWS_AS(PackedParts({{"a", ""}, {"a", ""}}), base::Error);
}

TEST_CASE("any bytes come back as they went in") {
  CHECK(rc::check([](const std::string& kept, const std::string& changed) {
    const PackedParts packed({{"kept", kept}, {"changed", "before"}});
    RC_ASSERT((package::read_zip(packed.with({{"changed", changed}})) == std::vector<Part>{{"kept", kept}, {"changed", changed}}));
  }));
}
