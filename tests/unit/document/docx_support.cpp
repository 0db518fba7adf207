// SPDX-License-Identifier: Apache-2.0
#include "unit/document/docx_support.hpp"

#include "base/text.hpp"
#include "document/docx.hpp"
#include "package/xml.hpp"

using namespace mi;

namespace docx_support {
namespace {

const std::string namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

const std::string main_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const std::string header_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";

std::string override_of(const std::string& name, const std::string& type) {
  return "<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/>";
}

std::string escaped(const std::string& text) {
  return base::replace_all(base::replace_all(text, "&", "&amp;"), "<", "&lt;");
}

}  // namespace

std::string package(const std::string& body, const std::string& header) {
  std::string types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";
  types += override_of("word/document.xml", main_type);
  if (!header.empty()) types += override_of("word/header1.xml", header_type);
  std::vector<mi::package::Part> parts = {
      {"[Content_Types].xml", types + "</Types>"},
      {"_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"word/document.xml\"/></Relationships>"},
      {"word/styles.xml",
       "<w:styles" + namespaces + "><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"},
      {"word/document.xml", "<w:document" + namespaces + "><w:body>" + body + "</w:body></w:document>"}};
  if (!header.empty()) parts.push_back({"word/header1.xml", "<w:hdr" + namespaces + ">" + header + "</w:hdr>"});
  return mi::package::write_zip(parts);
}

std::string run(const std::string& text, const std::string& properties) {
  const std::string look = properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>";
  return "<w:r>" + look + "<w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}

std::string paragraph(const std::string& text) { return "<w:p>" + run(text) + "</w:p>"; }

std::string row(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) text += "<w:tc>" + paragraph(cell) + "</w:tc>";
  return "<w:tr>" + text + "</w:tr>";
}

std::string table(const std::string& rows) { return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>"; }

std::string part(const std::string& docx, const std::string& name) { return mi::package::ZipReader(docx).read(name); }

std::string body_xml(const std::string& docx) {
  const std::string xml = part(docx, "word/document.xml");
  const std::size_t begin = xml.find("<w:body>") + 8;
  return xml.substr(begin, xml.find("</w:body>") - begin);
}

std::vector<std::string> texts(const std::string& docx, const std::string& part_name) {
  std::vector<std::string> result;
  const auto document = mi::package::XmlDocument::parse(part(docx, part_name));
  for (const auto& p : document.root().find_all("w:p")) result.push_back(document::docx_text(p));
  return result;
}

}  // namespace docx_support
