// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace mi::base {
namespace {

constexpr char32_t malformed = 0xFFFFFFFF;

struct Decoded {
  char32_t code;
  std::size_t bytes;  // 1 for a malformed byte
};

std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// Overlong forms, surrogates and what lies beyond Unicode are malformed.
bool is_shortest_form(char32_t code, std::size_t bytes) {
  if (bytes == 3) return code >= 0x800 && (code < 0xD800 || code > 0xDFFF);
  if (bytes == 4) return code >= 0x10000 && code <= 0x10FFFF;
  return true;
}

Decoded decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = length_by_lead(lead);
  if (bytes == 1) return {lead, 1};
  if (bytes == 0 || text.size() < bytes) return {malformed, 1};
  char32_t code = static_cast<char32_t>(lead & (0xFF >> (bytes + 1)));
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return {malformed, 1};
    code = code << 6 | (next & 0x3F);
  }
  return is_shortest_form(code, bytes) ? Decoded{code, bytes} : Decoded{malformed, 1};
}

std::vector<char32_t> characters(std::string_view text) {
  std::vector<char32_t> result;
  while (!text.empty()) {
    const Decoded next = decode(text);
    result.push_back(next.code);
    text.remove_prefix(next.bytes);
  }
  return result;
}

struct Span {
  char32_t first;
  char32_t last;
};

// Unicode's East Asian Width W and F, in blocks.
constexpr Span wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},  {0x3400, 0x4DBF},
                         {0x4E00, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                         {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                         {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
// Controls, combining marks, joiners, variation selectors.
constexpr Span zero[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x300, 0x36F},
                         {0x200B, 0x200F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};

template <std::size_t N>
bool within(const Span (&spans)[N], char32_t code) {
  return std::any_of(spans, spans + N, [=](Span span) { return span.first <= code && code <= span.last; });
}

int width_of(char32_t code) {
  if (code == malformed) return 1;
  if (within(zero, code)) return 0;
  return within(wide, code) ? 2 : 1;
}

std::size_t edit_distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator, start)) {
    parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  parts.emplace_back(text.substr(start));
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) text += separator;
    text += part;
  }
  return text;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const Decoded next = decode(text);
    if (next.code == malformed) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

int display_width(std::string_view utf8) {
  int width = 0;
  for (const char32_t code : characters(utf8)) width += width_of(code);
  return width;
}

std::string pad(std::string_view utf8, int width) {
  const int missing = std::max(0, width - display_width(utf8));
  return std::string(utf8).append(static_cast<std::size_t>(missing), ' ');
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const auto wanted = characters(word);
  // A word of one or two characters would be near to every other: at least one character must agree.
  std::size_t limit = std::min<std::size_t>(2, wanted.empty() ? 0 : wanted.size() - 1);
  std::string best;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, characters(candidate));
    if (distance > limit || (distance == limit && !best.empty())) continue;
    best = candidate;
    limit = distance;
  }
  return best;
}

}  // namespace mi::base
