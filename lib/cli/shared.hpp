// SPDX-License-Identifier: Apache-2.0
// The options that mean the same in every program, declared once. Inside cli/ only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/option_state.hpp"
#include "cli/step.hpp"

namespace mi::cli {

struct SharedValues {
  std::optional<std::string> case_path;
  std::optional<std::int64_t> wait_seconds;
  std::optional<std::string> person;
  bool dry_run = false;
  std::optional<base::Date> as_of;
  std::vector<std::string> set;
  std::string format;
  std::optional<std::string> output;
  bool explain = false;
  bool what_if = false;
  std::optional<std::string> corrects;
  std::optional<std::string> reason;
  bool quiet = false;
  bool help = false;
  bool version = false;
  bool show_settings = false;
};

// Those that a step with these bits has; their declarations stand behind what `state` already holds.
void declare_shared(Options::State& state, SharedValues& values, unsigned uses);
constexpr unsigned all_uses = 127;

}  // namespace mi::cli
