// SPDX-License-Identifier: Apache-2.0
// The tags of a template inside a run of text: {{ value }}, {% block %}, {# comment #}. What a Chinese input method
// makes of the marks (｛｛ ％ ｝ “ ” （ ） ｜ ， full-width space) is accepted inside tags.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mi::document {

enum class TokenKind { name, text, integer, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  // a symbol in ASCII; the content of a text literal
};

enum class TagKind { value, block, comment };

struct Tag {
  TagKind kind = TagKind::value;
  std::size_t begin = 0;      // of its first brace
  std::size_t end = 0;        // after its last
  std::vector<Token> tokens;  // ends with a token `end`
  std::string error;          // what is wrong with its form, translated; empty when sound
};

std::vector<Tag> find_tags(std::string_view text);

// Offset of two closing braces outside of any tag, npos when there are none: a tag whose opening was mistyped.
std::size_t find_stray_close(std::string_view text, const std::vector<Tag>& tags);

}  // namespace mi::document
