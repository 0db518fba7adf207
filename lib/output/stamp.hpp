// SPDX-License-Identifier: Apache-2.0
// Where an output comes from: inside xlsx and JSON, beside other files.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "json/value.hpp"

namespace mi::output {

struct Stamp {
  std::string program;               // "mi-penalize compute"
  std::string version;
  std::vector<std::string> command;  // as it was typed
  std::string case_id;               // empty when no case was opened
  std::string head;                  // "12:0123456789abcdef"
  json::Value packs;                 // [{id, version, hash}]
  std::optional<base::Time> fixed_clock;  // MI_NOW, when it was set
};

json::Value to_json(const Stamp& stamp);

}  // namespace mi::output
