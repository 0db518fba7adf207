// SPDX-License-Identifier: Apache-2.0
// Making a document from its template and the case.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "work/notice/content.hpp"
#include "work/notice/templates.hpp"

namespace mi::work {

struct MakeOptions {
  std::string format;        // "docx", "html", "txt"
  std::string own_template;  // an office's file; "" for the shipped one
  bool unmask = false;       // personal data in full, for what stays inside the agency
  std::vector<std::pair<std::string, std::string>> provenance;
};

// Templates read in one run, each once.
using TemplateStore = std::map<std::string, document::Template>;

// The bytes. Error(cannot) with one item for each value that is missing, and for each list that may not be empty.
std::string make_document(const ContentSource& source, const MakeOptions& options, TemplateStore* templates = nullptr);
// A document that needs a number and has none.
bool is_draft(const Paper& paper);

}  // namespace mi::work
