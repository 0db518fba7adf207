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

// Of the first row that has any: titles may stand above. '\0': no row has any, or the text does not yet show its end.
char commonest_separator(std::string_view text, bool is_whole) {
  std::size_t commas = 0;
  std::size_t tabs = 0;
  std::size_t semicolons = 0;
  bool quoted = false;
  bool ended = is_whole;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    ended = ended || (is_line_end(c) && commas + tabs + semicolons > 0);
    if (is_line_end(c) && commas + tabs + semicolons > 0) break;
    commas += c == ',' ? 1 : 0;
    tabs += c == '\t' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
  }
  if (!ended) return '\0';
  if (tabs > commas && tabs >= semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

constexpr std::size_t first_row_bytes = std::size_t{1} << 20;  // beyond it the separator is chosen by what is there

}  // namespace

DelimitedReader::DelimitedReader(std::string_view text, DelimitedOptions options) : text_(text), options_(options) {
  choose_separator();
}

DelimitedReader::DelimitedReader(std::unique_ptr<Stream> text, DelimitedOptions options)
    : more_(std::move(text)), options_(options) {
  choose_separator();
}

void DelimitedReader::choose_separator() {
  while (options_.separator == '\0') {
    const bool is_last = text_.size() >= first_row_bytes;
    options_.separator = commonest_separator(text_, is_last);
    if (options_.separator == '\0' && !grow()) options_.separator = commonest_separator(text_, true);
  }
  ends_ = FieldEnds(options_.separator);
}

// Brings more of the text into view, behind the row at hand; false when there is no more.
bool DelimitedReader::grow() {
  if (!may_grow()) return false;
  window_.erase(0, row_start_);
  passed_ += row_start_;
  at_ -= row_start_;
  row_end_ -= std::min(row_end_, row_start_);
  row_start_ = 0;
  ended_ = !more_->read(window_);
  text_ = window_;
  ends_.forget();
  return !ended_;
}

bool DelimitedReader::pass_blank_lines() {
  for (;;) {
    cut_off_ = false;
    while (at_ < text_.size() && is_line_end(text_[at_]) && !cut_off_) pass_line_end();
    row_start_ = at_;
    if (at_ < text_.size() && !cut_off_) return true;
    if (!grow() && !cut_off_) return at_ < text_.size();
  }
}

bool DelimitedReader::next() {
  if (!pass_blank_lines()) return false;
  row_line_ = line_;
  do {  // again from its start, as long as the row is cut off by the end of what is in view
    at_ = row_start_;
    line_ = row_line_;
    problem_ = nullptr;
    cut_off_ = false;
    fields_.clear();
    unquoted_used_ = 0;
    read_row();
  } while (cut_off_ && (grow(), true));
  return true;
}

void DelimitedReader::read_row() {
  for (bool more = true; more;) {
    more = at_ < text_.size() && text_[at_] == '"' ? read_quoted() : read_plain_fields();
    if (fields_.size() > options_.max_columns)
      throw base::Error(base::ErrorKind::cannot, base::say("more than {} columns", options_.max_columns),
                        {base::say("line {}", row_line_)});
  }
}

// Each reader of fields leaves at_ after the separator, or after the row's line end, and says whether more follows.

// As many as follow each other without a quote: most rows have no other.
bool DelimitedReader::read_plain_fields() {
  const std::string_view text = text_;
  const char separator = options_.separator;
  std::size_t start = at_;
  std::size_t room = options_.max_columns + 1 - fields_.size();
  ends_.each(text, start, [&](std::size_t end) {
    fields_.emplace_back(text.data() + start, end - start);
    at_ = end;
    start = end + 1;
    return start < text.size() && text[end] == separator && text[start] != '"' && --room > 0;
  });
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
  if (close == std::string_view::npos || (close + 1 == text_.size() && may_grow())) {
    cut_off_ = may_grow() && (close != std::string_view::npos || text_.size() < first + options_.max_field);
    if (!cut_off_) give_up_row();
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
  fields_.push_back(field);
  while (at_ < text_.size() && text_[at_] != options_.separator && !is_line_end(text_[at_])) {
    problem_ = base::mark("text follows a closing quote");
    ++at_;
  }
}

bool DelimitedReader::ends_field() {
  row_end_ = at_;
  if (at_ < text_.size() && text_[at_] == options_.separator) {
    ++at_;
    return true;
  }
  if (at_ < text_.size()) pass_line_end();
  else cut_off_ = may_grow();
  return false;
}

// A carriage return at the end of what is in view may be half of a line end.
void DelimitedReader::pass_line_end() {
  cut_off_ = text_[at_] == '\r' && at_ + 1 == text_.size() && may_grow();
  if (cut_off_) return;
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
  else cut_off_ = may_grow();
}

std::string quote_field(std::string_view field, char separator) {
  const char special[] = {'"', '\n', '\r', separator, '\0'};
  if (field.find_first_of(special) == std::string_view::npos) return std::string(field);
  return "\"" + base::replace_all(std::string(field), "\"", "\"\"") + "\"";
}

}  // namespace mi::package
