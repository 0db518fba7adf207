// SPDX-License-Identifier: Apache-2.0
#include "work/notice/tokens.hpp"

#include <algorithm>

namespace mi::work {
namespace {

constexpr std::string_view units[] = {"个工作日", "个月", "小时", "日", "天", "年", "倍", "%", "％", "分", "人", "例", "次",
                                      "项", "份", "件", "张"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string_view before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
  return text.substr(begin, at - begin);
}

// A letter of a name: a hanzi or a Latin letter or digit, no mark. Marks and brackets are U+2000–303F and U+FF00–FFEF.
bool is_letter(std::string_view character) {
  if (character.empty()) return false;
  if (character.size() == 1) return is_word(character[0]);
  const auto first = static_cast<unsigned char>(character[0]), second = static_cast<unsigned char>(character[1]);
  if (character.size() != 3) return character.size() == 4;
  if (first == 0xE2 || (first == 0xE3 && second == 0x80)) return false;
  return !(first == 0xEF && second >= 0xBC);
}

bool looks_like_date(std::string_view token) {
  return token.size() == 10 && token[4] == '-' && token[7] == '-';
}

}  // namespace

std::vector<Token> codes_in(std::string_view text) {
  std::vector<Token> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_word(text[end]) || (text[end] == '-' && end > at && end + 1 < text.size() && is_word(text[end + 1])))) ++end;
    const std::string_view token = text.substr(at, end - at);
    const bool amount = end < text.size() && (text[end] == '.' || text[end] == ',');
    const bool decimals = at > 0 && (text[at - 1] == '.' || text[at - 1] == ',');
    const bool yuan = text.substr(end).starts_with("元");
    if (token.size() >= 6 && !amount && !decimals && !yuan && !looks_like_date(token) &&
        std::any_of(token.begin(), token.end(), is_digit))
      found.push_back({std::string(token), at});
    at = std::max(end, at + length_of(text[at]));
  }
  return found;
}

std::vector<Token> quantities_in(std::string_view text) {
  std::vector<Token> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      at += length_of(text[at]);
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1])))) ++end;
    const std::string_view rest = text.substr(end), prior = before(text, at);
    // 2026年5月25日 is a date, not five months and twenty-five days.
    const bool of_date = prior == "年" || prior == "月" || prior == "-" || (rest.starts_with("年") && end - at == 4);
    for (const std::string_view unit : units)
      if (!of_date && rest.starts_with(unit)) {
        found.push_back({std::string(text.substr(at, end - at + unit.size())), at});
        break;
      }
    at = end;
  }
  return found;
}

std::vector<Token> names_in(std::string_view text, std::string_view name) {
  std::vector<Token> found;
  if (name.empty()) return found;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
    const std::size_t end = at + name.size();
    const std::string_view left = before(text, at);
    const std::string_view right = end < text.size() ? text.substr(end, length_of(text[end])) : std::string_view();
    found.push_back({std::string(is_letter(left) ? left : "") + std::string(name) + std::string(is_letter(right) ? right : ""), at});
  }
  return found;
}

}  // namespace mi::work
