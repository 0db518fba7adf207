// SPDX-License-Identifier: Apache-2.0
// Templates of documents: the shipped ones, or an office's own copy, and what their kind requires of them.
#pragma once
#include <string>
#include <vector>

#include "document/template.hpp"
#include "domain/table.hpp"
#include "json/value.hpp"

namespace mi::work {

// A field of a kind of document, and how the facts of the case give it (mi-template(5)).
struct ManifestField {
  std::string path;                // "findings[].net"
  std::string type;                // text, date, amount, number, yes-no, count, rate, list, group
  bool required = false;
  std::string what;                // in Chinese, for whoever fills it
  std::vector<std::string> from;   // where it comes from, the first that gives something; empty: an officer says it
  std::string as;                  // how it is turned into what the template reads
  bool said_first = false;         // an officer's wording goes before what the facts give
  json::Value words;               // {"upheld": "不予采纳"}: words of a fact in the words of a document
};

// What the kind of document says about itself (templates/notices/KIND/manifest.json).
struct Manifest {
  std::string kind;
  std::string title;
  bool binding = false;
  bool numbered = true;                // false: a record or receipt, which has no number of its own
  std::vector<std::string> about;      // kinds of fact it may tell; empty: any, or none
  std::vector<ManifestField> fields;
  std::vector<std::string> required;   // paths that every template of the kind must read, "findings[].net"
  std::vector<std::string> known;      // all paths that data may have
  std::vector<std::string> not_empty;  // lists that may not be empty
};

std::vector<std::string> template_kinds();
Manifest manifest_of(const std::string& kind);  // Error(usage) with the nearest kind

domain::Table kind_rows();                          // kind, title, whether it binds and has a number
domain::Table field_rows(const Manifest& manifest);  // path, type, required, where it comes from, what it is

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
