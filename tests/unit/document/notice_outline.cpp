// SPDX-License-Identifier: Apache-2.0
#include "unit/document/notice_outline.hpp"

#include <map>
#include <stdexcept>

#include "base/text.hpp"
#include "package/zip.hpp"

using namespace mi;

namespace notice_outline {
namespace {

const std::string draft_mark = "草　　稿　　（作出决定前，不得送达）";

struct Column {
  std::string name;
  int width = 0;      // hundredths of the table
  std::string align;  // "left", "right", "center"
};

std::string trimmed(const std::string& text) { return std::string(base::trim(text)); }

std::vector<std::string> cells_of(const std::string& text) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t close = text.compare(at, 2, "{{") == 0 ? text.find("}}", at) : std::string::npos;
    if (close != std::string::npos) {  // a filter's bar separates no cells
      cell += text.substr(at, close - at);
      at = close;
    }
    if (text[at] != '|') {
      cell += text[at];
      continue;
    }
    cells.push_back(trimmed(cell));
    cell.clear();
  }
  cells.push_back(trimmed(cell));
  return cells;
}

std::vector<Column> columns_of(const std::string& text) {
  std::vector<Column> columns;
  for (const std::string& cell : cells_of(text)) {
    const std::size_t colon = cell.rfind(':');
    const char mark = cell.back();
    const std::string align = mark == '>' ? "right" : mark == '^' ? "center" : "left";
    columns.push_back({cell.substr(0, colon), std::stoi(cell.substr(colon + 1)), align});
  }
  return columns;
}

std::string escaped(const std::string& text) {
  return base::replace_all(base::replace_all(base::replace_all(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

// Whoever gets a copy is named only when someone does.
void push_copies(std::vector<Line>& lines, const std::string& text) {
  lines.push_back({"块", "{% if copies is defined %}"});
  lines.push_back({"抄送", text});
  lines.push_back({"块", "{% endif %}"});
}

}  // namespace

std::vector<Line> parse(const std::string& outline) {
  std::vector<Line> lines;
  for (const std::string& raw : base::split(outline, '\n')) {
    const std::string line = trimmed(raw);
    if (line.empty() || line[0] == '#') continue;
    const std::size_t bar = line.find('|');
    if (line[0] == '{')
      lines.push_back({"块", line});
    else if (line.rfind("抄送|", 0) == 0)
      push_copies(lines, trimmed(line.substr(line.find('|') + 1)));
    else if (bar == std::string::npos)
      throw std::runtime_error("no kind: " + line);
    else
      lines.push_back({line.substr(0, bar), trimmed(line.substr(bar + 1))});
  }
  return lines;
}

// --- text ------------------------------------------------------------------------------------------------------------

std::string to_text(const std::vector<Line>& lines) {
  std::string out = "{% if draft %}\n" + draft_mark + "\n{% endif %}\n";
  for (const Line& line : lines) {
    if (line.kind == "表尾") continue;
    if (line.kind == "标题" || line.kind == "附件页") out += "\n";
    if (line.kind == "表头") {
      std::vector<std::string> names;
      for (const Column& column : columns_of(line.text)) names.push_back(column.name);
      out += base::join(names, "｜");
    } else if (line.kind == "表行") {
      out += base::join(cells_of(line.text), "｜");
    } else {
      const bool indented = line.kind == "正文" || line.kind == "一级" || line.kind == "二级" || line.kind == "附件";
      out += (indented ? "　　" : "") + base::replace_all(line.text, "→", "　");
    }
    out += "\n";
  }
  return out;
}

// --- HTML ------------------------------------------------------------------------------------------------------------

namespace {

const std::map<std::string, std::string> classes = {
    {"机关", "letterhead"}, {"文号", "number"},      {"标题", "title"},   {"主送", "addressee"}, {"正文", "body"},
    {"一级", "level1"},     {"二级", "level2"},      {"署名", "sign"},    {"日期", "date"},      {"附注", "note"},
    {"附件", "annex"},      {"附件页", "annexpage"}, {"抄送", "imprint"}, {"印发", "imprint"}};

const std::string html_head = R"(<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>TITLE</title>
<style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { max-width: 156mm; margin: 0 auto; font: 16pt/28.95pt "仿宋_GB2312", "FangSong", "仿宋", serif; letter-spacing: -0.25pt; }
p { margin: 0; text-align: justify; overflow-wrap: anywhere; }
.draft { text-align: center; color: #c00; border: 1pt solid #c00; }
.letterhead { text-align: center; color: #f00; font: 28pt/40pt "方正小标宋简体", "STZhongsong", serif; margin-top: 20mm; }
.number { text-align: center; margin-top: 20pt; padding-bottom: 4mm; border-bottom: 1.5pt solid #f00; }
.title { text-align: center; font: 22pt/32pt "方正小标宋简体", "STZhongsong", serif; margin: 58pt 0 29pt; }
.body, .level1, .level2, .annex { text-indent: 2em; }
.level1 { font-family: "黑体", "SimHei", sans-serif; }
.level2 { font-family: "楷体_GB2312", "KaiTi", serif; }
.sign, .date { margin-left: 47%; text-align: center; }
.sign { margin-top: 58pt; }
.annexpage { break-before: page; font-family: "黑体", "SimHei", sans-serif; margin: 29pt 0 14pt; }
.note { font-size: 12pt; line-height: 18pt; margin-top: 12pt; }
.imprint { font-size: 14pt; line-height: 26pt; border-top: 0.75pt solid; padding: 0 1em; margin-top: 0; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 18pt; letter-spacing: 0; margin: 6pt 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid; padding: 2pt 4pt; font-weight: normal; text-align: left; overflow-wrap: anywhere; }
th { font-family: "黑体", "SimHei", sans-serif; text-align: center; }
.right { text-align: right; }
.center { text-align: center; }
</style>
</head>
<body>
{% if draft %}
<p class="draft">DRAFT</p>
{% endif %}
)";

std::string html_row(const std::vector<Column>& columns, const std::vector<std::string>& cells) {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i)
    out += "<td class=\"" + columns.at(i).align + "\">" + escaped(cells[i]) + "</td>";
  return out + "</tr>\n";
}

std::string html_table_head(const std::vector<Column>& columns) {
  std::string out = "<table>\n<thead><tr>";
  for (const Column& column : columns)
    out += "<th style=\"width: " + std::to_string(column.width) + "%\">" + escaped(column.name) + "</th>";
  return out + "</tr></thead>\n<tbody>\n";
}

std::string title_of(const std::vector<Line>& lines) {
  for (const Line& line : lines)
    if (line.kind == "标题") return line.text;
  throw std::runtime_error("an outline needs a title");
}

}  // namespace

std::string to_html(const std::vector<Line>& lines) {
  std::string out = base::replace_all(base::replace_all(html_head, "TITLE", title_of(lines)), "DRAFT", draft_mark);
  std::vector<Column> columns;
  for (const Line& line : lines) {
    if (line.kind == "表头")
      out += html_table_head(columns = columns_of(line.text));
    else if (line.kind == "表行")
      out += html_row(columns, cells_of(line.text));
    else if (line.kind == "表尾")
      out += "</tbody>\n</table>\n";
    else if (line.kind == "块")
      out += line.text + "\n";
    else
      out +=
          "<p class=\"" + classes.at(line.kind) + "\">" + escaped(base::replace_all(line.text, "→", "　")) + "</p>\n";
  }
  return out + "</body>\n</html>\n";
}

// --- docx ------------------------------------------------------------------------------------------------------------

namespace {

const std::string xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string w_namespace = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const std::string r_namespace = " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

// Lengths in twips. The text block of GB/T 9704 is 156 x 225 mm: 22 lines of 579, 28 characters of 16 pt less 0.25 pt.
constexpr int text_width = 8845;
constexpr int line_pitch = 579;

struct Style {
  const char* id;
  const char* name;
  const char* paragraph;  // inside w:pPr
  const char* run;        // inside w:rPr
};

const Style styles[] = {
    {"Letterhead", "发文机关标志", R"(<w:spacing w:before="1984"/><w:jc w:val="center"/>)",
     R"(<w:rFonts w:eastAsia="方正小标宋简体"/><w:color w:val="FF0000"/><w:sz w:val="56"/><w:szCs w:val="56"/>)"},
    {"DocNumber", "发文字号",
     R"(<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr><w:spacing w:before="1158"/><w:jc w:val="center"/>)",
     ""},
    {"DocTitle", "公文标题", R"(<w:spacing w:before="1158" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>)",
     R"(<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/><w:szCs w:val="44"/>)"},
    {"Addressee", "主送机关", R"(<w:spacing w:before="579"/>)", ""},
    {"Body", "公文正文", R"(<w:ind w:firstLineChars="200" w:firstLine="630"/>)", ""},
    {"Heading1", "heading 1",
     R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="630"/><w:outlineLvl w:val="0"/>)",
     R"(<w:rFonts w:eastAsia="黑体"/>)"},
    {"Heading2", "heading 2",
     R"(<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="630"/><w:outlineLvl w:val="1"/>)",
     R"(<w:rFonts w:eastAsia="楷体_GB2312"/>)"},
    {"Annex", "附件说明", R"(<w:spacing w:before="579"/><w:ind w:firstLineChars="200" w:firstLine="630"/>)", ""},
    {"AnnexPage", "附件标题", R"(<w:pageBreakBefore/><w:spacing w:after="289"/>)", R"(<w:rFonts w:eastAsia="黑体"/>)"},
    // Name and date stand one above the other, their middle 7.5 characters from the right: a date of seven characters
    // then ends four characters from it.
    {"Signature", "署名", R"(<w:keepNext/><w:spacing w:before="1158"/><w:ind w:left="4105"/><w:jc w:val="center"/>)",
     ""},
    {"IssueDate", "成文日期", R"(<w:ind w:left="4105"/><w:jc w:val="center"/>)", ""},
    {"Note", "附注", R"(<w:snapToGrid w:val="0"/><w:spacing w:before="240"/>)",
     R"(<w:sz w:val="24"/><w:szCs w:val="24"/>)"},
    {"Imprint", "版记",
     R"(<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs><w:ind w:left="280" w:right="280"/>)",
     R"(<w:sz w:val="28"/><w:szCs w:val="28"/>)"},
    {"TableText", "表格文字", R"(<w:snapToGrid w:val="0"/>)",
     R"(<w:spacing w:val="0"/><w:sz w:val="24"/><w:szCs w:val="24"/>)"},
    {"DraftMark", "草稿标记", R"(<w:snapToGrid w:val="0"/><w:jc w:val="center"/>)",
     R"(<w:rFonts w:eastAsia="黑体"/><w:color w:val="C00000"/><w:sz w:val="28"/><w:szCs w:val="28"/>)"},
    {"PageOdd", "单页码", R"(<w:snapToGrid w:val="0"/><w:ind w:right="280"/><w:jc w:val="right"/>)",
     R"(<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/>)"},
    {"PageEven", "双页码", R"(<w:snapToGrid w:val="0"/><w:ind w:left="280"/><w:jc w:val="left"/>)",
     R"(<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/>)"},
};

const std::map<std::string, std::string> style_of = {
    {"机关", "Letterhead"}, {"文号", "DocNumber"},   {"标题", "DocTitle"},  {"主送", "Addressee"}, {"正文", "Body"},
    {"一级", "Heading1"},   {"二级", "Heading2"},    {"署名", "Signature"}, {"日期", "IssueDate"}, {"附注", "Note"},
    {"附件", "Annex"},      {"附件页", "AnnexPage"}, {"块", "Body"}};

std::string styles_xml() {
  std::string out =
      xml_head + "<w:styles" + w_namespace + ">" +
      "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
      "w:eastAsia=\"仿宋_GB2312\" w:cs=\"Times New Roman\"/><w:spacing w:val=\"-5\"/><w:sz w:val=\"32\"/>"
      "<w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:pPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";
  for (const Style& style : styles) {
    const bool built_in = std::string(style.name).rfind("heading", 0) == 0;
    out += std::string("<w:style w:type=\"paragraph\" ") + (built_in ? "" : "w:customStyle=\"1\" ") + "w:styleId=\"" +
           style.id + "\"><w:name w:val=\"" + style.name + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" +
           style.paragraph + "</w:pPr>";
    out += "<w:rPr>" + std::string(style.run) + "</w:rPr></w:style>\n";
  }
  return out + "</w:styles>";
}

std::string paragraph(const std::string& style, const std::string& text, const std::string& more = {}) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>" + more + "</w:pPr><w:r><w:t xml:space=\"preserve\">" +
         escaped(text) + "</w:t></w:r></w:p>\n";
}

std::string cell(const std::string& content, int width) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) +
         "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>" + content + "</w:tc>";
}

int twips(const Column& column) { return text_width * column.width / 100; }

std::string docx_row(const std::vector<Column>& columns, const std::vector<std::string>& cells, bool head) {
  std::string out = "<w:tr><w:trPr><w:cantSplit/>" + std::string(head ? "<w:tblHeader/>" : "") + "</w:trPr>";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string jc = "<w:jc w:val=\"" + (head ? "center" : columns[i].align) + "\"/>";
    std::string text = paragraph("TableText", i < cells.size() ? cells[i] : "", jc);
    if (head) text = base::replace_all(text, "<w:r>", "<w:r><w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr>");
    out += cell(text, twips(columns[i]));
  }
  return out + "</w:tr>\n";
}

std::string border(const std::string& side, int size) {
  return "<w:" + side + " w:val=\"single\" w:sz=\"" + std::to_string(size) + "\" w:space=\"0\" w:color=\"000000\"/>";
}

std::string table_start(const std::vector<Column>& columns, const std::string& borders) {
  std::string grid;
  for (const Column& column : columns) grid += "<w:gridCol w:w=\"" + std::to_string(twips(column)) + "\"/>";
  return "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(text_width) + "\" w:type=\"dxa\"/><w:tblBorders>" + borders +
         "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>"
         "<w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>" +
         grid + "</w:tblGrid>\n";
}

std::string all_borders() {
  std::string out;
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) out += border(side, 4);
  return out;
}

// 版记: thick line, 抄送, thin line, 印发 with its date on the right, thick line.
std::string imprint(const std::string& copies, const std::string& issued) {
  const std::vector<Column> one = {{"", 100, "left"}};
  std::string right = paragraph("Imprint", issued);
  right = base::replace_all(right, "\t", "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">");
  const auto row = [](const std::string& content) { return "<w:tr>" + cell(content, text_width) + "</w:tr>\n"; };
  std::string rows;
  if (!copies.empty())
    rows = row(paragraph("Imprint", "{% if copies is defined %}")) + row(paragraph("Imprint", copies)) +
           row(paragraph("Imprint", "{% endif %}"));
  rows += row(right);
  return paragraph("Note", "") + table_start(one, border("top", 8) + border("bottom", 8) + border("insideH", 6)) +
         rows + "</w:tbl>\n<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>\n";
}

const std::string section =
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:headerReference w:type=\"even\" r:id=\"rId4\"/>"
    "<w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:footerReference w:type=\"even\" r:id=\"rId6\"/>"
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"1020\" w:footer=\"1223\" "
    "w:gutter=\"0\"/>"
    "<w:docGrid w:type=\"lines\" w:linePitch=\"" +
    std::to_string(line_pitch) + "\"/></w:sectPr>";

std::string document_xml(const std::vector<Line>& lines) {
  std::string out = xml_head + "<w:document" + w_namespace + r_namespace + "><w:body>\n";
  std::vector<Column> columns;
  std::string copies;
  bool open_copies = false;
  for (const Line& line : lines) {
    if (line.kind == "表头") {
      columns = columns_of(line.text);
      std::vector<std::string> names;
      for (const Column& column : columns) names.push_back(column.name);
      out += table_start(columns, all_borders()) + docx_row(columns, names, true);
    } else if (line.kind == "表行") {
      out += docx_row(columns, cells_of(line.text), false);
    } else if (line.kind == "表尾") {
      out += "</w:tbl>\n";
      columns.clear();
    } else if (line.kind == "块" && !columns.empty()) {
      out += docx_row(columns, {line.text}, false);
    } else if (line.kind == "抄送") {
      copies = line.text;  // stands in the imprint, with its condition
      open_copies = true;
    } else if (line.kind == "块" && (line.text == "{% if copies is defined %}" || open_copies)) {
      open_copies = false;
    } else if (line.kind == "印发") {
      out += imprint(copies, base::replace_all(line.text, "→", "\t"));
    } else {
      out += paragraph(style_of.at(line.kind), line.text);
    }
  }
  return out + section + "</w:body></w:document>";
}

std::string header_xml() {
  return xml_head + "<w:hdr" + w_namespace + ">" +
         paragraph("DraftMark", "{% if draft %}" + draft_mark + "{% endif %}") + "</w:hdr>";
}

std::string footer_xml(const std::string& style) {
  const std::string field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE "
      "</w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  return xml_head + "<w:ftr" + w_namespace + "><w:p><w:pPr><w:pStyle w:val=\"" + style +
         "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r>" + field +
         "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
}

// Different headers on odd and even pages; the spacing rules of the present Word, not of an old one.
std::string settings_xml() {
  return xml_head + "<w:settings" + w_namespace +
         "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
         "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
         "w:val=\"15\"/>"
         "</w:compat></w:settings>";
}

const std::string office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string types_xml() {
  std::string out =
      xml_head +
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const std::pair<const char*, const char*> parts[] = {
      {"document", "document.main"}, {"styles", "styles"},  {"settings", "settings"}, {"header1", "header"},
      {"header2", "header"},         {"footer1", "footer"}, {"footer2", "footer"}};
  for (const auto& [name, type] : parts)
    out += std::string("<Override PartName=\"/word/") + name + ".xml\" ContentType=\"" + office + type + "+xml\"/>";
  return out + "</Types>";
}

std::string relations(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string out = xml_head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  int number = 0;
  for (const auto& [type, target] : targets)
    out += "<Relationship Id=\"rId" + std::to_string(++number) +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" +
           target + "\"/>";
  return out + "</Relationships>";
}

}  // namespace

std::string to_docx(const std::vector<Line>& lines) {
  return package::write_zip({{"[Content_Types].xml", types_xml()},
                             {"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})},
                             {"word/document.xml", document_xml(lines)},
                             {"word/_rels/document.xml.rels", relations({{"styles", "styles.xml"},
                                                                         {"settings", "settings.xml"},
                                                                         {"header", "header1.xml"},
                                                                         {"header", "header2.xml"},
                                                                         {"footer", "footer1.xml"},
                                                                         {"footer", "footer2.xml"}})},
                             {"word/styles.xml", styles_xml()},
                             {"word/settings.xml", settings_xml()},
                             {"word/header1.xml", header_xml()},
                             {"word/header2.xml", header_xml()},
                             {"word/footer1.xml", footer_xml("PageOdd")},
                             {"word/footer2.xml", footer_xml("PageEven")}});
}

}  // namespace notice_outline
