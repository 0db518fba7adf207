// SPDX-License-Identifier: Apache-2.0
// What a step has declared: a plain list, so that parsing, help and suggestions read the same thing. Inside cli/ only.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace mi::cli {

enum class Takes { nothing, one_value, many_values };

struct Declared {
  std::vector<std::string> names;  // {"-c", "--case"}, or {"FILE"} for a positional argument
  Takes takes = Takes::one_value;
  const char* help = "";
  std::string placeholder;
  std::vector<std::string> words;  // of a choice
  bool shared = false;             // one of the options that mean the same in every program
  bool required = false;
  int at_least = 0;                                  // of arguments()
  std::function<void(const std::string&)> take;      // converts and stores; throws Error(usage)

  bool is_option() const { return names.front().front() == '-'; }
  const std::string& long_name() const { return names.back(); }
};

struct Options::State {
  std::vector<Declared> declared;
  bool declaring_shared = false;
};

}  // namespace mi::cli
