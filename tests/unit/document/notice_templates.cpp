// SPDX-License-Identifier: Apache-2.0
// The notices that ship: made from their outlines, complete against their manifests, and readable back.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/error.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "document/read_back.hpp"
#include "document/template.hpp"
#include "package/zip.hpp"
#include "unit/document/docx_support.hpp"
#include "unit/document/notice_outline.hpp"

using namespace mi;
using document::Template;

namespace {

std::vector<std::string> kinds_of(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_directory()) found.push_back(entry.path().filename().string());
  std::sort(found.begin(), found.end());
  return found;
}

const std::vector<std::string> kinds = kinds_of(std::string(MI_SOURCE_DIR) + "/templates/notices");
const std::vector<std::string> formats = {"docx", "html", "txt"};

std::string file_of(const std::string& kind, const std::string& name) {
  return std::string(MI_SOURCE_DIR) + "/templates/notices/" + kind + "/" + name;
}

json::Value manifest_of(const std::string& kind) {
  return json::parse(base::read_file(file_of(kind, "manifest.json")));
}

// A value of its type for every field of a manifest, required or not; lists have two elements.
json::Value invented(const json::Value& field, int element) {
  const std::string type = field.at("type").as_text();
  if (type == "date") return element == 0 ? "2026-05-25" : "2026-06-01";
  if (type == "amount") return element == 0 ? "1234.50" : "20.05";
  if (type == "number") return "示医保违告[2026]7号";
  if (type == "yes-no") return false;
  if (type == "rate") return "97 %";
  return "甲&乙<" + field.at("what").as_text() + ">";
}

void put(json::Value& target, const std::vector<std::string>& keys, json::Value value, std::size_t depth = 0) {
  if (depth + 1 == keys.size()) {
    if (target.find(keys[depth]) == nullptr) target.set(keys[depth], std::move(value));
    return;
  }
  json::Value inner = target.find(keys[depth]) == nullptr ? json::Value::object() : *target.find(keys[depth]);
  put(inner, keys, std::move(value), depth + 1);
  target.set(keys[depth], std::move(inner));
}

bool is_below(const std::string& path, const std::string& list) { return path.rfind(list + "[]", 0) == 0; }

json::Value list_of(const json::Value& manifest, const std::string& list) {
  json::Value items = json::Value::array();
  for (int element = 0; element < 2; ++element) {
    json::Value item = json::Value::object();
    for (const json::Value& field : manifest.at("fields").items())
      if (const std::string path = field.at("path").as_text(); is_below(path, list) && path.size() > list.size() + 2)
        put(item, base::split(path.substr(list.size() + 3), '.'), invented(field, element));
    items.push(item.members().empty() ? json::Value("第" + std::to_string(element + 1) + "项") : item);
  }
  return items;
}

json::Value invented(const json::Value& manifest) {
  json::Value data = json::Value::object();
  for (const json::Value& field : manifest.at("fields").items()) {
    const std::string path = field.at("path").as_text(), type = field.at("type").as_text();
    if (path.find("[]") != std::string::npos || type == "group") continue;
    put(data, base::split(path, '.'), type == "list" ? list_of(manifest, path) : invented(field, 0));
  }
  return data;
}

json::Value example_of(const std::string& kind) {
  const std::string path = std::string(MI_SOURCE_DIR) + "/tests/unit/document/notices/" + kind + ".json";
  return base::file_exists(path) ? json::parse(base::read_file(path)) : invented(manifest_of(kind));
}

bool is_numbered(const std::string& kind) {
  const json::Value manifest = manifest_of(kind);
  return manifest.find("numbered") == nullptr || manifest.at("numbered").as_bool();
}

Template template_of(const std::string& kind, const std::string& format) {
  return Template::read(file_of(kind, "notice." + format));
}

std::string made(const std::string& kind, const std::string& format) {
  const auto lines = notice_outline::parse(base::read_file(file_of(kind, "outline.txt")));
  if (format == "docx") return notice_outline::to_docx(lines);
  return format == "html" ? notice_outline::to_html(lines) : notice_outline::to_text(lines);
}

// Packages are compared by what they hold: the compression of another zlib may differ.
bool same(const std::string& format, const std::string& a, const std::string& b) {
  return format == "docx" ? package::read_zip(a) == package::read_zip(b) : a == b;
}

json::Value without(const json::Value& from, const std::vector<std::string>& path, std::size_t depth = 0) {
  if (from.is_array()) {
    json::Value list = json::Value::array();
    for (const json::Value& item : from.items()) list.push(without(item, path, depth));
    return list;
  }
  json::Value out = json::Value::object();
  for (const auto& [key, value] : from.members()) {
    if (key != path[depth])
      out.set(key, value);
    else if (depth + 1 < path.size())
      out.set(key, without(value, path, depth + 1));
  }
  return out;
}

bool has(const json::Value& value, const std::vector<std::string>& path, std::size_t depth = 0) {
  if (value.is_array())
    return std::any_of(value.items().begin(), value.items().end(),
                       [&](const json::Value& v) { return has(v, path, depth); });
  if (depth == path.size()) return true;
  const json::Value* found = value.find(path[depth]);
  return found != nullptr && has(*found, path, depth + 1);
}

std::vector<std::string> path_of(const std::string& field) {
  return base::split(base::replace_all(field, "[]", ""), '.');
}

template <class List>
std::multiset<std::string> texts_of(const List& seen) {
  std::multiset<std::string> texts;
  for (const auto& one : seen) texts.insert(one.text);
  return texts;
}

}  // namespace

TEST_CASE("the templates are what their outlines say (MI_ACCEPT=1 makes them anew)") {
  for (const std::string& kind : kinds) {
    for (const std::string& format : formats) {
      CAPTURE(kind + "/" + format);
      const std::string path = file_of(kind, "notice." + format);
      const std::string now = made(kind, format);
      if (std::getenv("MI_ACCEPT") != nullptr &&
          (!base::file_exists(path) || !same(format, now, base::read_file(path))))
        base::write_file(path, now);
      CHECK(same(format, now, base::read_file(path)));
    }
  }
}

TEST_CASE("a manifest lists exactly what its templates read") {
  for (const std::string& kind : kinds) {
    const json::Value manifest = manifest_of(kind);
    CHECK(manifest.at("kind").as_text() == kind);
    std::set<std::string> listed;
    std::set<std::string> required;
    for (const json::Value& field : manifest.at("fields").items()) {
      CHECK(listed.insert(field.at("path").as_text()).second);
      if (field.at("required").as_bool()) required.insert(field.at("path").as_text());
    }
    for (const std::string& format : formats) {
      CAPTURE(kind + "/" + format);
      std::set<std::string> read;
      for (const document::Field& field : template_of(kind, format).fields()) {
        read.insert(field.path);
        if (field.required) CHECK_MESSAGE(required.count(field.path) == 1, field.path);
      }
      for (const std::string& path : listed) CHECK_MESSAGE(read.count(path) == 1, path);
      for (const std::string& path : read) {
        const bool parent = std::any_of(listed.begin(), listed.end(),
                                        [&](const std::string& l) { return l.rfind(path + ".", 0) == 0; });
        CHECK_MESSAGE((listed.count(path) == 1 || parent), path);
      }
    }
  }
}

TEST_CASE("the three formats tell the same amounts, dates, clauses and numbers") {
  for (const std::string& kind : kinds) {
    const json::Value data = example_of(kind);
    const auto docx = document::read_back(template_of(kind, "docx").render(data));
    CHECK(document::words_against_figures(docx).empty());
    if (is_numbered(kind)) {
      CHECK(docx.dates.size() >= 2);
      REQUIRE(docx.numbers.size() >= 1);
      CHECK(docx.numbers[0].number.to_string() == "示医保违告〔2026〕7号");
    }
    for (const std::string format : {"html", "txt"}) {
      CAPTURE(kind + "/" + format);
      const auto other = document::read_back(template_of(kind, format).render(data));
      CHECK(texts_of(other.amounts) == texts_of(docx.amounts));
      CHECK(texts_of(other.words) == texts_of(docx.words));
      CHECK(texts_of(other.dates) == texts_of(docx.dates));
      CHECK(texts_of(other.clauses) == texts_of(docx.clauses));
      CHECK(texts_of(other.numbers) == texts_of(docx.numbers));
    }
  }
}

namespace {

bool runs(const std::string& command) { return std::system(("( " + command + " ) >/dev/null 2>&1").c_str()) == 0; }

// Blanks of all kinds away: LibreOffice sets its own between cells and at the ends of lines.
std::string solid(std::string text) {
  for (const char* blank : {" ", "\n", "\t", "\r", "　", "\xEF\xBB\xBF"}) text = base::replace_all(text, blank, "");
  return text;
}

}  // namespace

TEST_CASE("LibreOffice opens every notice and finds all its paragraphs (where soffice is)") {
  if (!runs("command -v soffice")) {
    MESSAGE("not looked at: soffice is missing");
    return;
  }
  const auto dir = std::filesystem::temp_directory_path() / ("mi-open-" + std::to_string(std::rand()));
  std::filesystem::create_directories(dir);
  for (const std::string& kind : kinds)
    base::write_file((dir / (kind + ".docx")).string(), template_of(kind, "docx").render(example_of(kind)));
  const std::string at = dir.string();
  REQUIRE(runs("cd " + at + " && timeout 200 soffice -env:UserInstallation=file://" + at +
               "/profile --headless --convert-to txt:Text:UTF8 *.docx"));
  for (const std::string& kind : kinds) {
    CAPTURE(kind);
    const std::string opened = (dir / (kind + ".txt")).string();
    REQUIRE(base::file_exists(opened));
    const std::string seen = solid(base::read_file(opened));
    for (const document::Paragraph& p : document::read_back(base::read_file((dir / (kind + ".docx")).string())).paragraphs)
      if (p.place.starts_with("paragraph")) CHECK_MESSAGE(seen.find(solid(p.text)) != std::string::npos, p.text);
  }
  std::filesystem::remove_all(dir);
}

TEST_CASE("a decision tells its amounts in figures and words, its clauses, its remedies") {
  const auto reading =
      document::read_back(template_of("breach-decision", "docx").render(example_of("breach-decision")));
  std::string all;
  for (const auto& paragraph : reading.paragraphs) all += paragraph.text + "\n";
  for (const char* part : {"甲&乙<康复>医院（喆𬀩院区）", "22910.50元（人民币贰万贰仟玖佰壹拾元伍角）",
                           "35000.00元（人民币叁万伍仟元整）", "57910.50元（人民币伍万柒仟玖佰壹拾元伍角）",
                           "第五十六条第（二）项", "2026年6月4日起至2026年7月3日止", "行政复议", "欧***",
                           "2026年5月25日", "示医保违告〔2026〕7号", "42 0123456789abcdef"})
    CHECK_MESSAGE(all.find(part) != std::string::npos, part);
  CHECK(all.find("欧阳") == std::string::npos);  // masked by default
  CHECK(all.find("草") == std::string::npos);
}

TEST_CASE("a draft says so in every format, and only a draft may lack its number") {
  for (const std::string& kind : kinds) {
    const json::Value unnumbered = without(example_of(kind), {"notice", "number"});
    json::Value draft = unnumbered;
    draft.set("draft", true);
    for (const std::string& format : formats) {
      CAPTURE(kind + "/" + format);
      const Template made_from = template_of(kind, format);
      if (is_numbered(kind)) CHECK_THROWS_AS(made_from.render(unnumbered), base::Error);
      const auto reading = document::read_back(made_from.render(draft));
      const bool marked =
          std::any_of(reading.paragraphs.begin(), reading.paragraphs.end(),
                      [](const document::Paragraph& p) { return p.text.find("草　　稿") != std::string::npos; });
      CHECK(marked);
    }
  }
}

TEST_CASE("each required fact that is missing is named by every format") {
  for (const std::string& kind : kinds) {
    const json::Value data = example_of(kind);
    const json::Value manifest = manifest_of(kind);
    for (const std::string& format : formats) {
      const Template made_from = template_of(kind, format);
      for (const json::Value& field : manifest.at("fields").items()) {
        const std::string path = field.at("path").as_text();
        const auto keys = path_of(path);
        if (!field.at("required").as_bool() || path.ends_with("[]") || !has(data, keys)) continue;
        CAPTURE(kind + "/" + format + " " + path);
        try {
          made_from.render(without(data, keys));
          FAIL_CHECK("rendered");
        } catch (const base::Error& e) {
          const bool named = std::any_of(e.items().begin(), e.items().end(), [&](const std::string& line) {
            return line.find("no value for") != std::string::npos && line.find(keys.back()) != std::string::npos;
          });
          CHECK(named);
        }
      }
    }
  }
}

TEST_CASE("the page is laid out by GB/T 9704") {
  for (const std::string& kind : kinds) {
    const std::string docx = base::read_file(file_of(kind, "notice.docx"));
    const std::string body = docx_support::part(docx, "word/document.xml");
    const std::string styles = docx_support::part(docx, "word/styles.xml");
    for (const char* part : {"<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",  // A4
                             "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"",
                             "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"})
      CHECK_MESSAGE(body.find(part) != std::string::npos, part);
    for (const char* part : {"<w:spacing w:val=\"-5\"/><w:sz w:val=\"32\"/>", "w:eastAsia=\"仿宋_GB2312\"",
                             "w:eastAsia=\"方正小标宋简体\"", "w:eastAsia=\"黑体\"", "w:eastAsia=\"楷体_GB2312\""})
      CHECK_MESSAGE(styles.find(part) != std::string::npos, part);
    CHECK(docx_support::part(docx, "word/footer1.xml").find(" PAGE ") != std::string::npos);
    CHECK(docx_support::part(docx, "word/settings.xml").find("evenAndOddHeaders") != std::string::npos);
  }
}
