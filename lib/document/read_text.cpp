// SPDX-License-Identifier: Apache-2.0
// The plain text of finished documents: docx, html, text.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "document/docx.hpp"
#include "document/read_back.hpp"
#include "package/encoding.hpp"
#include "package/zip.hpp"

namespace mi::document {
namespace {

constexpr std::size_t npos = std::string_view::npos;
using Provenance = std::vector<std::pair<std::string, std::string>>;

// --- docx ------------------------------------------------------------------------------------------------------------

XmlDocument parse_part(const package::ZipReader& zip, const std::string& name) {
  try {
    return XmlDocument::parse(zip.read(name));
  } catch (base::Error& e) {
    throw e.at(name);
  }
}

void add_paragraphs(const package::ZipReader& zip, const std::string& name, std::vector<Paragraph>& out) {
  const XmlDocument document = parse_part(zip, name);
  const std::string prefix = name == "word/document.xml" ? "" : name + ", ";
  int number = 0;
  for (const XmlNode& paragraph : document.root().find_all("w:p")) {
    ++number;
    std::string text = docx_text(paragraph);
    if (!text.empty()) out.push_back({prefix + base::say("paragraph {}", number), std::move(text)});
  }
}

Reading read_docx(std::string bytes) {
  const package::ZipReader zip(std::move(bytes));
  if (!zip.contains("word/document.xml"))
    throw base::Error(base::ErrorKind::cannot, base::say("this is no docx file: {} is missing", "word/document.xml"));
  std::vector<Paragraph> paragraphs;
  add_paragraphs(zip, "word/document.xml", paragraphs);
  for (const std::string& name : zip.names())
    for (const char* start : {"word/header", "word/footer", "word/footnotes", "word/endnotes"})
      if (name.rfind(start, 0) == 0 && name.find(".xml") != npos) add_paragraphs(zip, name, paragraphs);
  Reading reading = read_paragraphs(std::move(paragraphs));
  if (!zip.contains("docProps/custom.xml")) return reading;
  const XmlDocument properties = parse_part(zip, "docProps/custom.xml");
  for (const XmlNode& property : properties.root().find_all("property"))
    reading.provenance.emplace_back(property.attribute("name"), property.first_child().text());
  return reading;
}

// --- html ------------------------------------------------------------------------------------------------------------

std::string decoded(const std::string& text) {
  std::string out = text;
  const std::pair<const char*, const char*> entities[] = {{"&nbsp;", " "},  {"&lt;", "<"},  {"&gt;", ">"},
                                                          {"&quot;", "\""}, {"&#39;", "'"}, {"&#160;", " "},
                                                          {"&apos;", "'"},  {"&yen;", "¥"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities) out = base::replace_all(std::move(out), entity, character);
  return out;
}

bool ends_paragraph(const std::string& tag) {
  static const std::set<std::string> blocks = {"p",     "div",  "td",      "th",     "tr",     "li",     "h1",
                                               "h2",    "h3",   "h4",      "br",     "hr",     "ul",     "ol",
                                               "table", "body", "section", "header", "footer", "caption"};
  return blocks.count(tag) > 0;
}

std::string attribute_of(std::string_view tag, const std::string& name) {
  const std::size_t at = tag.find(" " + name + "=\"");
  if (at == npos) return {};
  const std::size_t begin = at + name.size() + 3;
  return decoded(std::string(tag.substr(begin, tag.find('"', begin) - begin)));
}

class HtmlReader {
 public:
  explicit HtmlReader(const std::string& html) : html_(html) {}
  std::vector<Paragraph> paragraphs;
  Provenance provenance;

  void read() {
    for (std::size_t at = 0; at < html_.size();) {
      const std::size_t open = std::min(html_.find('<', at), html_.size());
      text_ += html_.substr(at, open - at);
      at = open < html_.size() ? read_tag(open) : open;
    }
    end_paragraph();
  }

 private:
  const std::string& html_;
  std::string text_;
  std::int64_t number_ = 0;

  std::size_t read_tag(std::size_t open) {
    if (html_.compare(open, 4, "<!--") == 0) return after("-->", open);
    const std::size_t close = std::min(html_.find('>', open), html_.size());
    const std::string_view tag = std::string_view(html_).substr(open + 1, close - open - 1);
    const std::size_t slash = tag.substr(0, 1) == "/" ? 1 : 0;
    const std::string name = base::lower_ascii(tag.substr(slash, tag.find_first_of(" \t\r\n/>", slash) - slash));
    if (name == "meta" && !attribute_of(tag, "content").empty())
      provenance.emplace_back(attribute_of(tag, "name"), attribute_of(tag, "content"));
    if (ends_paragraph(name)) end_paragraph();
    if (slash == 0 && (name == "script" || name == "style" || name == "title")) return after("</" + name, close);
    return close + 1;
  }

  std::size_t after(const std::string& mark, std::size_t from) const {
    const std::size_t at = html_.find(mark, from);
    return at == npos ? html_.size() : at + (mark == "-->" ? mark.size() : 0);
  }

  void end_paragraph() {
    const std::string text(base::trim(decoded(text_)));
    text_.clear();
    if (!text.empty()) paragraphs.push_back({base::say("paragraph {}", ++number_), base::replace_all(text, "\n", " ")});
  }
};

Reading read_html(const std::string& html) {
  HtmlReader reader(html);
  reader.read();
  Reading reading = read_paragraphs(std::move(reader.paragraphs));
  reading.provenance = std::move(reader.provenance);
  return reading;
}

Reading read_lines(const std::string& text) {
  std::vector<Paragraph> paragraphs;
  std::int64_t number = 0;
  for (const std::string& line : base::split(text, '\n')) {
    ++number;
    if (!base::trim(line).empty()) paragraphs.push_back({base::say("line {}", number), std::string(base::trim(line))});
  }
  return read_paragraphs(std::move(paragraphs));
}

}  // namespace

namespace {

bool is_package(const std::string& bytes) { return bytes.compare(0, 2, "PK") == 0; }

}  // namespace

Reading read_back(std::string bytes) {
  if (is_package(bytes)) return read_docx(std::move(bytes));
  const std::string text = package::decode_text(std::move(bytes)).text;
  return base::trim(text).substr(0, 1) == "<" ? read_html(text) : read_lines(text);
}

Reading read_finished(const std::string& path) {
  std::string bytes = base::read_file(path);
  const bool named_docx = base::lower_ascii(path).ends_with(".docx");
  if (named_docx != is_package(bytes))
    throw base::Error(base::ErrorKind::cannot, named_docx ? base::say("this is no docx document, whatever its name says")
                                                          : base::say("this is a docx document, whatever its name says"),
                      {path});
  try {
    return read_back(std::move(bytes));
  } catch (base::Error& e) {
    throw e.at(path);
  }
}

}  // namespace mi::document
