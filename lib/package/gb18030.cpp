// SPDX-License-Identifier: Apache-2.0
#include "package/gb18030.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "package/converter.hpp"

namespace mi::package {
namespace {

using Byte = unsigned char;

constexpr int first_lead = 0x81;
constexpr int last_lead = 0xFE;
constexpr int first_trail = 0x40;
constexpr int trails = 0xFF - first_trail;

struct Character {
  std::array<char, 4> utf8{};
  std::uint8_t size = 0;  // 0: none
};

class Table {
 public:
  Table() {
    Converter converter("UTF-8", "GB18030");
    for (int lead = first_lead; lead <= last_lead; ++lead)
      for (int trail = first_trail; trail < 0xFF; ++trail) fill(converter, lead, trail);
  }
  const Character& at(Byte lead, Byte trail) const {
    return characters_[static_cast<std::size_t>((lead - first_lead) * trails + trail - first_trail)];
  }

 private:
  std::array<Character, static_cast<std::size_t>((last_lead - first_lead + 1) * trails)> characters_;

  void fill(Converter& converter, int lead, int trail) {
    const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
    std::string utf8;
    bool cut_off = false;
    if (converter.convert({bytes, 2}, utf8, cut_off) != 2 || utf8.size() > 4) return;
    Character& character = characters_[static_cast<std::size_t>((lead - first_lead) * trails + trail - first_trail)];
    std::copy(utf8.begin(), utf8.end(), character.utf8.begin());
    character.size = static_cast<std::uint8_t>(utf8.size());
  }
};

// Bytes below 0x80 at `from`, eight at a time; to has room for them.
std::size_t copy_ascii(const char* from, std::size_t size, char* to) {
  std::size_t done = 0;
  for (std::uint64_t word = 0; done + sizeof word <= size; done += sizeof word) {
    std::memcpy(&word, from + done, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
    std::memcpy(to + done, &word, sizeof word);
  }
  for (; done < size && static_cast<Byte>(from[done]) < 0x80; ++done) to[done] = from[done];
  return done;
}

// A character of four bytes; the size of its UTF-8, 0 when there is none.
std::size_t long_character(std::string_view four, char* to) {
  thread_local Converter converter("UTF-8", "GB18030");
  std::string utf8;
  bool cut_off = false;
  if (converter.convert(four, utf8, cut_off) != 4 || utf8.size() > 4) return 0;
  std::copy(utf8.begin(), utf8.end(), to);
  return utf8.size();
}

}  // namespace

std::size_t decode_gb18030(std::string_view bytes, std::string& out, bool& malformed) {
  static const Table table;
  const std::size_t before = out.size();
  out.resize(before + 2 * bytes.size());  // two bytes become four at most
  char* to = out.data() + before;
  std::size_t at = 0;
  malformed = false;
  while (at < bytes.size()) {
    const std::size_t ascii = copy_ascii(bytes.data() + at, bytes.size() - at, to);
    at += ascii;
    to += ascii;
    const std::size_t left = bytes.size() - at;
    if (left < 2) {
      malformed = left == 1 && (static_cast<Byte>(bytes[at]) < first_lead || static_cast<Byte>(bytes[at]) > last_lead);
      break;
    }
    const auto lead = static_cast<Byte>(bytes[at]);
    const auto trail = static_cast<Byte>(bytes[at + 1]);
    malformed = lead < first_lead || lead > last_lead;
    if (malformed) break;
    std::size_t size = 0;
    if (trail >= first_trail && trail < 0xFF) {
      const Character& character = table.at(lead, trail);
      std::memcpy(to, character.utf8.data(), 4);
      size = character.size;
    } else {
      if (left < 4 && trail >= '0' && trail <= '9') break;
      size = left < 4 ? 0 : long_character(bytes.substr(at, 4), to);
    }
    malformed = size == 0;
    if (malformed) break;
    at += trail >= first_trail ? 2 : 4;
    to += size;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return at;
}

}  // namespace mi::package
