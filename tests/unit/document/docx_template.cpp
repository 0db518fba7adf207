// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "document/template.hpp"
#include "document/utf8.hpp"
#include "package/xml.hpp"
#include "unit/document/docx_support.hpp"

using namespace mi;
using namespace docx_support;
using document::Template;
using Texts = std::vector<std::string>;

namespace {

std::string fill(const std::string& body, const char* data, const std::string& header = {}) {
  return Template::from_docx(docx_support::package(body, header), "t.docx").render(json::parse(data));
}

Texts problems(const std::string& body, const char* data = "{}", const std::string& header = {}) {
  try {
    fill(body, data, header);
  } catch (const base::Error& e) {
    CHECK(e.places() == Texts{"t.docx"});
    return e.items();
  }
  return {"accepted"};
}

const char* items = R"({"items":[{"n":"床位费","a":"1.00"},{"n":"护理费","a":"2.50"}],"none":[],"x":"值"})";

}  // namespace

TEST_CASE("values take the look of the run in which their tag began") {
  const std::string out = fill("<w:p>" + run("致{{ x", "<w:b/>") + run(" }}：", "<w:i/>") + "</w:p>", R"({"x":"甲"})");
  CHECK(body_xml(out) ==
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">致甲</w:t></w:r>"
        "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">：</w:t></w:r></w:p>");
}

TEST_CASE("names that other engines lose survive") {
  const std::string out = fill(paragraph("{{ x }}"), R"({"x":"甲&乙<医院>、喆、𬀩、{{ y }}"})");
  CHECK(texts(out) == Texts{"甲&乙<医院>、喆、𬀩、{{ y }}"});
}

TEST_CASE("line breaks and tabs of a value become those of Word; what XML cannot hold is a problem") {
  CHECK(body_xml(fill(paragraph("{{ x }}"), R"({"x":"a\nb\tc"})")) ==
        "<w:p><w:r><w:t xml:space=\"preserve\">a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t><w:tab/>"
        "<w:t xml:space=\"preserve\">c</w:t></w:r></w:p>");
  CHECK(problems(paragraph("{{ x }}"), R"({"x":"a\u0001"})") ==
        Texts{"word/document.xml, paragraph 1, {{ x }}: the value holds a character that a document cannot hold"});
}

TEST_CASE("a loop tag alone in its row repeats the rows between and leaves none itself") {
  const std::string body =
      table(row({"项目", "金额"}) + row({"{% for i in items %}", ""}) + row({"{{ i.n }}", "{{ i.a }}"}) +
            row({"{% endfor %}", ""}) + row({"合计", "{{ items | 合计('a') }}"}));
  CHECK(texts(fill(body, items)) == Texts{"项目", "金额", "床位费", "1.00", "护理费", "2.50", "合计", "3.50"});
}

TEST_CASE("a block alone in its paragraph falls away, inside cells too") {
  const std::string body = paragraph("{% if none %}") + paragraph("无") + paragraph("{% else %}") + paragraph("有") +
                           paragraph("{% endif %}{# 说明 #}") + paragraph("{# 说明 #}") + paragraph("");
  CHECK(texts(fill(body, items)) == Texts{"有", ""});
  const std::string cell =
      "<w:tc>" + paragraph("{% for i in items %}") + paragraph("{{ i.n }}") + paragraph("{% endfor %}") + "</w:tc>";
  CHECK(texts(fill(table("<w:tr>" + cell + "</w:tr>"), items)) == Texts{"床位费", "护理费"});
}

TEST_CASE("blocks inside one paragraph repeat its runs") {
  CHECK(texts(fill(paragraph("共{% for i in items %}{{ i.n }}{% if not loop.last %}、{% endif %}{% endfor %}。"),
                   items)) == Texts{"共床位费、护理费。"});
}

TEST_CASE("what Word refuses to open is repaired") {
  const std::string cell =
      "<w:tc>" + paragraph("{% for i in none %}") + paragraph("x") + paragraph("{% endfor %}") + "</w:tc>";
  CHECK(body_xml(fill(table("<w:tr>" + cell + "</w:tr>"), items)).find("<w:tc><w:p/></w:tc>") != std::string::npos);
  const std::string spaced = "<w:tc>" + paragraph("{{ x }}") + "\n</w:tc>\n";  // as other programs write it
  CHECK(texts(fill(table("<w:tr>" + spaced + "</w:tr>"), items)) == Texts{"值"});
  const std::string empty = table(row({"{% for i in none %}"}) + row({"{{ i.n }}"}) + row({"{% endfor %}"}));
  CHECK(body_xml(fill(empty + paragraph("x"), items)).find("w:tbl") == std::string::npos);
}

TEST_CASE("headers are templates too") {
  const std::string out = fill(paragraph("a"), items, paragraph("{{ x }}"));
  CHECK(texts(out, "word/header1.xml") == Texts{"值"});
  CHECK(problems(paragraph("a"), "{}", paragraph("{{ y }}")) ==
        Texts{"word/header1.xml, paragraph 1, {{ y }}: there is no value for \"y\""});
}

TEST_CASE("text boxes are templates, in both copies that Word keeps") {
  const std::string box = "<w:txbxContent>" + paragraph("{{ x }}") + "</w:txbxContent>";
  const std::string body = "<w:p><w:r><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback><w:pict>" +
                           box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("{{ x }}") + "</w:p>";
  const std::string xml = body_xml(fill(body, items));
  CHECK(xml.find("{{") == std::string::npos);
  CHECK(base::replace_all(xml, "值", "").size() == xml.size() - 3 * std::string("值").size());
}

TEST_CASE("hyperlinks keep their text as a template; smart tags are unwrapped") {
  const std::string body = "<w:p>" + run("a{{") + "<w:smartTag><w:smartTag>" + run(" x ") +
                           "</w:smartTag></w:smartTag>" + run("}}") + "<w:hyperlink w:anchor=\"b\">" + run("{{ x }}") +
                           "</w:hyperlink></w:p>";
  CHECK(texts(fill(body, items)) == Texts{"a值值"});
}

TEST_CASE("places name part, paragraph, heading and tag") {
  const std::string heading = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr>" + run("一、违约事实") + "</w:p>";
  CHECK(problems(paragraph("标题") + heading + table(row({"a", "{{ y }}"}))) ==
        Texts{"word/document.xml, paragraph 4, under \"一、违约事实\", {{ y }}: there is no value for \"y\""});
}

TEST_CASE("a template that is not sound is refused, all mistakes at once") {
  const Texts found = problems(paragraph("{% for i in items %}a") + paragraph("{{ x") + paragraph("y }}") +
                               table(row({"{% if x %}"}) + row({"b"})) + paragraph("{{ x | 大冩 }}"));
  REQUIRE(found.size() == 5);
  CHECK(found[0] ==
        "word/document.xml, paragraph 1, {% for i in items %}: the block is never closed; "
        "a block that spans paragraphs or rows stands alone in its own");
  CHECK(found[1] == "word/document.xml, paragraph 2, {{: the tag is opened here and not closed");
  CHECK(found[2] == "word/document.xml, paragraph 3, }}: braces close here that were not opened");
  CHECK(found[3].find("paragraph 4, {% if x %}: the block is never closed") != std::string::npos);
  CHECK(found[4].find("paragraph 6, {{ x | 大冩 }}") != std::string::npos);
  const std::string section = "<w:p><w:pPr><w:sectPr/></w:pPr>" + run("x") + "</w:p>";
  CHECK(problems(paragraph("{% for i in items %}") + section + paragraph("{% endfor %}"))[0].find("section break") !=
        std::string::npos);
}

TEST_CASE("what is no docx is refused") {
  CHECK_THROWS_AS(Template::from_docx("no zip", "t"), base::Error);
  CHECK_THROWS_AS(Template::from_docx(mi::package::write_zip({{"a", "b"}}), "t"), base::Error);
  CHECK_THROWS_AS(Template::from_docx(docx_support::package("<w:p>"), "t"), base::Error);
}

TEST_CASE("copies get ids of their own, marks that lost their other end fall away") {
  const std::string drawing =
      "<w:drawing><wp:docPr id=\"7\" name=\"seal\"/></w:drawing><w:pict><v:shape id=\"s\"/></w:pict>";
  const std::string body = paragraph("{% for i in items %}") +
                           "<w:p w14:paraId=\"1A\"><w:bookmarkStart w:id=\"4\" w:name=\"b\"/>" + run("{{ i.n }}") +
                           "<w:r>" + drawing + "</w:r><w:bookmarkEnd w:id=\"4\"/></w:p>" + paragraph("{% endfor %}") +
                           "<w:p><w:bookmarkStart w:id=\"5\" w:name=\"c\"/>" + run("{% if none %}") +
                           "<w:bookmarkEnd w:id=\"5\"/>" + run("{% endif %}y") + "</w:p>";
  const std::string xml = body_xml(fill(body, items));
  const auto count = [&](const std::string& what) {
    return (xml.size() - base::replace_all(xml, what, "").size()) / what.size();
  };
  CHECK(count("wp:docPr id=\"1\"") == 1);
  CHECK(count("wp:docPr id=\"2\"") == 1);
  CHECK(count("v:shape id=\"s\"") == 1);
  CHECK(count("v:shape id=\"s_2\"") == 1);
  CHECK(count("w14:paraId=\"1A\"") == 1);
  CHECK(count("w:bookmarkStart w:id=\"0\" w:name=\"b\"") == 1);
  CHECK(count("<w:bookmarkStart") == 1);
  CHECK(count("<w:bookmarkEnd") == 1);
}

TEST_CASE("the fields of all parts are listed") {
  const Template t = Template::from_docx(
      docx_support::package(table(row({"{% for i in items %}"}) + row({"{{ i.n }}"}) + row({"{% endfor %}"})) +
                                paragraph("{% if x is defined %}") + paragraph("{{ y }}") + paragraph("{% endif %}"),
                            paragraph("{{ z.w }}")),
      "t");
  std::string list;
  for (const auto& field : t.fields()) list += field.path + (field.required ? "! " : " ");
  CHECK(list == "items! items[].n! x y z.w! ");
}

TEST_CASE("the package keeps its other parts, names what made it, and is the same bytes each time") {
  document::RenderOptions options;
  options.provenance = {{"mi.case", "h1001"}, {"mi.head", "12 0123456789abcdef"}};
  const Template t = Template::from_docx(docx_support::package(paragraph("{{ x }}")), "t");
  const std::string out = t.render(json::parse(items), options);
  CHECK(out == t.render(json::parse(items), options));
  CHECK(part(out, "word/styles.xml").find("heading 1") != std::string::npos);
  CHECK(part(out, "docProps/custom.xml").find("name=\"mi.head\"><vt:lpwstr>12 0123456789abcdef</vt:lpwstr>") !=
        std::string::npos);
  CHECK(part(out, "[Content_Types].xml").find("/docProps/custom.xml") != std::string::npos);
  CHECK(part(out, "_rels/.rels").find("Id=\"rId2\"") != std::string::npos);
  // A document made from a document: its list is continued, not replaced.
  const std::string twice = Template::from_docx(out, "t").render(json::parse(items), options);
  CHECK(part(twice, "docProps/custom.xml").find("pid=\"5\"") != std::string::npos);
}

namespace {

// The same text cut into runs at random, with what Word leaves between them.
std::string split_at_random(const std::string& text) {
  std::string xml = "<w:p>";
  int bookmark = 100;
  std::string piece;
  for (const document::Character& c : document::characters(text)) {
    piece += c.text;
    const int cut = *rc::gen::inRange(0, 6);
    if (cut > 3) continue;
    xml += run(piece);
    piece.clear();
    if (cut == 0) xml += "<w:proofErr w:type=\"spellStart\"/>";
    if (cut == 1) {
      const std::string id = std::to_string(++bookmark);
      xml += "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"n" + id + "\"/><w:bookmarkEnd w:id=\"" + id + "\"/>";
    }
    if (cut == 2) xml += "<w:r><w:rPr><w:b/></w:rPr></w:r>";
    if (cut == 3) xml += "<w:r><w:lastRenderedPageBreak/></w:r>";
  }
  return xml + run(piece) + "</w:p>";
}

}  // namespace

TEST_CASE("however a paragraph is split into runs, bookmarks and spelling marks, it reads the same") {
  const std::string text =
      "甲{{ x }}乙{% for i in items %}{{ i.n | 默认(\"无\") }}（{{ i.a | 元 }}元）"
      "{% if not loop.last %}；{% endif %}{% endfor %}。";
  const Texts whole = texts(fill(paragraph(text), items));
  CHECK(whole == Texts{"甲值乙床位费（1.00元）；护理费（2.50元）。"});
  CHECK(rc::check([&] { RC_ASSERT(texts(fill(split_at_random(text), items)) == whole); }));
}

TEST_CASE("bookmarks and spelling marks between and inside tags are kept") {
  const auto count = [](const std::string& xml, const std::string& what) {
    return (xml.size() - base::replace_all(xml, what, "").size()) / what.size();
  };
  CHECK(rc::check([&] {
    const std::string split = split_at_random("甲{{ x }}乙{{ x | 默认('无') }}丙");
    const std::string filled = body_xml(fill(split, items));
    for (const char* mark : {"<w:bookmarkStart", "<w:bookmarkEnd", "<w:proofErr"})
      RC_ASSERT(count(filled, mark) == count(split, mark));
  }));
}

TEST_CASE("any part of a package may be damaged: an error, never a crash") {
  const std::string good =
      docx_support::package(paragraph("{% for i in items %}") + paragraph("{{ i.n }}") + paragraph("{% endfor %}"));
  CHECK(rc::check([&] {
    auto parts = mi::package::read_zip(good);
    auto& bytes = parts[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(parts.size())))].bytes;
    const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(bytes.size())));
    bytes.erase(at, static_cast<std::size_t>(*rc::gen::inRange(1, 20)));
    try {
      Template::from_docx(mi::package::write_zip(parts), "t").render(json::parse(items));
    } catch (const base::Error&) {
    }
  }));
}
