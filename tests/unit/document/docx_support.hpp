// SPDX-License-Identifier: Apache-2.0
// Small docx packages for the tests, and what is in a finished one.
#pragma once
#include <string>
#include <vector>

#include "package/zip.hpp"

namespace docx_support {

// `body` is WordprocessingML; a header is added when `header` is not empty.
std::string package(const std::string& body, const std::string& header = {});
std::string run(const std::string& text, const std::string& properties = {});
std::string paragraph(const std::string& text);
std::string row(const std::vector<std::string>& cells);
std::string table(const std::string& rows);

std::string part(const std::string& docx, const std::string& name);
std::string body_xml(const std::string& docx);  // what stands between <w:body> and </w:body>
std::vector<std::string> texts(const std::string& docx, const std::string& part_name = "word/document.xml");

}  // namespace docx_support
