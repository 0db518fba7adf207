// SPDX-License-Identifier: Apache-2.0
// Texts that come by the block are what they are in one piece.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include "base/error.hpp"
#include "package/compressed.hpp"
#include "package/converter.hpp"
#include "package/decoder.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"
#include "pieces.hpp"

using namespace mi;
using test::Pieces;

namespace {

// A row as its reader gives it, with all that is said of it.
struct Seen {
  std::vector<std::string> fields;
  std::int64_t line;
  std::size_t offset;
  std::string raw, problem;
  bool operator==(const Seen&) const = default;
};

std::vector<Seen> rows(package::DelimitedReader& reader) {
  std::vector<Seen> all;
  while (reader.next()) {
    const char* problem = reader.problem();
    all.push_back({{reader.fields().begin(), reader.fields().end()}, reader.line(), reader.offset(), std::string(reader.raw()),
                   problem != nullptr ? problem : ""});
  }
  return all;
}

std::string decode(const std::string& bytes, const std::vector<unsigned char>& sizes, package::Decoder decoder) {
  package::TextStream stream(std::make_unique<Pieces>(bytes, sizes), std::move(decoder));
  std::string text;
  while (stream.read(text)) {
  }
  return text;
}

// What decode_text says of the bytes, be it a refusal.
std::string said(const std::string& bytes) {
  try {
    package::Decoded whole = package::decode_text(bytes);
    return whole.encoding + (whole.doubtful ? "?" : "") + ":" + whole.text;
  } catch (const base::Error& e) {
    return e.message() + " " + e.places().at(0);
  }
}

std::string said_in_pieces(const std::string& bytes, const std::vector<unsigned char>& sizes) {
  auto say = [&](package::Decoder decoder) {
    package::TextStream stream(std::make_unique<Pieces>(bytes, sizes), std::move(decoder));
    std::string text;
    while (stream.read(text)) {
    }
    return stream.decoder().encoding() + (stream.decoder().doubtful() ? "?" : "") + ":" + text;
  };
  try {
    return say(package::Decoder());
  } catch (const package::NotUtf8& failed) {
    try {
      return say(package::Decoder::after_utf8(failed));
    } catch (const base::Error& e) {
      return e.message() + " " + e.places().at(0);
    }
  } catch (const base::Error& e) {
    return e.message() + " " + e.places().at(0);
  }
}

}  // namespace

TEST_CASE("rows do not depend on where the text is cut") {
  mi::test::holds([](const std::vector<unsigned char>& sizes) {
    const auto letter = rc::gen::element('a', 'b', '"', '"', ',', ',', '\n', '\r', ' ');
    const auto text = *rc::gen::container<std::string>(letter);
    const package::DelimitedOptions options{.separator = ','};
    package::DelimitedReader whole(text, options);
    package::DelimitedReader cut(std::make_unique<Pieces>(text, sizes), options);
    RC_ASSERT(rows(cut) == rows(whole));
  });
}

TEST_CASE("the separator is chosen by the first row, wherever it is cut") {
  for (int size : {1, 2, 7}) {
    package::DelimitedReader cut(std::make_unique<Pieces>("\n\na;b,c;d\n1,2,3,4,5;6;7;8\n", std::vector<unsigned char>{static_cast<unsigned char>(size)}));
    CHECK(cut.separator() == ';');
  }
}

TEST_CASE("a quote that is never closed is given up at the same length in pieces") {
  const std::string text = "a,b\n1,\"" + std::string(2000, 'x') + "\n2,y\n";
  const package::DelimitedOptions options{.separator = ',', .max_field = 1000};
  package::DelimitedReader whole(text, options);
  package::DelimitedReader cut(std::make_unique<Pieces>(text, std::vector<unsigned char>{100, 3}), options);
  auto expected = rows(whole);
  REQUIRE(expected.size() == 3);
  CHECK(expected[1].problem == "a quote is opened and never closed");
  CHECK(rows(cut) == expected);
}

TEST_CASE("an encoding is found alike whole and in pieces") {
  for (std::string bytes : {std::string("id,name\n1,x\n"), std::string("\xEF\xBB\xBF姓名,科室\n"), std::string("姓名，𬀩\n"), std::string("a"),
                            std::string(), std::string("ab\xE5"), std::string("\xFF\xFE\x59\x00", 4), std::string("\xFE\xFF\x00\x59", 4),
                            package::encode_text("姓名,科室名称,开单医生\n", "GB18030"), "id" + package::encode_text("喆𬀩", "GB18030"),
                            "姓名" + package::encode_text("科室名称的开单医生", "GB18030"), std::string("abc\xFF\xFF"),
                            std::string("\xC4\xA3" "1\xC4\xE3\xBA\xC3")})
    for (int size : {1, 2, 3, 5, 200}) CHECK(said_in_pieces(bytes, {static_cast<unsigned char>(size)}) == said(bytes));
}

TEST_CASE("bytes that are no text are refused alike whole and in pieces") {
  mi::test::holds([](const std::vector<unsigned char>& sizes) {
    const auto byte = rc::gen::element('a', '1', '\x81', '\x30', '\xC4', '\xA3', '\xE5', '\xA7', '\x93', '\xFF', '\x7F');
    const auto bytes = *rc::gen::container<std::string>(byte);
    RC_ASSERT(said_in_pieces(bytes, sizes) == said(bytes));
  });
}

TEST_CASE("the table of GB18030 holds what iconv says, character by character") {
  package::Converter converter("UTF-8", "GB18030");
  int differ = 0;
  for (int lead = 0x80; lead <= 0xFF; ++lead)
    for (int trail = 0x40; trail <= 0xFF; ++trail) {
      const std::string bytes{static_cast<char>(lead), static_cast<char>(trail)};
      std::string expected, got;
      bool cut_off = false;
      const bool known = converter.convert(bytes, expected, cut_off) == 2;
      try {
        got = decode(bytes, {}, package::Decoder("GB18030"));
      } catch (const base::Error&) {
        got.clear();
      }
      differ += got == (known ? expected : std::string()) ? 0 : 1;
    }
  CHECK(differ == 0);
}

TEST_CASE("a compressed file that is cut off is refused, not taken for its beginning") {
  std::string zeros(100000, 'x');
  CHECK_THROWS_AS(package::decompress(std::string("\x1F\x8B\x08\0\0\0\0\0\0\3", 10)), base::Error);
  auto stream = package::unpacked(std::make_unique<Pieces>(zeros, std::vector<unsigned char>{1, 50}));
  std::string out;
  while (stream->read(out)) {
  }
  CHECK(out == zeros);
}
