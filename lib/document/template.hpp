// SPDX-License-Identifier: Apache-2.0
// Templates that an office edits in Word, WPS or any editor (docx, html, text), filled with the facts of a case. The
// language is described in man/mi-template.5. Strict: what is missing is an error with its place, all at once. The same
// template, data and options give the same bytes.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "document/evaluate.hpp"
#include "json/value.hpp"

namespace mi::document {

struct RenderOptions {
  FilterOptions filters;
  std::uint64_t step_limit = 2'000'000;
  // What made the document (program, case, head, packs …): custom properties of a docx, <meta> of an html page with a
  // head; a text has no room for it.
  std::vector<std::pair<std::string, std::string>> provenance;
};

class Template {
 public:
  // `name` is for messages. Error(cannot) with one item for each thing wrong with the template.
  static Template from_text(const std::string& source, const std::string& name);
  static Template from_html(const std::string& source, const std::string& name);
  static Template from_docx(std::string bytes, const std::string& name);
  // By the file's suffix: .docx, .html (.htm), .txt; another is Error(usage).
  static Template read(const std::string& path);

  // What it reads from the data, in the order of reading.
  std::vector<Field> fields() const;
  // The bytes of the document. Error(cannot) with one item for each missing or unfit value.
  std::string render(const json::Value& data, const RenderOptions& options = {}) const;

  struct Body;  // one for each format
  explicit Template(std::unique_ptr<Body> body);
  ~Template();
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;

 private:
  std::unique_ptr<Body> body_;
};

// Shared by the formats; not for callers.
struct Template::Body {
  std::string name;
  std::vector<Field> fields;
  virtual ~Body() = default;
  virtual std::string render(Evaluator& evaluator, const RenderOptions& options) const = 0;
};

}  // namespace mi::document
