// SPDX-License-Identifier: Apache-2.0
#include "package/delimited.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include "base/error.hpp"

using namespace mi;
using package::DelimitedOptions;
using package::DelimitedReader;
using Rows = std::vector<std::vector<std::string>>;

namespace {

Rows read(std::string_view text, DelimitedOptions options = {}) {
  Rows rows;
  DelimitedReader reader(text, options);
  while (reader.next()) rows.emplace_back(reader.fields().begin(), reader.fields().end());
  return rows;
}

std::string write(const Rows& rows, char separator) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      text += package::quote_field(row[i], separator);
    }
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("rows and fields, empty ones too, with any line end") {
  CHECK(read("a,b\n1,\n") == Rows{{"a", "b"}, {"1", ""}});
  CHECK(read("a,b\r\n,2") == Rows{{"a", "b"}, {"", "2"}});
  CHECK(read("a,b\r1,2\r") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(read("\n\na\n\n\nb\n") == Rows{{"a"}, {"b"}});
  CHECK(read("").empty());
}

TEST_CASE("quotes hold separators, line breaks and doubled quotes") {
  CHECK(read("a,\"b,c\",\"d\ne\",\"f\"\"g\"\"\"\n") == Rows{{"a", "b,c", "d\ne", "f\"g\""}});
  CHECK(read("\"\",x\n\"\"\"\"") == Rows{{"", "x"}, {"\""}});
  CHECK(read("5\" tube,x") == Rows{{"5\" tube", "x"}});  // a quote inside a plain field is a character
}

TEST_CASE("the separator is the commonest of the first row") {
  CHECK(DelimitedReader("a\tb,c\td\n").separator() == '\t');
  CHECK(DelimitedReader("\"x,y,z\";b;c\n1,2,3,4,5,6").separator() == ';');
  CHECK(DelimitedReader("\n\na,b\n").separator() == ',');
  CHECK(DelimitedReader("alone").separator() == ',');
  CHECK(read("a;b", {.separator = ','}) == Rows{{"a;b"}});
}

TEST_CASE("each row knows its line, its byte and its raw text") {
  const std::string_view text = "h,i\n\n\"x\r\ny\",1\nz,2\n";
  DelimitedReader reader(text);
  REQUIRE(reader.next());
  CHECK(reader.line() == 1);
  REQUIRE(reader.next());
  CHECK(reader.line() == 3);
  CHECK(reader.raw() == "\"x\r\ny\",1");
  REQUIRE(reader.next());
  CHECK(reader.line() == 5);
  CHECK(text.substr(reader.offset()) == "z,2\n");
  CHECK_FALSE(reader.next());
}

TEST_CASE("a quote that is never closed costs one row, not the file") {
  DelimitedReader reader("a,b\n1,\"open\n2,x\n3,y\n");
  REQUIRE(reader.next());
  CHECK(reader.problem() == nullptr);
  REQUIRE(reader.next());
  CHECK(std::string(reader.problem()) == "a quote is opened and never closed");
  CHECK(reader.raw() == "1,\"open");
  REQUIRE(reader.next());
  CHECK(reader.problem() == nullptr);
  CHECK(reader.line() == 3);
  CHECK(reader.fields()[0] == "2");
}

TEST_CASE("text after a closing quote is reported, the fields stay aligned") {
  DelimitedReader reader("\"a\"x,b\n");
  REQUIRE(reader.next());
  CHECK(std::string(reader.problem()) == "text follows a closing quote");
  CHECK(reader.fields().size() == 2);
  CHECK(reader.fields()[1] == "b");
}

TEST_CASE("a line of thousands of columns is no table") { CHECK_THROWS_AS(read(std::string(5000, ',')), base::Error); }

TEST_CASE("reading what was written gives the same fields") {
  mi::test::holds([](char pick) {
    const char separator = ",\t;"[static_cast<unsigned char>(pick) % 3];
    const auto letter = rc::gen::element('a', '"', ',', ';', '\t', '\n', '\r', ' ');
    const auto field = rc::gen::container<std::string>(letter);
    const auto rows = *rc::gen::container<Rows>(rc::gen::nonEmpty(rc::gen::container<Rows::value_type>(field)));
    for (const auto& row : rows) RC_PRE(row.size() > 1 || !row[0].empty());  // an empty single field is a blank line
    RC_ASSERT(read(write(rows, separator), {.separator = separator}) == rows);
  });
}
