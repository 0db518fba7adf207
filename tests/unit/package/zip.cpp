// SPDX-License-Identifier: Apache-2.0
#include "package/zip.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/text.hpp"

using namespace mi;
using package::Part;
using package::read_zip;
using package::write_zip;

namespace {

const std::vector<Part> parts = {{"[Content_Types].xml", "<Types/>"},
                                 {"word/document.xml", std::string(5000, 'x')},
                                 {"附件/喆.txt", "甲&乙"},
                                 {"empty", ""}};

std::string message_of(const std::string& bytes, package::ZipLimits limits = {}) {
  try {
    read_zip(bytes, limits);
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::cannot);
    return e.message();
  }
  return "accepted";
}

// The same package with that name in place of another of equal length, in both of the places where a zip keeps it.
std::string renamed(const std::string& from, const std::string& to) {
  return base::replace_all(write_zip({{from, "content"}, {"other", "x"}}), from, to);
}

}  // namespace

TEST_CASE("what is written is read back, in order") { CHECK(read_zip(write_zip(parts)) == parts); }

TEST_CASE("the same parts give the same bytes") {
  CHECK(write_zip(parts) == write_zip(parts));
  CHECK(write_zip(parts) != write_zip({parts[1], parts[0]}));
}

TEST_CASE("one part can be read alone") {
  const package::ZipReader reader(write_zip(parts));
  CHECK(reader.contains("附件/喆.txt"));
  CHECK_FALSE(reader.contains("word"));
  CHECK(reader.read("附件/喆.txt") == "甲&乙");
  CHECK_THROWS_AS(reader.read("missing"), base::Error);
}

TEST_CASE("names that lead out of the package are refused") {
  CHECK(message_of(renamed("abcdefgh", "/etc/pwd")) == "the package has a part with a forbidden name");
  CHECK(message_of(renamed("abcdefgh", "../../xy")) == "the package has a part with a forbidden name");
  CHECK(message_of(renamed("abcdefgh", "ab/../cd")) == "the package has a part with a forbidden name");
  CHECK(message_of(renamed("abcdefgh", "C:\\a.txt")) == "the package has a part with a forbidden name");
  CHECK_THROWS_AS(write_zip({{"../x", ""}}), base::Error);
  CHECK_THROWS_AS(write_zip({{"x", ""}, {"x", ""}}), base::Error);
}

TEST_CASE("a small file that unpacks to a large one is refused before it is unpacked") {
  const std::string bomb = write_zip({{"a", std::string(1 << 20, '0')}, {"b", std::string(1 << 20, '0')}});
  CHECK(bomb.size() < 5000);
  CHECK(message_of(bomb, {.part_bytes = 1 << 19}) == "the part is larger than 524288 bytes");
  CHECK(message_of(bomb, {.total_bytes = 3 << 19}) == "the package unpacks to more than 1572864 bytes");
  CHECK(message_of(bomb, {.parts = 1}) == "the package has too many parts");
}

TEST_CASE("damage is noticed") {
  const std::string good = write_zip(parts);
  CHECK(message_of("PK but no zip") == "this is no zip package, or it is damaged");
  CHECK(message_of("") == "this is no zip package, or it is damaged");
  CHECK(message_of(good.substr(0, good.size() / 2)) == "this is no zip package, or it is damaged");
  std::string flipped = good;
  flipped[good.find("word/document.xml") + 20] ^= 0x15;  // inside the compressed content
  CHECK(message_of(flipped) == "the part is damaged");
}

TEST_CASE("a directory that lies of a part's size is noticed, read whole or by pieces") {
  auto said = [](std::uint32_t size) {  // of a part of five thousand bytes
    std::string bytes = write_zip({{"a", std::string(5000, 'x')}});
    for (std::size_t i = 0; i < 4; ++i)  // where the part begins, and in the directory
      bytes[22 + i] = bytes[bytes.find("PK\x01\x02") + 24 + i] = static_cast<char>(size >> (8 * i) & 0xFF);
    const package::ZipReader reader(bytes);
    std::string whole = "whole", pieces = "pieces";
    std::uint64_t taken = 0;
    try {
      const std::string all = reader.read("a");
      CHECK(all.size() == size);
    } catch (const base::Error& e) {
      whole = e.message();
    }
    try {
      package::PartStream stream = reader.stream("a");
      char room[512];
      for (std::size_t got = 1; got > 0; taken += got) got = stream.read(room, sizeof room);
    } catch (const base::Error& e) {
      pieces = e.message();
    }
    CHECK(taken <= size);
    return whole + ", " + pieces;
  };
  CHECK(said(5000) == "whole, pieces");
  for (std::uint32_t wrong : {4999U, 5001U, 100U, 0U}) CHECK(said(wrong) == "the part is damaged, the part is damaged");
}
