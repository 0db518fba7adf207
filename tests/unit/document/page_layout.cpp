// SPDX-License-Identifier: Apache-2.0
// 22 lines of 28 characters on a page, as GB/T 9704 wants and as LibreOffice really sets them. Needs soffice, pdftotext
// and a Chinese font; passes with a word where they are missing.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "base/path.hpp"
#include "base/text.hpp"
#include "document/utf8.hpp"
#include "package/zip.hpp"

using namespace mi;

namespace {

bool runs(const std::string& command) { return std::system(("( " + command + " ) >/dev/null 2>&1").c_str()) == 0; }

bool can_set_pages() {
  return runs("command -v soffice") && runs("command -v pdftotext") && runs("fc-list :lang=zh family | grep -q .");
}

// The shipped page and styles around one long paragraph.
std::string page_of(const std::string& text) {
  auto parts =
      package::read_zip(base::read_file(std::string(MI_SOURCE_DIR) + "/templates/notices/breach-notice/notice.docx"));
  for (package::Part& part : parts) {
    if (part.name != "word/document.xml") continue;
    const std::size_t body = part.bytes.find("<w:body>") + 8;
    const std::size_t section = part.bytes.find("<w:sectPr>");
    part.bytes.replace(body, section - body, "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>");
  }
  return package::write_zip(parts);
}

}  // namespace

TEST_CASE("a page holds 22 lines of 28 characters") {
  if (!can_set_pages()) {
    MESSAGE("not looked at: soffice, pdftotext or a Chinese font is missing");
    return;
  }
  const auto dir = std::filesystem::temp_directory_path() / ("mi-page-" + std::to_string(std::rand()));
  std::filesystem::create_directories(dir);
  std::string text;
  for (int i = 0; i < 28 * 30; ++i) text += "国";  // no last line of a paragraph stands alone on a page
  base::write_file((dir / "page.docx").string(), page_of(text));
  const std::string at = dir.string();
  REQUIRE(runs("cd " + at + " && timeout 100 soffice -env:UserInstallation=file://" + at +
               "/profile --headless --convert-to pdf page.docx && pdftotext -f 1 -l 1 -layout page.pdf page.txt"));
  std::vector<std::size_t> lengths;
  for (const std::string& line : base::split(base::read_file((dir / "page.txt").string()), '\n'))
    if (line.find("国") != std::string::npos) lengths.push_back(document::characters(base::trim(line)).size());
  std::filesystem::remove_all(dir);
  std::string seen;
  for (const std::size_t length : lengths) seen += std::to_string(length) + " ";
  CHECK_MESSAGE(lengths == std::vector<std::size_t>(22, 28), seen);
}
