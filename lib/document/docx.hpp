// SPDX-License-Identifier: Apache-2.0
// A part of a docx (document, header, footer, notes) read as a template: its elements, with the trees that say which of
// their children stand, repeat or fall away. Internal to the docx template.
#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "document/evaluate.hpp"
#include "document/tree.hpp"
#include "package/xml.hpp"

namespace mi::document {

using package::XmlDocument;
using package::XmlNode;

struct DocxElement;

// A piece of a paragraph, in its order: text of a run, an object of a run (picture, field mark, line break), or what
// stands between runs (bookmark, spelling mark, hyperlink).
struct DocxPiece {
  XmlNode run;                                        // none: stands between runs
  std::string run_open;                               // that run's tag with its properties, as written
  std::string text;                                   // text, when `object` is npos
  std::size_t object = static_cast<std::size_t>(-1);  // index into the element's children
};

struct DocxElement {
  enum class Kind {
    plain,  // no tag below: copied as it stands
    block,  // its children are the leaves of the tree
    line,   // a paragraph or hyperlink: its pieces are the leaves
  };
  std::string name;   // of the element; "" for text
  std::string open;   // "<w:p a=\"b\"", not yet closed
  std::string whole;  // a plain element as it stands; of a line its properties
  XmlNode source;
  Kind kind = Kind::plain;
  std::vector<DocxElement> children;
  std::vector<DocxPiece> pieces;
  Tree tree;
};

class DocxCompiler {
 public:
  // `headings`: the ids of paragraph styles that are headings, so that a place can name the nearest one.
  DocxCompiler(std::string part, const std::set<std::string>& headings, Problems& problems);
  DocxElement compile(XmlNode root);

 private:
  std::string part_;
  const std::set<std::string>& headings_;
  Problems& problems_;
  int paragraph_ = 0;
  std::string heading_;

  DocxElement compile_element(XmlNode node);
  void compile_block(DocxElement& element);
  bool add_marker(XmlNode child, TreeBuilder& builder);
  void compile_line(DocxElement& element);
  static void write_down(DocxElement& element);
  void enter_paragraph(XmlNode paragraph);
  TagPlace place_of(std::string_view text, const Tag& tag) const;
};

// All text below, as a reader sees it; a tab or line break inside counts as one.
std::string docx_text(XmlNode node);

// Writes an element, evaluated, to the end of `out`.
void render_docx(const DocxElement& element, Evaluator& evaluator, std::string& out);

// Copies make names and numbers stand twice that must stand once: drawings and shapes get new ones, second bookmarks
// and comment marks go, and so do bookmarks of which one end fell away.
class DocxIds {
 public:
  static bool needed(std::string_view part);  // whether a part has any such name or number
  void repair(XmlNode root);  // for each part in turn; drawings are counted through the package

 private:
  int drawings_ = 0;
  std::set<std::string> shapes_;
};

}  // namespace mi::document
