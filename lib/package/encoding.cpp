// SPDX-License-Identifier: Apache-2.0
#include "package/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Length of the well-formed sequence of two or more bytes at `at`; 0 when there is none (Unicode table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const unsigned lead = byte(0);
  const unsigned second = byte(1);
  if (lead >= 0xC2 && lead <= 0xDF) return second >= 0x80 && second <= 0xBF ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && is_continuation(static_cast<char>(byte(2))) ? 3 : 0;
  }
  if (lead < 0xF0 || lead > 0xF4) return 0;
  const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
  const bool rest = is_continuation(static_cast<char>(byte(2))) && is_continuation(static_cast<char>(byte(3)));
  return second >= low && second <= high && rest ? 4 : 0;
}

// Most of a claims file is ASCII: eight bytes at a time.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

class Converter {
 public:
  Converter(const std::string& to, const std::string& from) : handle_(iconv_open(to.c_str(), from.c_str())) {
    if (handle_ == reinterpret_cast<iconv_t>(-1))
      throw Error(ErrorKind::usage, base::say("the encoding {} is not known here", from == "UTF-8" ? to : from));
  }
  ~Converter() { iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // The offset of the first byte that could not be converted; the size of `bytes` when all went well.
  std::size_t convert(std::string_view bytes, std::string& out) {
    std::array<char, 65536> room;
    char* in = const_cast<char*>(bytes.data());  // iconv's old interface; it does not write there
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = room.data();
      std::size_t free = room.size();
      const std::size_t result = iconv(handle_, &in, &left, &to, &free);
      out.append(room.data(), static_cast<std::size_t>(to - room.data()));
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG) break;
    }
    return bytes.size() - left;
  }

 private:
  iconv_t handle_;
};

[[noreturn]] void refuse(const std::string& what, std::size_t offset) {
  throw Error(ErrorKind::cannot, what, {base::say("byte {}", offset + 1)},
              base::say("say which encoding the file has, or save it again as UTF-8"));
}

Decoded convert(std::string_view bytes, const std::string& from) {
  Decoded result{{}, from, false};
  result.text.reserve(bytes.size() + bytes.size() / 2);
  const std::size_t done = Converter("UTF-8", from).convert(bytes, result.text);
  if (done != bytes.size()) refuse(base::say("the text is not {}", from), done);
  return result;
}

bool starts_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

Decoded utf8_without_mark(std::string bytes) {
  const bool marked = starts_with(bytes, "\xEF\xBB\xBF");
  if (marked) bytes.erase(0, 3);
  const std::size_t bad = first_malformed_utf8(bytes);
  if (bad != std::string_view::npos) refuse(base::say("the text is not {}", "UTF-8"), bad + (marked ? 3 : 0));
  return {std::move(bytes), marked ? "UTF-8 BOM" : "UTF-8", false};
}

// Six characters or more of GBK are never valid UTF-8, and the other way round two bytes of chance suffice to fail.
bool is_sparse(std::string_view gb18030) {
  const auto high = std::count_if(gb18030.begin(), gb18030.end(), [](char c) { return (c & 0x80) != 0; });
  return high < 12;
}

Decoded by_name(std::string bytes, const std::string& name) {
  if (name == "UTF-8" || name == "UTF-8 BOM") return utf8_without_mark(std::move(bytes));
  std::string_view rest = bytes;
  if (name.substr(0, 6) == "UTF-16" && (starts_with(rest, "\xFF\xFE") || starts_with(rest, "\xFE\xFF")))
    rest.remove_prefix(2);
  return convert(rest, name);
}

}  // namespace

std::size_t first_malformed_utf8(std::string_view bytes) {
  for (std::size_t at = skip_ascii(bytes, 0); at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
    if (at < bytes.size() && (bytes[at] & 0x80) == 0) at = skip_ascii(bytes, at);
  }
  return std::string_view::npos;
}

Decoded decode_text(std::string bytes, const std::string& forced) {
  if (!forced.empty()) return by_name(std::move(bytes), forced);
  if (starts_with(bytes, "\xEF\xBB\xBF")) return by_name(std::move(bytes), "UTF-8");
  if (starts_with(bytes, "\xFF\xFE")) return by_name(std::move(bytes), "UTF-16LE");
  if (starts_with(bytes, "\xFE\xFF")) return by_name(std::move(bytes), "UTF-16BE");
  const std::size_t bad = first_malformed_utf8(bytes);
  if (bad == std::string_view::npos) return {std::move(bytes), "UTF-8", false};
  Decoded result{{}, "GB18030", is_sparse(bytes)};
  result.text.reserve(bytes.size() + bytes.size() / 2);
  const std::size_t done = Converter("UTF-8", "GB18030").convert(bytes, result.text);
  if (done != bytes.size()) refuse(base::say("the text is neither UTF-8 nor GB18030"), std::max(bad, done));
  return result;
}

std::string encode_text(std::string_view utf8, const std::string& encoding) {
  std::string out;
  out.reserve(utf8.size());
  const std::size_t done = Converter(encoding, "UTF-8").convert(utf8, out);
  if (done != utf8.size())
    throw Error(ErrorKind::cannot, base::say("a character of the text does not exist in {}", encoding),
                {base::say("byte {}", done + 1)});
  return out;
}

}  // namespace mi::package
