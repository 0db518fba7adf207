// SPDX-License-Identifier: Apache-2.0
#include "package/encoding.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

using namespace mi;
using package::decode_text;

TEST_CASE("a byte order mark decides the encoding and is removed") {
  CHECK(decode_text("\xEF\xBB\xBF姓名").text == "姓名");
  CHECK(decode_text("\xEF\xBB\xBF姓名").encoding == "UTF-8 BOM");
  const auto little =
      decode_text(std::string("\xFF\xFE"
                              "a\0\xD3\x59",
                              6));
  CHECK(little.text == "a姓");
  CHECK(little.encoding == "UTF-16LE");
  CHECK(decode_text(std::string("\xFE\xFF\0a", 4)).text == "a");
}

TEST_CASE("UTF-8 is tried strictly over the whole file before GB18030") {
  CHECK(decode_text("id,name\n1,喆𬀩").encoding == "UTF-8");
  const std::string gbk = package::encode_text("姓名,科室名称,开单医生\n", "GB18030");
  CHECK(decode_text(gbk).encoding == "GB18030");
  CHECK(decode_text(gbk).text == "姓名,科室名称,开单医生\n");
  CHECK_FALSE(decode_text(gbk).doubtful);
  // A long ASCII file whose last line alone is GBK: a look at the head would miss it.
  const auto late = decode_text(std::string(100000, 'x') + package::encode_text("喆", "GB18030"));
  CHECK(late.text.substr(100000) == "喆");
  CHECK(late.doubtful);
}

TEST_CASE("four-byte GB18030 characters survive, as names need them") {
  const std::string bytes = package::encode_text("𬀩", "GB18030");
  CHECK(bytes.size() == 4);
  CHECK(decode_text(bytes + package::encode_text("，姓名在此", "GB18030")).text == "𬀩，姓名在此");
}

TEST_CASE("bytes of no known encoding are refused with their place") {
  try {
    decode_text("abc\xFF\xFF");
    FAIL("accepted");
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::cannot);
    CHECK(e.places() == std::vector<std::string>{"byte 4"});
    CHECK_FALSE(e.advice().empty());
  }
  CHECK_THROWS_AS(decode_text("a", "no-such-encoding"), base::Error);
  CHECK_THROWS_AS(decode_text("\xC4\xE3", "UTF-8"), base::Error);
}

TEST_CASE("first_malformed_utf8 knows overlong forms, surrogates and cut sequences") {
  CHECK(package::first_malformed_utf8("plain, 姓名, 𬀩") == std::string_view::npos);
  CHECK(package::first_malformed_utf8("ab\xC0\x80") == 2);
  CHECK(package::first_malformed_utf8("\xED\xA0\x80") == 0);
  CHECK(package::first_malformed_utf8("12345678\xE5\xA7") == 8);
  CHECK(package::first_malformed_utf8("\xF4\x90\x80\x80") == 0);
}

TEST_CASE("first_malformed_utf8 finds the place in a text of many characters of three bytes") {
  mi::test::holds([] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::weightedElement<std::string>({{60, "姓"}, {3, "a"}, {3, "\xE0\xA0\x80"}, {3, "\xED\x9F\xBF"}, {1, "\xE0\x80\x80"}, {1, "\xED\xA0\x80"},
                                               {1, "\xE5\xA7!"}, {1, "\xA7"}}));
    std::string bytes;
    std::size_t first_bad = std::string_view::npos;
    for (const std::string& piece : pieces) {
      if (first_bad == std::string_view::npos && !base::is_valid_utf8(piece)) first_bad = bytes.size();
      bytes += piece;
    }
    RC_ASSERT(package::first_malformed_utf8(bytes) == first_bad);
  });
}

TEST_CASE("first_malformed_utf8 agrees with base's slow check on any bytes") {
  mi::test::holds([] {
    const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    RC_ASSERT((package::first_malformed_utf8(bytes) == std::string_view::npos) == base::is_valid_utf8(bytes));
  });
}

TEST_CASE("GB18030 is doubtful below six characters of two bytes") {
  const auto doubtful = [](const char* text) { return decode_text(package::encode_text(text, "GB18030")).doubtful; };
  CHECK(doubtful("id,床位费用额\n"));
  CHECK_FALSE(doubtful("id,床位费用额度\n"));
}
