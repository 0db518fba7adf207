// SPDX-License-Identifier: Apache-2.0
// The template language, templates of all formats, and finished documents.
#include "document/read_back.hpp"
#include "document/template.hpp"
#include "fuzz/targets.hpp"

namespace mi::fuzz {
namespace {

// A little of everything that a template may ask for.
const json::Value& data() {
  static const json::Value all = json::parse(
      R"({"a": "1234.50", "b": {"c": "2026-05-25", "d": true}, "list": [{"x": "1", "y": "甲&乙<医院>"}, {"x": "2", "y": "𬀩"}],
          "n": 3, "agency": {"name": "示范市医保中心", "phone": "13800001111"}, "items": []})");
  return all;
}

document::RenderOptions few_steps() {
  document::RenderOptions options;
  options.step_limit = 2000;
  return options;
}

void fill(const document::Template& t) {
  (void)t.fields();
  (void)t.render(data(), few_steps());
}

}  // namespace

void expression(std::string_view bytes) {
  fill(document::Template::from_text("{{ " + std::string(bytes) + " }}{% if " + std::string(bytes) + " %}x{% endif %}", "fuzz.txt"));
}

void template_text(std::string_view bytes) {
  fill(document::Template::from_text(std::string(bytes), "fuzz.txt"));
  fill(document::Template::from_html(std::string(bytes), "fuzz.html"));
}

void template_docx(std::string_view bytes) { fill(document::Template::from_docx(std::string(bytes), "fuzz.docx")); }

void finished(std::string_view bytes) {
  const document::Reading reading = document::read_back(std::string(bytes));
  for (const document::AmountSeen& seen : reading.amounts)
    must(seen.paragraph < reading.paragraphs.size(), "what was seen stands in a paragraph");
  (void)document::words_against_figures(reading);
}

}  // namespace mi::fuzz
