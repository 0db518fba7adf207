// SPDX-License-Identifier: Apache-2.0
#include "fuzz/targets.hpp"

#include <stdexcept>

#include "base/error.hpp"

namespace mi::fuzz {

const std::vector<Target>& targets() {
  static const std::vector<Target> all{
      {"json", json},           {"encoding", encoding},     {"delimited", delimited},
      {"compressed", compressed}, {"xml", xml},             {"zip", zip},
      {"workbook", workbook},   {"sheet", sheet},
      {"pack", pack},           {"calendar", calendar},     {"values", values},
      {"numerals", numerals},   {"cells", cells},           {"expression", expression},
      {"template-text", template_text}, {"template-docx", template_docx}, {"finished", finished},
  };
  return all;
}

void must(bool holds, const char* promise) {
  if (!holds) throw std::logic_error(promise);
}

void enter(const Target& target, std::string_view bytes) {
  try {
    target.run(bytes);
  } catch (const base::Error& e) {
    must(e.kind() != base::ErrorKind::internal, "the parser blames itself");
  }
}

}  // namespace mi::fuzz
