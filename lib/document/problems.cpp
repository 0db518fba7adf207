// SPDX-License-Identifier: Apache-2.0
#include "document/problems.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace mi::document {

void Problems::add(const TagPlace& place, const std::string& what) {
  std::string line = place.where;
  if (!place.tag.empty()) line += (line.empty() ? "" : ", ") + place.tag;
  line += ": " + what;
  if (std::find(lines_.begin(), lines_.end(), line) == lines_.end()) lines_.push_back(std::move(line));
}

void Problems::raise_if_any(const std::string& message, const std::string& template_name) const {
  if (empty()) return;
  throw base::Error(base::ErrorKind::cannot, message, {template_name}).with_items(lines_);
}

}  // namespace mi::document
