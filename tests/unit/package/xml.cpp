// SPDX-License-Identifier: Apache-2.0
#include "package/xml.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mi;
using package::XmlDocument;
using package::XmlNode;

namespace {
const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
}

TEST_CASE("a document is read and written without a change that matters") {
  const std::string text =
      head + "<w:p a=\"1&amp;2\"><w:t xml:space=\"preserve\"> 甲&amp;乙&lt;医院&gt; 𬀩 </w:t> <w:t/></w:p>";
  CHECK(XmlDocument::parse(text).to_string() == text);
}

TEST_CASE("nodes are walked, searched and edited") {
  const XmlDocument source = XmlDocument::parse("<b><p id='1'>x<q/></p><p id='2'><q>y</q></p></b>");
  CHECK(source.root().find_all("q").size() == 2);
  CHECK(source.root().find("q").parent().attribute("id") == "1");
  CHECK_FALSE(source.root().child("q"));
  CHECK_FALSE(source.root().find("z").first_child());
  XmlDocument target;
  XmlNode shell = target.node().append_shell(source.root().child("p"));
  shell.append_copy(source.root().child("p").next());
  shell.append_text("a<");
  shell.append_text("b");
  shell.set_attribute("id", "9");
  shell.set_attribute("k", "\"");
  CHECK(target.to_string() == head + "<p id=\"9\" k=\"&quot;\"><p id=\"2\"><q>y</q></p>a&lt;b</p>");
  shell.child("p").remove();
  shell.remove_attribute("k");
  CHECK(target.to_string() == head + "<p id=\"9\">a&lt;b</p>");
}

TEST_CASE("what is not well formed, declares a document type or nests without end is refused") {
  CHECK_THROWS_AS(XmlDocument::parse("<a><b></a>"), base::Error);
  CHECK_THROWS_AS(XmlDocument::parse(""), base::Error);
  CHECK_THROWS_AS(XmlDocument::parse("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), base::Error);
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  for (int i = 0; i < 5000; ++i) deep += "</a>";
  CHECK_THROWS_AS(XmlDocument::parse(deep), base::Error);
}

TEST_CASE("characters that XML cannot hold are known") {
  CHECK(package::is_xml_text("甲\t乙\n𬀩"));
  CHECK_FALSE(package::is_xml_text("a\x01"));
  CHECK_FALSE(package::is_xml_text(std::string("a\0b", 3)));
  CHECK_FALSE(package::is_xml_text("\xEF\xBF\xBF"));
  CHECK_FALSE(package::is_xml_text("\xC4\xE3"));
}
