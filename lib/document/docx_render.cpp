// SPDX-License-Identifier: Apache-2.0
// Writing an evaluated docx part: elements are copied from the template, values are put into the run where their tag
// began, so that they look as it did.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "document/docx.hpp"

namespace mi::document {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

void write_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else out += c;
  }
}

class BlockSink : public Sink {
 public:
  BlockSink(const DocxElement& element, Evaluator& evaluator, std::string& out)
      : element_(element), evaluator_(evaluator), out_(out) {}
  void leaf(std::size_t number) override { render_docx(element_.children[number], evaluator_, out_); }
  void value(const Node&, const std::string&) override {}  // a block has none: values stand in lines

 private:
  const DocxElement& element_;
  Evaluator& evaluator_;
  std::string& out_;
};

// Values are put into the run where their tag began; neighbours of one run share it, and its text where they can.
class LineSink : public Sink {
 public:
  LineSink(const DocxElement& element, Evaluator& evaluator, std::string& out)
      : element_(element), evaluator_(evaluator), out_(out) {}
  void finish() { close_run(); }

  void leaf(std::size_t number) override {
    const DocxPiece& piece = element_.pieces[number];
    if (piece.object == none) return text(piece, piece.text);
    if (piece.run) open_run(piece);
    else close_run();
    close_text();
    render_docx(element_.children[piece.object], evaluator_, out_);
  }

  void value(const Node& node, const std::string& content) override {
    if (!package::is_xml_text(content))
      return evaluator_.problems().add(node.place,
                                       base::say("the value holds a character that a document cannot hold"));
    const DocxPiece& piece = element_.pieces[node.leaf];
    std::size_t from = 0;
    while (from <= content.size()) {
      const std::size_t stop = std::min(content.find_first_of("\t\r\n", from), content.size());
      if (stop > from) text(piece, std::string_view(content).substr(from, stop - from));
      if (stop < content.size() && content[stop] != '\r') {
        open_run(piece);
        close_text();
        out_ += content[stop] == '\t' ? "<w:tab/>" : "<w:br/>";
      }
      from = stop + 1;
    }
  }

 private:
  const DocxElement& element_;
  Evaluator& evaluator_;
  std::string& out_;
  XmlNode run_;  // the source of the run being written
  bool in_text_ = false;

  void close_text() {
    if (in_text_) out_ += "</w:t>";
    in_text_ = false;
  }

  void close_run() {
    close_text();
    if (run_) out_ += "</w:r>";
    run_ = {};
  }

  void open_run(const DocxPiece& piece) {
    if (run_ && piece.run == run_) return;
    close_run();
    out_ += piece.run_open;
    run_ = piece.run;
  }

  void text(const DocxPiece& piece, std::string_view content) {
    open_run(piece);
    if (!in_text_) out_ += "<w:t xml:space=\"preserve\">";
    in_text_ = true;
    write_escaped(content, out_);
  }
};

bool ends_with_paragraph(std::string_view cell) {
  cell = base::trim(cell);  // white space between elements does not count
  const std::size_t last = cell.rfind('<');
  if (last == std::string_view::npos) return false;
  const std::string_view tag = cell.substr(last);
  return tag == "</w:p>" || tag == "<w:p/>" || (tag.starts_with("<w:p ") && tag.ends_with("/>"));
}

// What Word refuses to open: a cell without a paragraph, a table without a row.
void repair(const DocxElement& element, std::size_t start, std::size_t content, std::string& out) {
  if (element.name == "w:tc" && !ends_with_paragraph(std::string_view(out).substr(content))) out += "<w:p/>";
  if (element.name == "w:tbl" && out.find("<w:tr>", content) == std::string::npos &&
      out.find("<w:tr ", content) == std::string::npos)
    out.resize(start);
}

}  // namespace

void render_docx(const DocxElement& element, Evaluator& evaluator, std::string& out) {
  if (element.kind == DocxElement::Kind::plain) {
    out += element.whole;
    return;
  }
  const std::size_t start = out.size();
  out += element.open;
  out += '>';
  const std::size_t content = out.size();
  if (element.kind == DocxElement::Kind::line) {
    out += element.whole;
    LineSink sink(element, evaluator, out);
    evaluator.run(element.tree, sink);
    sink.finish();
  } else {
    BlockSink sink(element, evaluator, out);
    evaluator.run(element.tree, sink);
    repair(element, start, content, out);
    if (out.size() == start) return;
  }
  if (out.size() == content) {
    out.back() = '/';
    out += '>';
  } else {
    out += "</" + element.name + ">";
  }
}

bool DocxIds::needed(std::string_view part) {
  for (const char* name : {"<w:bookmarkStart", "<w:bookmarkEnd", "<w:commentRange", "<w:commentReference", "w14:paraId=",
                           "w14:textId=", "<wp:docPr", "<v:shape"})
    if (part.find(name) != std::string_view::npos) return true;
  return false;
}

namespace {

// Marks that come in pairs by w:id. Keeps the first pair of each name or number and drops what is left over.
void repair_pairs(XmlNode root, const char* start, const char* end, const char* identity, bool renumber) {
  std::set<std::string> seen;
  std::map<std::string, XmlNode> open;
  std::vector<XmlNode> dead;
  std::vector<std::pair<XmlNode, XmlNode>> kept;
  std::vector<XmlNode> all;
  const auto walk = [&](auto&& self, XmlNode node) -> void {
    for (XmlNode child = node.first_child(); child; child = child.next()) {
      if (child.name() == start || child.name() == end)
        all.push_back(child);
      else
        self(self, child);
    }
  };
  walk(walk, root);
  for (const XmlNode& mark : all) {
    const std::string id(mark.attribute("w:id"));
    if (mark.name() == start) {
      if (open.count(id) > 0 || !seen.insert(std::string(mark.attribute(identity))).second)
        dead.push_back(mark);
      else
        open[id] = mark;
    } else if (open.count(id) > 0) {
      kept.emplace_back(open[id], mark);
      open.erase(id);
    } else {
      dead.push_back(mark);
    }
  }
  for (const auto& [id, mark] : open) dead.push_back(mark);
  int number = 0;
  for (auto& [first, last] : kept) {
    if (!renumber) break;
    first.set_attribute("w:id", std::to_string(number));
    last.set_attribute("w:id", std::to_string(number++));
  }
  for (XmlNode& mark : dead) mark.remove();
}

void drop_second(XmlNode root, const char* name, const char* attribute, bool whole_element) {
  std::set<std::string> seen;
  for (XmlNode& node : root.find_all(name)) {
    if (!node.has_attribute(attribute) || seen.insert(std::string(node.attribute(attribute))).second) continue;
    if (whole_element)
      node.remove();
    else
      node.remove_attribute(attribute);
  }
}

}  // namespace

void DocxIds::repair(XmlNode root) {
  repair_pairs(root, "w:bookmarkStart", "w:bookmarkEnd", "w:name", true);
  repair_pairs(root, "w:commentRangeStart", "w:commentRangeEnd", "w:id", false);
  drop_second(root, "w:commentReference", "w:id", true);
  for (const char* name : {"w:p", "w:tr"})
    for (const char* attribute : {"w14:paraId", "w14:textId"}) drop_second(root, name, attribute, false);
  for (XmlNode& drawing : root.find_all("wp:docPr")) drawing.set_attribute("id", std::to_string(++drawings_));
  for (XmlNode& shape : root.find_all("v:shape")) {
    std::string id(shape.attribute("id"));
    for (int copy = 2; !id.empty() && !shapes_.insert(id).second; ++copy)
      id = std::string(shape.attribute("id")) + "_" + std::to_string(copy);
    if (!id.empty()) shape.set_attribute("id", id);
  }
}

}  // namespace mi::document
