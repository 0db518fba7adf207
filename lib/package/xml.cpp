// SPDX-License-Identifier: Apache-2.0
#include "package/xml.hpp"

#include <pugixml.hpp>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::package {
namespace {

pugi::xml_node of(void* handle) { return pugi::xml_node(static_cast<pugi::xml_node_struct*>(handle)); }
void* handle_of(pugi::xml_node node) { return node.internal_object(); }

constexpr int deepest = 400;  // walks over a document recurse

bool is_too_deep(pugi::xml_node top) {
  int depth = 0;
  for (pugi::xml_node node = top; node;) {
    if (depth > deepest) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && node != top && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    node = node == top ? pugi::xml_node() : node.next_sibling();
  }
  return false;
}

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

void collect(pugi::xml_node node, const char* name, std::vector<void*>& out, bool first_only) {
  for (pugi::xml_node child : node.children()) {
    if (first_only && !out.empty()) return;
    if (std::string_view(child.name()) == name) out.push_back(handle_of(child));
    if (!first_only || out.empty()) collect(child, name, out, first_only);
  }
}

}  // namespace

bool XmlNode::is_element() const { return of(handle_).type() == pugi::node_element; }
bool XmlNode::is_text() const {
  const auto type = of(handle_).type();
  return type == pugi::node_pcdata || type == pugi::node_cdata;
}
std::string_view XmlNode::name() const { return of(handle_).name(); }
std::string_view XmlNode::text() const { return of(handle_).text().get(); }

XmlNode XmlNode::parent() const { return XmlNode(handle_of(of(handle_).parent())); }
XmlNode XmlNode::first_child() const { return XmlNode(handle_of(of(handle_).first_child())); }
XmlNode XmlNode::next() const { return XmlNode(handle_of(of(handle_).next_sibling())); }
XmlNode XmlNode::child(const char* name) const { return XmlNode(handle_of(of(handle_).child(name))); }

XmlNode XmlNode::find(const char* name) const {
  std::vector<void*> found;
  collect(of(handle_), name, found, true);
  return found.empty() ? XmlNode() : XmlNode(found.front());
}

std::vector<XmlNode> XmlNode::find_all(const char* name) const {
  std::vector<void*> found;
  collect(of(handle_), name, found, false);
  std::vector<XmlNode> nodes;
  for (void* handle : found) nodes.push_back(XmlNode(handle));
  return nodes;
}

bool XmlNode::has_attribute(const char* name) const { return !of(handle_).attribute(name).empty(); }
std::string_view XmlNode::attribute(const char* name) const { return of(handle_).attribute(name).value(); }

std::vector<std::string> XmlNode::attribute_names() const {
  std::vector<std::string> names;
  for (const pugi::xml_attribute& attribute : of(handle_).attributes()) names.emplace_back(attribute.name());
  return names;
}

void XmlNode::set_attribute(const char* name, const std::string& value) {
  pugi::xml_attribute attribute = of(handle_).attribute(name);
  if (attribute.empty()) attribute = of(handle_).append_attribute(name);
  attribute.set_value(value.c_str());
}

void XmlNode::remove_attribute(const char* name) { of(handle_).remove_attribute(name); }

XmlNode XmlNode::append(const std::string& name) { return XmlNode(handle_of(of(handle_).append_child(name.c_str()))); }

XmlNode XmlNode::append_shell(XmlNode source) {
  pugi::xml_node shell = of(handle_).append_child(of(source.handle_).name());
  for (const pugi::xml_attribute& attribute : of(source.handle_).attributes()) shell.append_copy(attribute);
  return XmlNode(handle_of(shell));
}

XmlNode XmlNode::append_copy(XmlNode source) { return XmlNode(handle_of(of(handle_).append_copy(of(source.handle_)))); }

void XmlNode::append_text(const std::string& text) {
  pugi::xml_node node = of(handle_);
  pugi::xml_node last = node.last_child();
  if (last.type() == pugi::node_pcdata)
    last.set_value((last.value() + text).c_str());
  else
    node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

void XmlNode::remove() { of(handle_).parent().remove_child(of(handle_)); }

struct XmlDocument::State {
  pugi::xml_document document;
};

XmlDocument::XmlDocument() : state_(std::make_unique<State>()) {}
XmlDocument::~XmlDocument() = default;
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;

XmlDocument XmlDocument::parse(std::string_view bytes) {
  using base::Error;
  using base::ErrorKind;
  XmlDocument result;
  pugi::xml_document& document = result.state_->document;
  const unsigned keep = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
  const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size(), keep);
  if (!parsed)
    throw Error(ErrorKind::cannot, base::say("this is not well-formed XML"), {base::say("byte {}", parsed.offset + 1)});
  for (const pugi::xml_node& node : document.children())
    if (node.type() == pugi::node_doctype)
      throw Error(ErrorKind::cannot, base::say("a document type declaration is not accepted here"));
  if (is_too_deep(document)) throw Error(ErrorKind::cannot, base::say("the elements are nested too deep"));
  return result;
}

XmlNode XmlDocument::node() const { return XmlNode(handle_of(state_->document)); }
XmlNode XmlDocument::root() const { return XmlNode(handle_of(state_->document.document_element())); }

std::string XmlNode::to_string() const {
  StringWriter writer;
  of(handle_).print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return writer.text;
}

std::string XmlNode::open_tag() const {
  pugi::xml_document alone;
  pugi::xml_node shell = alone.append_child(of(handle_).name());
  for (const pugi::xml_attribute& attribute : of(handle_).attributes()) shell.append_copy(attribute);
  StringWriter writer;
  shell.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return writer.text.substr(0, writer.text.rfind("/>"));
}

std::string XmlDocument::to_string() const {
  StringWriter writer;
  writer.text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  state_->document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return writer.text;
}

bool is_xml_text(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
  return base::is_valid_utf8(text) && text.find("\xEF\xBF\xBE") == std::string_view::npos &&
         text.find("\xEF\xBF\xBF") == std::string_view::npos;
}

}  // namespace mi::package
