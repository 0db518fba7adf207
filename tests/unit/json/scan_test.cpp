// SPDX-License-Identifier: Apache-2.0
// Scanned JSON says what parse() says, of what we write and of what we do not.
#include "json/scan.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.hpp"
#include "domain/finding.hpp"
#include "domain/scanned.hpp"

using namespace mi;

namespace {

json::Value scanned(std::string_view text) {
  json::Scanner scanner;
  return scanner.scan(text).value();
}

rc::Gen<std::string> any_text() {
  return rc::gen::container<std::string>(rc::gen::element('a', 'Z', '0', '"', '\\', '\n', '\t', '\r', '\x01', '/', ' ', ':', ',', '{', ']'));
}

json::Value any_value(int depth) {
  const int sort = *rc::gen::inRange(0, depth > 0 ? 6 : 4);
  if (sort == 0) return {};
  if (sort == 1) return *rc::gen::arbitrary<bool>();
  if (sort == 2) return std::int64_t{*rc::gen::arbitrary<std::int64_t>()};
  if (sort == 3) return *any_text();
  json::Value all = sort == 4 ? json::Value::array() : json::Value::object();
  const int count = *rc::gen::inRange(0, 5);
  for (int i = 0; i < count; ++i) {
    json::Value inner = any_value(depth - 1);
    if (sort == 4) all.push(std::move(inner));
    else all.set(*any_text(), std::move(inner));
  }
  return all;
}

std::string error_of(std::string_view text) {
  try {
    scanned(text);
  } catch (const base::Error& e) {
    return e.message() + (e.places().empty() ? "" : " at " + e.places().front());
  }
  return "none";
}

std::string parse_error_of(std::string_view text) {
  try {
    json::parse(text);
  } catch (const base::Error& e) {
    return e.message() + (e.places().empty() ? "" : " at " + e.places().front());
  }
  return "none";
}

}  // namespace

TEST_CASE("what canonical() writes is scanned as it is parsed") {
  CHECK(rc::check([] {
    const std::string text = json::canonical(any_value(3));
    RC_ASSERT(json::canonical(scanned(text)) == json::canonical(json::parse(text)));
  }));
}

TEST_CASE("what others write too: spaces, escapes of all kinds, surrogates") {
  for (const char* text : {"{ \"a\" : [ 1 , -2 ],\n \"b\":null }", R"({"a":"\u7532\ud83d\ude00\b\f\/"})", R"(["\u0001",true,false])", "[]", "{}",
                           "-9223372036854775808"})
    CHECK(json::canonical(scanned(text)) == json::canonical(json::parse(text)));
}

TEST_CASE("what nests deep is read by parse(), what nests without end is refused by both") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  for (const std::size_t depth : {64U, 65U, 512U}) CHECK(scanned(nested(depth)) == json::parse(nested(depth)));
  for (const std::size_t depth : {513U, 1'000'000U}) {
    CHECK(error_of(nested(depth)) == parse_error_of(nested(depth)));
    CHECK(error_of(nested(depth)).starts_with("it nests deeper than 512 levels"));
  }
}

TEST_CASE("mistakes are told as parse() tells them") {
  for (const char* text : {"", "{\"a\":1.5}", "{\"a\":1e3}", "[1,2", "[1,]", "{\"a\" 1}", "\"open", "nul", "{\"a\":1}x", "9223372036854775808", "\"\\q\""}) {
    INFO(text);
    CHECK(parse_error_of(text) != "none");
    CHECK(error_of(text) == parse_error_of(text));
  }
}

TEST_CASE("one scanner reads one text after another, and a struct as decode() does") {
  domain::Finding f;
  f.name = "F1";
  f.title = "重复\"收费\"\n两行";
  f.conduct = {base::Date::of(2026, 3, 1), base::Date::of(2026, 3, 31)};
  f.items.resize(2);
  f.items[0].lines = {{"0123456789ab:1", base::Money::fen(100), base::Money::fen(250), base::Money::fen(80), base::Date::of(2026, 4, 1)}};
  f.items[1].day = base::Date::of(2026, 3, 5);
  f.events = 7;
  json::Scanner scanner;
  for (int i = 0; i < 2; ++i) {
    const std::string text = json::canonical(domain::encode(f));
    CHECK(json::canonical(domain::encode(domain::scanned<domain::Finding>(scanner.scan(text)))) == text);
    f.title += "甲";
  }
  CHECK_THROWS_AS(domain::scanned<domain::Finding>(scanner.scan("{\"events\":\"1\"}")), base::Error);
  CHECK_THROWS_AS(domain::scanned<domain::Finding>(scanner.scan("{\"items\":{}}")), base::Error);
}

TEST_CASE("numbers with an exponent or a fraction are refused by both, and so is a key that stands twice") {
  for (const char* text : {"1E5", "1e5", "1.0", "[1,2E0]", "9223372036854775808"}) {
    CHECK_THROWS_AS(scanned(text), base::Error);
    CHECK_THROWS_AS(json::parse(text), base::Error);
  }
  CHECK(scanned("9223372036854775807").as_integer() == INT64_MAX);
  CHECK(scanned("-9223372036854775808").as_integer() == INT64_MIN);
  for (const char* text : {R"({"a":1,"b":{"a":1},"a":2})", R"({"a":1,"a":1})", R"([{"b":{"":1,"":1}}])", R"({"a":1,"\u0061":2})"}) {
    INFO(text);
    CHECK(error_of(text).find("stands twice") != std::string::npos);
    CHECK(error_of(text) == parse_error_of(text));
  }
  CHECK(scanned(R"({"b":1,"a":2})") == json::parse(R"({"b":1,"a":2})"));  // keys in another order than ours
  CHECK(json::parse(R"({"a":1,"b":{"a":1}})").at("b").at("a").as_integer() == 1);
}

TEST_CASE("below a blank every character is escaped, from it on none") {
  CHECK(json::dump(json::Value(std::string("\x1F\x01\x10 ~\x7F"))) == "\"\\u001f\\u0001\\u0010 ~\x7F\"");
}
