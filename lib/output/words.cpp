// SPDX-License-Identifier: Apache-2.0
#include "output/words.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "base/text.hpp"
#include "output/text.hpp"

namespace mi::output {
namespace {

constexpr std::size_t longest_word = 40;
constexpr std::string_view of_sql = "mi.case.sql/";

// Only what can be a word of a list is looked up: most cells are names, numbers and sentences.
bool may_be_word(std::string_view text) {
  auto of_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_'; };
  return !text.empty() && text.size() <= longest_word && std::all_of(text.begin(), text.end(), of_word);
}

// "mi.due.list/1" names its columns "mi.due.list.KEY", whatever its version.
std::string context_of(const domain::Table& table, const std::string& key) {
  return table.format.substr(0, table.format.find('/')) + "." + key;
}

std::string in_words(const domain::Table& table, const std::string& key, std::string text) {
  if (!may_be_word(text)) return text;
  if (const char* here = base::word_in(context_of(table, key), text)) return here;
  if (const char* in_column = base::word_in(key, text)) return in_column;
  const char* anywhere = base::word_in("any", text);
  return anywhere ? anywhere : text;
}

}  // namespace

std::string shown_text(const domain::Table& table, std::size_t column, const json::Value& cell) {
  if (base::language() == base::Language::english || table.format.starts_with(of_sql)) return cell_text(cell);
  const std::string& key = table.columns[column].key;
  if (!cell.is_array()) return in_words(table, key, cell_text(cell));
  std::vector<std::string> parts;
  for (const json::Value& item : cell.items()) parts.push_back(in_words(table, key, cell_text(item)));
  return base::join(parts, "; ");
}

}  // namespace mi::output
