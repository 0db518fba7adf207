// SPDX-License-Identifier: Apache-2.0
// Templates of documents: the shipped ones, or an office's own copy, and what their kind requires of them.
#pragma once
#include <string>
#include <vector>

#include "document/template.hpp"
#include "domain/table.hpp"
#include "json/value.hpp"

namespace mi::work {

// What the kind of document says about itself (templates/notices/KIND/manifest.json).
struct Manifest {
  std::string kind;
  std::string title;
  bool binding = false;
  std::vector<std::string> required;   // paths that every template of the kind must read, "findings[].net"
  std::vector<std::string> known;      // all paths that data may have
  std::vector<std::string> not_empty;  // lists that may not be empty
};

std::vector<std::string> template_kinds();
Manifest manifest_of(const std::string& kind);  // Error(usage) with the nearest kind

// "docx", "html" or "txt" by the ending of `output`; "txt" when there is none. Error(usage) for another ending.
std::string format_for(const std::string& output);
// The shipped template of a kind, or the office's own file when `own` is not empty.
document::Template template_for(const std::string& kind, const std::string& format, const std::string& own);

struct TemplateFault {
  std::string what;  // "not-read": a required field is missing from it; "unknown": it reads what the kind does not have
  std::string path;
};
std::vector<TemplateFault> check_template(const document::Template& checked, const Manifest& manifest);
domain::Table rows(const std::vector<TemplateFault>& faults);

// Lists of the manifest that may not be empty and are; for a clear refusal before rendering.
std::vector<std::string> empty_lists(const json::Value& data, const Manifest& manifest);

}  // namespace mi::work
