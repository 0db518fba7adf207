// SPDX-License-Identifier: Apache-2.0
// What a document says of its making, inside the file: program, case and head, packs.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "cli/step.hpp"
#include "json/value.hpp"

namespace mi::tools {

inline std::vector<std::pair<std::string, std::string>> provenance(cli::Context& context) {
  std::vector<std::pair<std::string, std::string>> lines;
  const json::Value stamp = context.stamp();
  for (const json::Member& m : stamp.members())
    lines.emplace_back(m.first, m.second.is_text() ? m.second.as_text() : json::dump(m.second));
  return lines;
}

}  // namespace mi::tools
