// SPDX-License-Identifier: Apache-2.0
// Knows what canonical() writes. Where a text holds anything else (a fraction, a surrogate, a mistake), parse() reads it and
// says what is wrong.
#include "json/scan.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::json {
namespace {

constexpr int deepest = 64;  // of what we write; what nests deeper goes to parse()

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// What stands for an escaped character; 0 when it is not one of the simple ones.
char plain(char c) {
  switch (c) {
    case '"': case '\\': case '/': return c;
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

}  // namespace

void View::must_be(Sort sort, const char* wanted) const {
  if (part().sort == sort) return;
  throw base::Error(base::ErrorKind::cannot, base::say("expected {0}, found {1}", base::tr(wanted), dump(value())));
}

bool View::as_bool() const {
  must_be(Sort::boolean, base::mark("true or false"));
  return part().integer != 0;
}

std::int64_t View::as_integer() const {
  must_be(Sort::integer, base::mark("a whole number"));
  return part().integer;
}

std::string_view View::as_text() const {
  must_be(Sort::text, base::mark("text"));
  return part().text;
}

bool View::find(std::string_view key, View& found) const {
  if (part().sort != Sort::object) return false;
  for (std::uint32_t i = at_ + 1; i < part().next; i = (*parts_)[i].next)
    if ((*parts_)[i].key == key) {
      found.at_ = i;
      return true;
    }
  return false;
}

std::size_t View::item_count() const {
  std::size_t count = 0;
  each_item([&](const View&) { ++count; });
  return count;
}

Value View::value() const {
  const Part& p = part();
  if (p.sort == Sort::boolean) return p.integer != 0;
  if (p.sort == Sort::integer) return p.integer;
  if (p.sort == Sort::text) return p.text;
  if (p.sort == Sort::null) return {};
  Value all = p.sort == Sort::array ? Value::array() : Value::object();
  for (std::uint32_t i = at_ + 1; i < p.next; i = (*parts_)[i].next) {
    Value inner = View(parts_, i).value();
    if (p.sort == Sort::array) all.push(std::move(inner));
    else all.set((*parts_)[i].key, std::move(inner));
  }
  return all;
}

View Scanner::scan(std::string_view text) {
  text_ = text;
  at_ = 0;
  depth_ = 0;
  parts_.clear();
  kept_.clear();
  const bool known = read_value({}) && at_ == text_.size();
  if (!known) {
    parts_.clear();
    add(parse(text), {});
  }
  return View(&parts_, 0);
}

std::uint32_t Scanner::open(Sort sort, std::string_view key) {
  View::Part part;
  part.sort = sort;
  part.key = key;
  part.next = static_cast<std::uint32_t>(parts_.size()) + 1;
  parts_.push_back(part);
  return part.next - 1;
}

bool Scanner::read_value(std::string_view key) {
  if (at_ == text_.size()) return false;
  const char c = text_[at_];
  if (c == '"') return read_text(parts_[open(Sort::text, key)].text);
  if (c == '{' || c == '[') {
    const std::uint32_t self = open(c == '{' ? Sort::object : Sort::array, key);
    if (++depth_ > deepest || !read_members(c == '{' ? '}' : ']', c == '{')) return false;
    --depth_;
    parts_[self].next = static_cast<std::uint32_t>(parts_.size());
    return true;
  }
  if (c == 'n') return open(Sort::null, key), read_word("null");
  if (c == 't') return parts_[open(Sort::boolean, key)].integer = 1, read_word("true");
  if (c == 'f') return open(Sort::boolean, key), read_word("false");
  return read_integer(parts_[open(Sort::integer, key)].integer);
}

bool Scanner::read_members(char close, bool keyed) {
  if (++at_ < text_.size() && text_[at_] == close) return ++at_, true;
  std::string_view before;
  for (bool first = true;; first = false) {
    std::string_view key;
    if (keyed && !(read_text(key) && read_word(":"))) return false;
    if (keyed && !first && key <= before) return false;  // canonical() sorts them: a key that stands twice is parse()'s to refuse
    before = key;
    if (!read_value(key) || at_ == text_.size()) return false;
    const char c = text_[at_++];
    if (c == close) return true;
    if (c != ',' || (at_ < text_.size() && is_space(text_[at_]))) return false;
  }
}

bool Scanner::read_word(std::string_view word) {
  if (text_.substr(at_, word.size()) != word) return false;
  at_ += word.size();
  return true;
}

bool Scanner::read_integer(std::int64_t& out) {
  const char* end = text_.data() + text_.size();
  const auto [stop, error] = std::from_chars(text_.data() + at_, end, out);
  const bool whole = stop == end || (*stop != '.' && *stop != 'e' && *stop != 'E');
  if (error != std::errc{} || !whole) return false;
  at_ = static_cast<std::size_t>(stop - text_.data());
  return true;
}

bool Scanner::read_text(std::string_view& out) {
  if (at_ >= text_.size() || text_[at_] != '"') return false;
  const std::size_t from = ++at_;
  while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\') ++at_;
  if (at_ == text_.size()) return false;
  if (text_[at_] == '\\') return unescape(from, out);
  out = text_.substr(from, at_++ - from);
  return true;
}

bool Scanner::unescape(std::size_t from, std::string_view& out) {
  std::string text(text_.substr(from, at_ - from));
  while (at_ < text_.size() && text_[at_] != '"') {
    char c = text_[at_++];
    if (c == '\\') c = at_ < text_.size() ? plain(text_[at_++]) : '\0';
    if (c == '\0') return false;
    text += c;
  }
  if (at_++ >= text_.size()) return false;
  out = kept_.keep(text);
  return true;
}

void Scanner::add(const Value& value, std::string_view key) {
  if (value.is_array() || value.is_object()) {
    const std::uint32_t self = open(value.is_array() ? Sort::array : Sort::object, key);
    if (value.is_array())
      for (const Value& item : value.items()) add(item, {});
    else
      for (const Member& member : value.members()) add(member.second, kept_.keep(member.first));
    parts_[self].next = static_cast<std::uint32_t>(parts_.size());
  } else if (value.is_text()) {
    parts_[open(Sort::text, key)].text = kept_.keep(value.as_text());
  } else if (value.is_integer()) {
    parts_[open(Sort::integer, key)].integer = value.as_integer();
  } else if (value.is_bool()) {
    parts_[open(Sort::boolean, key)].integer = value.as_bool() ? 1 : 0;
  } else {
    open(Sort::null, key);
  }
}

}  // namespace mi::json
