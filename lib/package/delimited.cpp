// SPDX-License-Identifier: Apache-2.0
#include "package/delimited.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::package {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::int64_t count_lines(std::string_view text) {
  std::int64_t lines = std::count(text.begin(), text.end(), '\n');
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (at + 1 == text.size() || text[at + 1] != '\n') ++lines;
  return lines;
}

char commonest_separator(std::string_view text) {
  std::size_t commas = 0;
  std::size_t tabs = 0;
  std::size_t semicolons = 0;
  bool quoted = false;
  bool blank = true;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (is_line_end(c) && !blank) break;
    blank = blank && is_line_end(c);
    commas += c == ',' ? 1 : 0;
    tabs += c == '\t' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
  }
  if (tabs > commas && tabs >= semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

}  // namespace

DelimitedReader::DelimitedReader(std::string_view text, DelimitedOptions options) : text_(text), options_(options) {
  if (options_.separator == '\0') options_.separator = commonest_separator(text);
}

bool DelimitedReader::next() {
  while (at_ < text_.size() && is_line_end(text_[at_])) pass_line_end();
  if (at_ >= text_.size()) return false;
  row_start_ = at_;
  row_line_ = line_;
  problem_ = nullptr;
  fields_.clear();
  unquoted_used_ = 0;
  read_row();
  return true;
}

void DelimitedReader::read_row() {
  for (bool more = true; more;) {
    more = at_ < text_.size() && text_[at_] == '"' ? read_quoted() : read_plain();
    if (fields_.size() > options_.max_columns)
      throw base::Error(base::ErrorKind::cannot, base::say("more than {} columns", options_.max_columns),
                        {base::say("line {}", row_line_)});
  }
}

// Each reader of a field leaves at_ after the separator, or after the row's line end, and says whether more follows.
bool DelimitedReader::read_plain() {
  const char* const data = text_.data();
  const std::size_t size = text_.size();
  const char separator = options_.separator;
  std::size_t at = at_;
  while (at < size && data[at] != separator && data[at] != '\n' && data[at] != '\r') ++at;
  take(text_.substr(at_, at - at_));
  at_ = at;
  return ends_field();
}

bool DelimitedReader::read_quoted() {
  const std::size_t first = at_ + 1;
  const std::size_t limit = std::min(text_.size(), first + options_.max_field);
  std::size_t close = text_.substr(0, limit).find('"', first);
  bool doubled = false;
  while (close != std::string_view::npos && close + 1 < text_.size() && text_[close + 1] == '"') {
    doubled = true;
    close = text_.substr(0, limit).find('"', close + 2);
  }
  if (close == std::string_view::npos) {
    give_up_row();
    return false;
  }
  const std::string_view inside = text_.substr(first, close - first);
  line_ += count_lines(inside);
  at_ = close + 1;
  if (!doubled) {
    read_after_quote(inside);
  } else {
    if (unquoted_used_ == unquoted_.size()) unquoted_.emplace_back();
    std::string& clean = unquoted_[unquoted_used_++];
    clean = base::replace_all(std::string(inside), "\"\"", "\"");
    read_after_quote(clean);
  }
  return ends_field();
}

// Only a separator or a line end may follow a closing quote; what else stands there is kept out and reported.
void DelimitedReader::read_after_quote(std::string_view field) {
  take(field);
  while (at_ < text_.size() && text_[at_] != options_.separator && !is_line_end(text_[at_])) {
    problem_ = base::mark("text follows a closing quote");
    ++at_;
  }
}

void DelimitedReader::take(std::string_view field) { fields_.push_back(field); }

bool DelimitedReader::ends_field() {
  row_end_ = at_;
  if (at_ < text_.size() && text_[at_] == options_.separator) {
    ++at_;
    return true;
  }
  if (at_ < text_.size()) pass_line_end();
  return false;
}

void DelimitedReader::pass_line_end() {
  if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
  ++at_;
  ++line_;
}

void DelimitedReader::give_up_row() {
  problem_ = base::mark("a quote is opened and never closed");
  at_ = std::min(text_.find_first_of("\r\n", row_start_), text_.size());
  row_end_ = at_;
  line_ = row_line_;
  if (at_ < text_.size()) pass_line_end();
}

std::string quote_field(std::string_view field, char separator) {
  const char special[] = {'"', '\n', '\r', separator, '\0'};
  if (field.find_first_of(special) == std::string_view::npos) return std::string(field);
  return "\"" + base::replace_all(std::string(field), "\"", "\"\"") + "\"";
}

}  // namespace mi::package
