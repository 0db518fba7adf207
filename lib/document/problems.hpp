// SPDX-License-Identifier: Apache-2.0
// All that is wrong with a template or with the data given to it, gathered so that a person sees everything at once.
#pragma once
#include <string>
#include <vector>

namespace mi::document {

// Where a tag stands: outside to inside, and the tag as it was typed.
struct TagPlace {
  std::string where;  // "word/document.xml, paragraph 12, under 一、违约事实"; "notice.html, line 7"
  std::string tag;    // "{{ notice.number }}"
};

class Problems {
 public:
  void add(const TagPlace& place, const std::string& what);  // the same thing at the same place counts once
  bool empty() const { return lines_.empty(); }
  const std::vector<std::string>& lines() const { return lines_; }
  // Error(cannot) with every problem as an item, when there is any.
  void raise_if_any(const std::string& message, const std::string& template_name) const;

 private:
  std::vector<std::string> lines_;
};

}  // namespace mi::document
