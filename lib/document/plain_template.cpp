// SPDX-License-Identifier: Apache-2.0
// Text and HTML templates. A line that holds nothing but blocks and comments leaves no line behind. In HTML every value
// is escaped, and may stand in text and in quoted attributes only.
#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "document/tag.hpp"
#include "document/template.hpp"

namespace mi::document {
namespace {

std::string escape_html(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else
      out += c;
  }
  return out;
}

// Where in HTML a place lies, as far as it decides whether an escaped value is safe there.
class HtmlContext {
 public:
  void pass(std::string_view literal) {
    for (std::size_t at = 0; at < literal.size();) at += step(literal.substr(at));
  }
  bool accepts_value() const { return state_ == State::text || state_ == State::quoted; }
  bool is_markup() const { return state_ != State::text; }

 private:
  enum class State { text, tag, quoted, raw, comment };
  State state_ = State::text;
  char quote_ = '"';
  std::string tag_;      // its name and attributes so far, lower case
  std::string raw_end_;  // "</style"

  std::size_t step(std::string_view rest) {
    if (state_ == State::text) return step_text(rest);
    if (state_ == State::tag) return step_tag(rest[0]);
    if (state_ == State::quoted) {
      if (rest[0] == quote_) state_ = State::tag;
      return 1;
    }
    const std::string_view end = state_ == State::comment ? std::string_view("-->") : std::string_view(raw_end_);
    if (base::lower_ascii(rest.substr(0, end.size())) != end) return 1;
    open(state_ == State::comment ? State::text : State::tag);
    return end.size();
  }

  void open(State state) {
    state_ = state;
    tag_.clear();
  }

  std::size_t step_text(std::string_view rest) {
    const bool comment = rest.substr(0, 4) == "<!--";
    if (comment)
      open(State::comment);
    else if (rest[0] == '<')
      open(State::tag);
    return comment ? 4 : 1;
  }

  std::size_t step_tag(char c) {
    if (c == '"' || c == '\'') {
      quote_ = c;
      state_ = State::quoted;
    } else if (c == '>') {
      const std::string name = tag_.substr(0, tag_.find_first_of(" \t\r\n/"));
      const bool raw = name == "script" || name == "style";
      raw_end_ = "</" + name;
      state_ = raw ? State::raw : State::text;
    } else {
      tag_ += base::lower_ascii({&c, 1});
    }
    return 1;
  }
};

struct PlainBody : Template::Body {
  std::string source;
  bool html = false;
  std::vector<std::string> literals;
  Tree tree;

  std::string render(Evaluator& evaluator, const RenderOptions& options) const override;
};

class PlainSink : public Sink {
 public:
  explicit PlainSink(const PlainBody& body) : body_(body) {}
  void leaf(std::size_t number) override { out += body_.literals[number]; }
  void value(const Node&, const std::string& text) override { out += body_.html ? escape_html(text) : text; }
  std::string out;

 private:
  const PlainBody& body_;
};

std::string meta_of(const RenderOptions& options) {
  std::string text;
  for (const auto& [key, value] : options.provenance)
    text += "<meta name=\"" + escape_html(key) + "\" content=\"" + escape_html(value) + "\">\n";
  return text;
}

std::string PlainBody::render(Evaluator& evaluator, const RenderOptions& options) const {
  PlainSink sink(*this);
  evaluator.run(tree, sink);
  if (!html) return std::move(sink.out);
  const std::size_t head = sink.out.find("</head>");  // a value cannot hold it: its < is escaped
  if (head != std::string::npos) sink.out.insert(head, meta_of(options));
  return std::move(sink.out);
}

class PlainCompiler {
 public:
  explicit PlainCompiler(PlainBody& body) : body_(body), tags_(find_tags(body.source)), builder_(problems_) {}

  void compile() {
    std::size_t from = 0;
    for (const Tag& tag : tags_) {
      literal(from, tag.begin);
      add(tag);
      from = tag.end;
    }
    literal(from, body_.source.size());
    body_.tree = builder_.finish();
    problems_.raise_if_any(base::say("the template is not sound"), body_.name);
    FieldCollector collector;
    collector.collect(body_.tree, [](std::size_t) {});
    body_.fields = collector.fields();
  }

 private:
  PlainBody& body_;
  std::vector<Tag> tags_;
  Problems problems_;
  TreeBuilder builder_;
  HtmlContext context_;

  TagPlace place_of(std::size_t begin, std::size_t end) const {
    const auto line =
        std::count(body_.source.begin(), body_.source.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1;
    return {base::say("line {}", line), body_.source.substr(begin, end - begin)};
  }

  void add(const Tag& tag) {
    const TagPlace place = place_of(tag.begin, tag.end);
    if (body_.html && tag.kind == TagKind::value && !context_.accepts_value())
      problems_.add(place, base::say("a value may stand in text and in a quoted attribute only"));
    builder_.tag(tag, place);
  }

  void literal(std::size_t begin, std::size_t end) {
    report_stray_close(begin, end);
    std::string text;
    for (std::size_t at = begin; at < end;) {
      const std::size_t line_end = std::min(body_.source.find('\n', at), body_.source.size() - 1) + 1;
      const std::size_t stop = std::min(end, line_end);
      if (!is_bare_line(at)) text += body_.source.substr(at, stop - at);
      at = stop;
    }
    if (body_.html) context_.pass(std::string_view(body_.source).substr(begin, end - begin));
    if (text.empty()) return;
    builder_.leaf(body_.literals.size());
    body_.literals.push_back(std::move(text));
  }

  void report_stray_close(std::size_t begin, std::size_t end) {
    if (context_.is_markup()) return;  // a style sheet closes its own braces
    const std::string_view text = std::string_view(body_.source).substr(begin, end - begin);
    const std::size_t at = body_.html && text.find("<style") != std::string_view::npos ? std::string_view::npos
                                                                                       : find_stray_close(text, {});
    if (at != std::string_view::npos)
      problems_.add(place_of(begin + at, begin + at + 2), base::say("braces close here that were not opened"));
  }

  // Nothing but blocks and comments, and white space around them.
  bool is_bare_line(std::size_t at) const {
    const std::string& source = body_.source;
    const std::size_t begin = at == 0 ? 0 : source.rfind('\n', at - 1) + 1;
    const std::size_t end = std::min(source.find('\n', at), source.size());
    bool any = false;
    std::size_t from = begin;
    for (const Tag& tag : tags_) {
      if (tag.end <= begin || tag.begin >= end) continue;
      if (tag.kind == TagKind::value || tag.begin < begin || tag.end > end) return false;
      if (!base::trim(source.substr(from, tag.begin - from)).empty()) return false;
      from = tag.end;
      any = true;
    }
    return any && base::trim(source.substr(from, end - from)).empty();
  }
};

Template compile(const std::string& source, const std::string& name, bool html) {
  auto body = std::make_unique<PlainBody>();
  body->name = name;
  body->source = base::replace_all(source, "\r\n", "\n");
  body->html = html;
  PlainCompiler(*body).compile();
  return Template(std::move(body));
}

}  // namespace

Template Template::from_text(const std::string& source, const std::string& name) {
  return compile(source, name, false);
}
Template Template::from_html(const std::string& source, const std::string& name) { return compile(source, name, true); }

}  // namespace mi::document
