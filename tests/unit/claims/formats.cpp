// SPDX-License-Identifier: Apache-2.0
#include "claims/door/formats.hpp"

#include <doctest/doctest.h>

#include <string>

#include "unit/casefile/error_of.hpp"

using mi::claims::refuse_other_formats;
using mi::test::error_of;
using namespace std::string_literals;

TEST_CASE("formats that are not read are refused with how to convert them") {
  const std::string xls = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
  CHECK(error_of([&] { refuse_other_formats(xls); }).advice().find("soffice") != std::string::npos);
  CHECK(error_of([] { refuse_other_formats("\0\1\0\0Standard Jet DB\0"s); }).advice().find("mdb-export") != std::string::npos);
  CHECK(error_of([] { refuse_other_formats("\0\1\0\0Standard ACE DB\0"s); }).advice().find("mdb-export") != std::string::npos);
  CHECK(error_of([] { refuse_other_formats("SQLite format 3\0"s); }).advice().find("sqlite3") != std::string::npos);
  CHECK(error_of([] { refuse_other_formats("%PDF-1.7"); }).message().find("PDF") != std::string::npos);
  CHECK(error_of([] { refuse_other_formats("Rar!\x1A\x07"); }).advice().find("unpack") != std::string::npos);
  // A header of two fields: 32 bytes, 2 × 32, and the end mark.
  std::string dbf = "\x03\x7C\x0B\x1A\x02\0\0\0\x61\0\x20\0"s + std::string(100, '\0');
  CHECK(error_of([&] { refuse_other_formats(dbf); }).advice().find("xlsx") != std::string::npos);
  dbf[2] = 13;  // there is no such month: it is something else
  CHECK_NOTHROW(refuse_other_formats(dbf));
}

TEST_CASE("text, workbooks, compressed files and nothing at all are let through") {
  for (const std::string& good : {""s, "a"s, "mdtrt_id,psn_no\n"s, "\xEF\xBB\xBFmdtrt_id"s, "\xFF\xFEm\0"s, "PK\x03\x04"s, "\x1F\x8B\x08"s,
                                  "\x03"s, "\x02text that begins with a control character and goes on for a while"s})
    CHECK_NOTHROW(refuse_other_formats(good));
}
