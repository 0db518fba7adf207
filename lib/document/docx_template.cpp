// SPDX-License-Identifier: Apache-2.0
// Docx templates: which parts of the package are templates, and the package written anew around them.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "document/docx.hpp"
#include "document/template.hpp"
#include "package/packed.hpp"
#include "package/zip.hpp"

namespace mi::document {
namespace {

using package::Part;

constexpr const char* types_part = "[Content_Types].xml";
constexpr const char* relations_part = "_rels/.rels";
constexpr const char* properties_part = "docProps/custom.xml";
constexpr const char* properties_type = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
constexpr const char* properties_relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";

struct CompiledPart {
  std::size_t index = 0;  // in the package
  XmlDocument document;   // the elements point into it
  DocxElement root;
  bool has_ids = false;   // names and numbers that copies must not share
};

// The package with all that is the same in every document made with the same provenance, packed once.
struct PackedFor {
  std::vector<std::pair<std::string, std::string>> provenance;
  package::PackedParts package;
};

struct DocxBody : Template::Body {
  std::vector<Part> parts;
  std::vector<CompiledPart> compiled;
  mutable std::unique_ptr<PackedFor> packed;

  std::string render(Evaluator& evaluator, const RenderOptions& options) const override;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_template_type(std::string_view type) {
  for (const char* end :
       {"document.main+xml", "template.main+xml", ".header+xml", ".footer+xml", ".footnotes+xml", ".endnotes+xml"})
    if (ends_with(type, end)) return true;
  return false;
}

Part* find_part(std::vector<Part>& parts, std::string_view name) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

XmlDocument parse_part(const Part& part) {
  try {
    return XmlDocument::parse(part.bytes);
  } catch (base::Error& e) {
    throw e.at(part.name);
  }
}

Part& required_part(std::vector<Part>& parts, const char* name) {
  Part* found = find_part(parts, name);
  if (found != nullptr) return *found;
  throw base::Error(base::ErrorKind::cannot, base::say("this is no docx file: {} is missing", name), {},
                    base::say("a .doc file is saved as .docx by Word or WPS"));
}

// The main document first, so that what is wrong is told in the order of reading.
std::vector<std::string> template_parts(std::vector<Part>& parts) {
  const XmlDocument types = parse_part(required_part(parts, types_part));
  std::vector<std::string> names;
  for (const XmlNode& entry : types.root().find_all("Override")) {
    if (!is_template_type(entry.attribute("ContentType"))) continue;
    std::string_view name = entry.attribute("PartName");
    if (name.starts_with("/")) name.remove_prefix(1);
    if (ends_with(entry.attribute("ContentType"), ".main+xml"))
      names.insert(names.begin(), std::string(name));
    else
      names.emplace_back(name);
  }
  if (!names.empty()) return names;
  throw base::Error(base::ErrorKind::cannot, base::say("this is no docx file: {} is missing", "word/document.xml"));
}

// Ids of the styles named heading, or with an outline level.
std::set<std::string> heading_styles(std::vector<Part>& parts) {
  std::set<std::string> ids;
  const Part* styles = find_part(parts, "word/styles.xml");
  if (styles == nullptr) return ids;
  const XmlDocument document = parse_part(*styles);
  for (const XmlNode& style : document.root().find_all("w:style")) {
    const std::string_view name = style.child("w:name").attribute("w:val");
    if (name.substr(0, 7) == "heading" || style.child("w:pPr").child("w:outlineLvl"))
      ids.insert(std::string(style.attribute("w:styleId")));
  }
  return ids;
}

void compile_parts(DocxBody& body) {
  Problems problems;
  const std::set<std::string> headings = heading_styles(body.parts);
  for (const std::string& name : template_parts(body.parts)) {
    const Part& part = required_part(body.parts, name.c_str());
    CompiledPart compiled{static_cast<std::size_t>(&part - body.parts.data()), parse_part(part), {}, DocxIds::needed(part.bytes)};
    if (compiled.document.root().name().substr(0, 2) != "w:")
      throw base::Error(base::ErrorKind::cannot, base::say("the part does not use the usual names (w:…)"), {name});
    compiled.root = DocxCompiler(name, headings, problems).compile(compiled.document.root());
    body.compiled.push_back(std::move(compiled));
  }
  problems.raise_if_any(base::say("the template is not sound"), body.name);
}

void collect_fields(const DocxElement& element, FieldCollector& collector) {
  collector.collect(element.tree, [&](std::size_t number) {
    const std::size_t child = element.kind == DocxElement::Kind::line ? element.pieces[number].object : number;
    if (child < element.children.size()) collect_fields(element.children[child], collector);
  });
}

// --- custom properties -----------------------------------------------------------------------------------------------

bool has_child_with(XmlNode parent, const char* attribute, std::string_view value) {
  for (XmlNode child = parent.first_child(); child; child = child.next())
    if (child.attribute(attribute) == value) return true;
  return false;
}

void declare_properties(std::vector<Part>& parts) {
  Part& types = required_part(parts, types_part);
  const XmlDocument type_list = parse_part(types);
  XmlNode entry = type_list.root().append("Override");
  entry.set_attribute("PartName", std::string("/") + properties_part);
  entry.set_attribute("ContentType", properties_type);
  types.bytes = type_list.to_string();
  Part& relations = required_part(parts, relations_part);
  const XmlDocument relation_list = parse_part(relations);
  int number = 1;
  while (has_child_with(relation_list.root(), "Id", "rId" + std::to_string(number))) ++number;
  XmlNode relation = relation_list.root().append("Relationship");
  relation.set_attribute("Id", "rId" + std::to_string(number));
  relation.set_attribute("Type", properties_relation);
  relation.set_attribute("Target", properties_part);
  relations.bytes = relation_list.to_string();
}

XmlDocument empty_properties() {
  return XmlDocument::parse(
      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
      "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"/>");
}

void add_properties(std::vector<Part>& parts, const RenderOptions& options) {
  if (options.provenance.empty()) return;
  const bool present = find_part(parts, properties_part) != nullptr;
  if (!present) declare_properties(parts);
  if (!present) parts.push_back({properties_part, {}});
  Part& part = *find_part(parts, properties_part);
  const XmlDocument list = present ? parse_part(part) : empty_properties();
  auto number = 2 + list.root().find_all("property").size();  // 0 and 1 are reserved
  for (const auto& [key, value] : options.provenance) {
    XmlNode property = list.root().append("property");
    property.set_attribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
    property.set_attribute("pid", std::to_string(number++));
    property.set_attribute("name", key);
    property.append("vt:lpwstr").append_text(value);
  }
  part.bytes = list.to_string();
}

const package::PackedParts& packed_for(const DocxBody& body, const RenderOptions& options) {
  if (!body.packed || body.packed->provenance != options.provenance) {
    std::vector<Part> parts = body.parts;
    add_properties(parts, options);
    body.packed = std::make_unique<PackedFor>(PackedFor{options.provenance, package::PackedParts(parts)});
  }
  return body.packed->package;
}

std::string DocxBody::render(Evaluator& evaluator, const RenderOptions& options) const {
  std::vector<Part> changed;
  DocxIds ids;
  for (const CompiledPart& part : compiled) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    xml.reserve(2 * parts[part.index].bytes.size());
    render_docx(part.root, evaluator, xml);
    if (part.has_ids) {
      const XmlDocument document = XmlDocument::parse(xml);
      ids.repair(document.root());
      xml = document.to_string();
    }
    changed.push_back({parts[part.index].name, std::move(xml)});
  }
  return packed_for(*this, options).with(changed);
}

}  // namespace

Template Template::from_docx(std::string bytes, const std::string& name) {
  auto body = std::make_unique<DocxBody>();
  body->name = name;
  try {
    body->parts = package::read_zip(std::move(bytes));
    compile_parts(*body);
  } catch (base::Error& e) {
    if (e.places().empty() || e.places().front() != name) e.at(name);
    throw;
  }
  FieldCollector collector;
  for (const CompiledPart& part : body->compiled) collect_fields(part.root, collector);
  body->fields = collector.fields();
  return Template(std::move(body));
}

}  // namespace mi::document
