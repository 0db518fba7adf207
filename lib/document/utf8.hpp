// SPDX-License-Identifier: Apache-2.0
// Characters of valid UTF-8, one by one, with their place in the bytes.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mi::document {

struct Character {
  std::string_view text;  // its bytes
  std::size_t at = 0;     // its first byte
};

inline std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

inline std::string_view character_at(std::string_view text, std::size_t at) {
  return text.substr(at, character_length(text[at]));
}

inline std::vector<Character> characters(std::string_view text) {
  std::vector<Character> result;
  for (std::size_t at = 0; at < text.size(); at += result.back().text.size())
    result.push_back({character_at(text, at), at});
  return result;
}

}  // namespace mi::document
