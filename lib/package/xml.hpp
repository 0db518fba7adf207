// SPDX-License-Identifier: Apache-2.0
// Small XML documents in memory, to be read and edited (the parts of a docx). Large ones (sheets) are streamed instead.
// A Node is a handle into its Document and lives as long as it; an empty Node is false and answers with nothing.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mi::package {

class XmlNode {
 public:
  XmlNode() = default;
  explicit operator bool() const { return handle_ != nullptr; }
  friend bool operator==(XmlNode a, XmlNode b) { return a.handle_ == b.handle_; }

  bool is_element() const;
  bool is_text() const;
  std::string_view name() const;  // with its prefix: "w:p"; "" for text
  std::string_view text() const;  // of a text node, or of an element's first text child

  XmlNode parent() const;
  XmlNode first_child() const;
  XmlNode next() const;
  XmlNode child(const char* name) const;                  // the first of that name
  XmlNode find(const char* name) const;                   // the first below, at any depth
  std::vector<XmlNode> find_all(const char* name) const;  // all below, at any depth, in the document's order

  std::string to_string() const;  // it and all below it, nothing indented
  std::string open_tag() const;   // "<w:p a=\"b\"": an element's name and attributes, not yet closed

  bool has_attribute(const char* name) const;
  std::string_view attribute(const char* name) const;  // "" when absent
  std::vector<std::string> attribute_names() const;
  void set_attribute(const char* name, const std::string& value);
  void remove_attribute(const char* name);

  XmlNode append(const std::string& name);    // an element
  XmlNode append_shell(XmlNode source);       // an element of source's name and attributes, without its children
  XmlNode append_copy(XmlNode source);        // with all below it; source may be of another document
  void append_text(const std::string& text);  // joins an adjacent text node
  void remove();                              // from its parent; the handle is dead then

 private:
  friend class XmlDocument;
  explicit XmlNode(void* handle) : handle_(handle) {}
  void* handle_ = nullptr;
};

class XmlDocument {
 public:
  XmlDocument();  // empty: append a root to node()
  // Error(cannot) with the byte as its place; also for a document type declaration, and elements nested too deep.
  static XmlDocument parse(std::string_view bytes);
  ~XmlDocument();
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;

  XmlNode node() const;           // the document itself, above the root
  XmlNode root() const;           // its one element
  std::string to_string() const;  // UTF-8 with declaration, nothing indented

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether XML 1.0 can hold this text at all: no control characters but TAB, LF and CR, no U+FFFE, U+FFFF. UTF-8.
bool is_xml_text(std::string_view text);

}  // namespace mi::package
