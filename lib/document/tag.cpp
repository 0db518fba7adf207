// SPDX-License-Identifier: Apache-2.0
#include "document/tag.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "document/utf8.hpp"

namespace mi::document {
namespace {

struct Variant {
  const char* typed;
  char meant;
};
constexpr Variant variants[] = {{"｛", '{'}, {"｝", '}'}, {"％", '%'}, {"＃", '#'}, {"（", '('}, {"）", ')'},
                                {"｜", '|'}, {"，", ','}, {"．", '.'}, {"＝", '='}, {"！", '!'}, {"“", '"'},
                                {"”", '"'},  {"＂", '"'}, {"‘", '\''}, {"’", '\''}, {"　", ' '}, {"\u00A0", ' '}};

// The ASCII mark that was meant; '\0' for a character that belongs in a name, the character itself for other ASCII.
char meaning(std::string_view character) {
  if (character.size() == 1) return character[0];
  for (const Variant& v : variants)
    if (character == v.typed) return v.meant;
  return '\0';
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name(char c) { return c == '\0' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Tag> tags() {
    std::vector<Tag> found;
    while (at_ < text_.size()) {
      if (is_pair(at_, '{', '{'))
        found.push_back(read(TagKind::value, '}'));
      else if (is_pair(at_, '{', '%'))
        found.push_back(read(TagKind::block, '%'));
      else if (is_pair(at_, '{', '#'))
        found.push_back(read_comment());
      else
        at_ += size_at(at_);
    }
    return found;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;

  std::size_t size_at(std::size_t at) const { return character_at(text_, at).size(); }
  char meaning_at(std::size_t at) const { return at < text_.size() ? meaning(character_at(text_, at)) : '\x1A'; }
  bool is_pair(std::size_t at, char first, char second) const {
    return meaning_at(at) == first && meaning_at(at + size_at(at)) == second;
  }
  std::size_t after_pair(std::size_t at) const {
    at += size_at(at);
    return at + size_at(at);
  }
  void skip_pair() { at_ = after_pair(at_); }

  Tag read(TagKind kind, char close) {
    Tag tag{kind, at_, 0, {}, {}};
    skip_pair();
    while (at_ < text_.size() && !is_pair(at_, close, '}')) {
      if (opens(at_)) return unclosed(std::move(tag));
      read_token(tag);
    }
    if (at_ >= text_.size()) return unclosed(std::move(tag));
    skip_pair();
    tag.end = at_;
    tag.tokens.push_back({});
    return tag;
  }

  bool opens(std::size_t at) const { return is_pair(at, '{', '{') || is_pair(at, '{', '%') || is_pair(at, '{', '#'); }

  Tag unclosed(Tag tag) {
    tag.end = at_ = after_pair(tag.begin);
    tag.tokens.assign(1, {});
    tag.error = base::say("the tag is opened here and not closed");
    return tag;
  }

  Tag read_comment() {
    Tag tag{TagKind::comment, at_, 0, {}, {}};
    skip_pair();
    while (at_ < text_.size() && !is_pair(at_, '#', '}')) at_ += size_at(at_);
    if (at_ >= text_.size()) return unclosed(std::move(tag));
    skip_pair();
    tag.end = at_;
    return tag;
  }

  void read_token(Tag& tag) {
    const char c = meaning_at(at_);
    if (is_space(c))
      at_ += size_at(at_);
    else if (c == '"' || c == '\'')
      read_text(tag, c);
    else if (is_digit(c))
      tag.tokens.push_back({TokenKind::integer, take_while(is_digit)});
    else if (is_name(c))
      tag.tokens.push_back({TokenKind::name, take_while([](char n) { return is_name(n) || is_digit(n); })});
    else
      read_symbol(tag, c);
  }

  template <class Test>
  std::string take_while(Test test) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && test(meaning_at(at_))) at_ += size_at(at_);
    return std::string(text_.substr(begin, at_ - begin));
  }

  // A text opened by an ASCII quote is closed by the same; one opened by a curly or wide quote by any of that family.
  void read_text(Tag& tag, char quote) {
    const bool plain = text_[at_] == quote;
    const std::size_t begin = at_ += size_at(at_);
    const auto closes = [&] { return meaning_at(at_) == quote && plain == (text_[at_] == quote); };
    while (at_ < text_.size() && !closes()) at_ += size_at(at_);
    tag.tokens.push_back({TokenKind::text, std::string(text_.substr(begin, at_ - begin))});
    if (at_ < text_.size()) at_ += size_at(at_);
  }

  void read_symbol(Tag& tag, char c) {
    const std::size_t second = at_ + size_at(at_);
    std::string symbol(1, c);
    if ((c == '=' || c == '!') && meaning_at(second) == '=') {
      at_ = second;
      symbol += '=';
    }
    if (std::string_view(".|(),").find(c) == std::string_view::npos && symbol.size() == 1 && tag.error.empty())
      tag.error = base::say("{} means nothing inside a tag", symbol);
    at_ += size_at(at_);
    tag.tokens.push_back({TokenKind::symbol, std::move(symbol)});
  }
};

}  // namespace

std::vector<Tag> find_tags(std::string_view text) { return Lexer(text).tags(); }

std::size_t find_stray_close(std::string_view text, const std::vector<Tag>& tags) {
  std::size_t from = 0;
  for (std::size_t i = 0; i <= tags.size(); ++i) {
    const std::size_t to = i < tags.size() ? tags[i].begin : text.size();
    const std::string_view literal = text.substr(from, to - from);
    for (const std::string_view close : {"}}", "%}", "｝｝", "％｝", "％}", "%｝"})
      if (const std::size_t at = literal.find(close); at != std::string_view::npos) return from + at;
    if (i < tags.size()) from = tags[i].end;
  }
  return std::string_view::npos;
}

}  // namespace mi::document
