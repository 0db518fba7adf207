// SPDX-License-Identifier: Apache-2.0
// Reading a docx part as a template. Word splits what a person typed over many runs, with spelling marks and bookmarks
// in between; so tags are sought in the joined text of a paragraph, never in its XML.
#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "document/docx.hpp"
#include "document/utf8.hpp"

namespace mi::document {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_line_break(XmlNode node) {
  return node.name() == "w:cr" || (node.name() == "w:br" && !node.has_attribute("w:type"));
}

void append_text_below(XmlNode node, std::string& out) {
  for (XmlNode child = node.first_child(); child; child = child.next()) {
    if (child.name() == "w:t")
      out += child.text();
    else if (child.name() == "w:tab" && node.name() == "w:r")
      out += '\t';
    else if (is_line_break(child))
      out += '\n';
    else
      append_text_below(child, out);
  }
}

bool has_brace(const std::string& text) {
  return text.find_first_of("{}") != std::string::npos || text.find("｛") != std::string::npos ||
         text.find("｝") != std::string::npos;
}

bool is_line(XmlNode node) { return node.name() == "w:p" || node.child("w:r"); }

// A paragraph that can fall away with its tag: it holds nothing that a reader would miss.
bool holds_text_only(XmlNode node) {
  for (const char* object :
       {"w:drawing", "w:pict", "w:object", "w:fldChar", "w:footnoteReference", "mc:AlternateContent"})
    if (node.find(object)) return false;
  return true;
}

bool is_blank(std::string_view text) {
  for (const Character& c : characters(text))
    if (c.text != "　" && c.text != "\u00A0" && !base::trim(c.text).empty()) return false;
  return true;
}

bool only_blocks_and_comments(const std::string& text, const std::vector<Tag>& tags) {
  std::size_t from = 0;
  for (const Tag& tag : tags) {
    if (tag.kind == TagKind::value || !is_blank(std::string_view(text).substr(from, tag.begin - from))) return false;
    from = tag.end;
  }
  return !tags.empty() && is_blank(std::string_view(text).substr(from));
}

}  // namespace

std::string docx_text(XmlNode node) {
  std::string text;
  append_text_below(node, text);
  return text;
}

DocxCompiler::DocxCompiler(std::string part, const std::set<std::string>& headings, Problems& problems)
    : part_(std::move(part)), headings_(headings), problems_(problems) {}

DocxElement DocxCompiler::compile(XmlNode root) { return compile_element(root); }

DocxElement DocxCompiler::compile_element(XmlNode node) {
  DocxElement element;
  element.source = node;
  if (node.name() == "w:p") enter_paragraph(node);
  if (is_line(node) && has_brace(docx_text(node)))
    compile_line(element);
  else
    compile_block(element);
  write_down(element);
  return element;
}

// What does not change from one document to the next is written once.
void DocxCompiler::write_down(DocxElement& element) {
  element.name = element.source.name();
  if (element.kind == DocxElement::Kind::plain) {
    element.whole = element.source.to_string();
    return;
  }
  element.open = element.source.open_tag();
  if (element.kind != DocxElement::Kind::line) return;
  if (const XmlNode properties = element.source.child("w:pPr")) element.whole = properties.to_string();
  XmlNode last;
  std::string open;
  for (DocxPiece& piece : element.pieces) {
    if (!piece.run) continue;
    if (!(piece.run == last)) {
      last = piece.run;
      open = last.open_tag() + ">";
      if (const XmlNode properties = last.child("w:rPr")) open += properties.to_string();
    }
    piece.run_open = open;
  }
}

void DocxCompiler::enter_paragraph(XmlNode paragraph) {
  ++paragraph_;
  const XmlNode properties = paragraph.child("w:pPr");
  const std::string style(properties.child("w:pStyle").attribute("w:val"));
  if (headings_.count(style) == 0 && !properties.child("w:outlineLvl")) return;
  const std::string text(base::trim(docx_text(paragraph)));
  if (!text.empty()) heading_ = text;
}

TagPlace DocxCompiler::place_of(std::string_view text, const Tag& tag) const {
  std::string where = part_ + ", " + base::say("paragraph {}", paragraph_);
  if (!heading_.empty()) where += ", " + base::say("under \"{}\"", heading_);
  return {std::move(where), std::string(text.substr(tag.begin, tag.end - tag.begin))};
}

void DocxCompiler::compile_block(DocxElement& element) {
  TreeBuilder builder(problems_);
  bool tags = false;
  for (XmlNode child = element.source.first_child(); child; child = child.next()) {
    if (add_marker(child, builder)) {
      tags = true;
      continue;
    }
    if (builder.inside_loop() && (child.name() == "w:sectPr" || child.find("w:sectPr")))
      problems_.add({part_ + ", " + base::say("paragraph {}", paragraph_ + 1), {}},
                    base::say("a section break cannot be repeated; move it out of the loop"));
    builder.leaf(element.children.size());
    element.children.push_back(compile_element(child));
    tags = tags || element.children.back().kind != DocxElement::Kind::plain;
  }
  element.tree = builder.finish(base::say("its end must stand in the same table, cell or text"));
  if (tags)
    element.kind = DocxElement::Kind::block;
  else
    element.children.clear();
}

// A paragraph or row that holds nothing but blocks and comments falls away; the blocks work on what stands between.
bool DocxCompiler::add_marker(XmlNode child, TreeBuilder& builder) {
  if (child.name() != "w:p" && child.name() != "w:tr") return false;
  const std::string text = docx_text(child);
  const std::vector<Tag> tags = has_brace(text) ? find_tags(text) : std::vector<Tag>();
  if (!only_blocks_and_comments(text, tags) || !holds_text_only(child)) return false;
  const auto paragraphs = child.name() == "w:p" ? 1 : static_cast<int>(child.find_all("w:p").size());
  paragraph_ += 1;
  for (const Tag& tag : tags) builder.tag(tag, place_of(text, tag));
  if (child.find("w:sectPr"))
    problems_.add(place_of(text, tags[0]), base::say("a section break stands in a paragraph that falls away"));
  paragraph_ += paragraphs - 1;
  return true;
}

namespace {

// The pieces of a line, each with its place in the joined text; objects have no length there, but for tabs and breaks.
struct Gathered {
  DocxPiece piece;
  XmlNode object;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Gatherer {
 public:
  std::string text;
  std::vector<Gathered> pieces;

  void gather(XmlNode line) {
    for (XmlNode child = line.first_child(); child; child = child.next()) {
      if (child.name() == "w:pPr") continue;
      if (child.name() == "w:r")
        gather_run(child);
      else if (child.name() == "w:smartTag")
        gather(child);  // means nothing to a reader, and splits words
      else
        add({}, child, "");
    }
  }

 private:
  void gather_run(XmlNode run) {
    for (XmlNode child = run.first_child(); child; child = child.next()) {
      if (child.name() == "w:rPr" || child.name() == "w:lastRenderedPageBreak") continue;
      if (child.name() == "w:t")
        add(run, {}, std::string(child.text()));
      else if (child.name() == "w:tab")
        add(run, child, "\t");
      else
        add(run, child, is_line_break(child) ? "\n" : "");
    }
  }

  void add(XmlNode run, XmlNode object, const std::string& content) {
    Gathered gathered{{run, {}, object ? "" : content, none}, object, text.size(), text.size() + content.size()};
    text += content;
    pieces.push_back(std::move(gathered));
  }
};

}  // namespace

// Walks pieces and tags together. A tag belongs to the run in which it begins; objects inside a tag stand after it.
void DocxCompiler::compile_line(DocxElement& element) {
  Gatherer gatherer;
  gatherer.gather(element.source);
  const std::string& text = gatherer.text;
  const std::vector<Tag> tags = find_tags(text);
  TreeBuilder builder(problems_);
  const auto leaf = [&](DocxPiece piece) {
    builder.leaf(element.pieces.size());
    element.pieces.push_back(std::move(piece));
  };
  std::size_t next_tag = 0;
  for (const Gathered& gathered : gatherer.pieces) {
    const bool inside = next_tag > 0 && gathered.begin < tags[next_tag - 1].end;
    if (gathered.object) {
      if (inside && gathered.end > gathered.begin) continue;  // a break typed inside a tag is white space
      element.children.push_back(compile_element(gathered.object));
      leaf({gathered.piece.run, {}, {}, element.children.size() - 1});
      continue;
    }
    std::size_t at = inside ? std::min(tags[next_tag - 1].end, gathered.end) : gathered.begin;
    while (at < gathered.end) {
      const std::size_t stop = next_tag < tags.size() ? std::min(tags[next_tag].begin, gathered.end) : gathered.end;
      if (stop > at) leaf({gathered.piece.run, {}, text.substr(at, stop - at), none});
      at = stop;
      if (at == gathered.end) break;
      const Tag& tag = tags[next_tag++];
      builder.tag(tag, place_of(text, tag), element.pieces.size());
      element.pieces.push_back({gathered.piece.run, {}, {}, none});  // where the value goes
      at = std::min(tag.end, gathered.end);
    }
  }
  if (const std::size_t stray = find_stray_close(text, tags); stray != std::string::npos)
    problems_.add(place_of(text, {TagKind::value, stray, std::min(stray + 2, text.size()), {}, {}}),
                  base::say("braces close here that were not opened"));
  element.tree = builder.finish(base::say("a block that spans paragraphs or rows stands alone in its own"));
  element.kind = DocxElement::Kind::line;
}

}  // namespace mi::document
