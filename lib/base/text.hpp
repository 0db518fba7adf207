// SPDX-License-Identifier: Apache-2.0
// Small free-standing helpers for UTF-8 text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mi::base {

std::vector<std::string> split(std::string_view text, char separator);  // "" → {""}
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string_view trim(std::string_view text);  // ASCII white space
bool is_valid_utf8(std::string_view text);
int display_width(std::string_view utf8);      // columns on a terminal: wide East Asian characters take two
std::string pad(std::string_view utf8, int width);  // with spaces on the right, by display width
std::string lower_ascii(std::string_view text);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
// The candidate nearest to `word` by edit distance (at most two), for "did you mean"; empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace mi::base
