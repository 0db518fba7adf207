// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <doctest/doctest.h>

using namespace mi::base;
using Words = std::vector<std::string>;

TEST_CASE("split keeps empty parts and join undoes it") {
  CHECK(split("", ',') == Words{""});
  CHECK(split("a,,b,", ',') == Words{"a", "", "b", ""});
  CHECK(join(split("a,,b,", ','), ",") == "a,,b,");
  CHECK(join({}, ",").empty());
}

TEST_CASE("trim, lower, replace") {
  CHECK(trim("\t a b \r\n") == "a b");
  CHECK(trim(" \n").empty());
  CHECK(lower_ascii("ABÀ中z") == "abÀ中z");
  CHECK(replace_all("aXbX", "X", "XX") == "aXXbXX");
  CHECK(replace_all("abc", "", "x") == "abc");
}

TEST_CASE("only well-formed UTF-8 is valid") {
  CHECK(is_valid_utf8("医保 fund é 𠀀"));
  CHECK(is_valid_utf8(""));
  for (const char* bad : {"\xC0\x80", "\xE4\xB8", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "\x80", "\xE0\x80\x80",
                          "\xF0\x80\x80\x80", "a\xE4\xB8g"}) {
    CAPTURE(static_cast<int>(static_cast<unsigned char>(bad[0])));
    CHECK_FALSE(is_valid_utf8(bad));
  }
}

TEST_CASE("Chinese characters take two columns") {
  CHECK(display_width("医保fund") == 8);
  CHECK(display_width("（一）") == 6);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("a\x1B") == 1);
  CHECK(display_width("\xFF") == 1);
  CHECK(pad("医保", 6) == "医保  ");
  CHECK(pad("医保", 3) == "医保");
}

TEST_CASE("the nearest word is at most two edits away") {
  const Words steps{"list", "show", "check", "医院"};
  CHECK(nearest("shwo", steps) == "show");
  CHECK(nearest("chek", steps) == "check");
  CHECK(nearest("penalize", steps).empty());
  CHECK(nearest("ab", steps).empty());
  CHECK(nearest("医员", steps) == "医院");
  CHECK(nearest("住宿", steps).empty());
  CHECK(nearest("", steps).empty());
  CHECK(nearest("lisp", {"lost", "list", "lisp"}) == "lisp");
}
