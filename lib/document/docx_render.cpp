// SPDX-License-Identifier: Apache-2.0
// Writing an evaluated docx part: elements are copied from the template, values are put into the run where their tag
// began, so that they look as it did.
#include "base/message.hpp"
#include "document/docx.hpp"

namespace mi::document {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

class BlockSink : public Sink {
 public:
  BlockSink(const DocxElement& element, Evaluator& evaluator, XmlNode shell)
      : element_(element), evaluator_(evaluator), shell_(shell) {}
  void leaf(std::size_t number) override { render_docx(element_.children[number], evaluator_, shell_); }
  void value(const Node&, const std::string&) override {}  // a block has none: values stand in lines

 private:
  const DocxElement& element_;
  Evaluator& evaluator_;
  XmlNode shell_;
};

class LineSink : public Sink {
 public:
  LineSink(const DocxElement& element, Evaluator& evaluator, XmlNode shell)
      : element_(element), evaluator_(evaluator), shell_(shell) {}

  void leaf(std::size_t number) override {
    const DocxPiece& piece = element_.pieces[number];
    if (piece.object == none) return text(piece.run, piece.text);
    if (piece.run) return object(run_for(piece.run), piece);
    end_run();
    object(shell_, piece);
  }

  void value(const Node& node, const std::string& content) override {
    if (!package::is_xml_text(content))
      return evaluator_.problems().add(node.place,
                                       base::say("the value holds a character that a document cannot hold"));
    const XmlNode run = element_.pieces[node.leaf].run;
    std::size_t from = 0;
    while (from <= content.size()) {
      const std::size_t stop = std::min(content.find_first_of("\t\r\n", from), content.size());
      if (stop > from) text(run, content.substr(from, stop - from));
      if (stop < content.size() && content[stop] != '\r') run_for(run).append(content[stop] == '\t' ? "w:tab" : "w:br");
      if (stop < content.size()) last_text_ = {};
      from = stop + 1;
    }
  }

 private:
  const DocxElement& element_;
  Evaluator& evaluator_;
  XmlNode shell_;
  XmlNode source_run_;  // of the run being written
  XmlNode run_;
  XmlNode last_text_;  // its w:t, while text may still be added to it

  void end_run() { source_run_ = run_ = last_text_ = {}; }

  XmlNode run_for(XmlNode source) {
    if (run_ && source == source_run_) return run_;
    source_run_ = source;
    last_text_ = {};
    run_ = shell_.append_shell(source);
    if (const XmlNode properties = source.child("w:rPr")) run_.append_copy(properties);
    return run_;
  }

  void text(XmlNode source, const std::string& content) {
    XmlNode run = run_for(source);
    if (!last_text_) {
      last_text_ = run.append("w:t");
      last_text_.set_attribute("xml:space", "preserve");
    }
    last_text_.append_text(content);
  }

  void object(XmlNode parent, const DocxPiece& piece) {
    last_text_ = {};
    render_docx(element_.children[piece.object], evaluator_, parent);
  }
};

// What Word refuses to open: a cell without a paragraph, a table without a row.
void repair(XmlNode shell) {
  const auto name = shell.name();
  if (name == "w:tc") {
    XmlNode last;  // white space between elements does not count
    for (XmlNode child = shell.first_child(); child; child = child.next())
      if (child.is_element()) last = child;
    if (!last || last.name() != "w:p") shell.append("w:p");
  } else if (name == "w:tbl" && !shell.find("w:tr")) {
    shell.remove();
  }
}

}  // namespace

void render_docx(const DocxElement& element, Evaluator& evaluator, XmlNode parent) {
  if (element.kind == DocxElement::Kind::plain) {
    parent.append_copy(element.source);
    return;
  }
  XmlNode shell = parent.append_shell(element.source);
  if (element.kind == DocxElement::Kind::line) {
    if (const XmlNode properties = element.source.child("w:pPr")) shell.append_copy(properties);
    LineSink sink(element, evaluator, shell);
    evaluator.run(element.tree, sink);
  } else {
    BlockSink sink(element, evaluator, shell);
    evaluator.run(element.tree, sink);
    repair(shell);
  }
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
