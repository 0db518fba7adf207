// SPDX-License-Identifier: Apache-2.0
// How a step declares its options. A façade: CLI11 stays inside cli/*.cpp, so that a step file compiles fast. Options
// are read as text; the conversions, ranges and messages are ours.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"

namespace mi::cli {

// Each call adds one option (names "--on" or "-n,--name") or one positional argument (name "INSTITUTION") and returns
// *this; required() and placeholder() speak of the one added last. `help` is an English message id (base::mark).
// Every target must outlive the parse. An optional target stays empty when the option is not given.
class Options {
 public:
  Options& flag(const char* names, bool& target, const char* help);
  Options& option(const char* names, std::string& target, const char* help);
  Options& option(const char* names, std::optional<std::string>& target, const char* help);
  Options& option(const char* names, std::vector<std::string>& target, const char* help);  // may be repeated
  Options& option(const char* names, std::optional<base::Date>& target, const char* help);
  Options& option(const char* names, std::optional<base::Time>& target, const char* help);
  Options& option(const char* names, std::optional<base::Money>& target, const char* help);
  Options& option(const char* names, std::optional<base::Rational>& target, const char* help);
  Options& option(const char* names, std::optional<std::int64_t>& target, const char* help, std::int64_t min,
                  std::int64_t max);
  // One of a list of words; anything else is refused with the list and the nearest word.
  Options& choice(const char* names, std::string& target, std::vector<std::string> words, const char* help);
  Options& argument(const char* name, std::string& target, const char* help);
  Options& argument(const char* name, std::optional<std::string>& target, const char* help);
  Options& arguments(const char* name, std::vector<std::string>& target, const char* help, int at_least = 0);
  Options& required();                         // the option added last; a missing one is Error(usage), exit 2
  Options& placeholder(const char* word);      // "DATE" in the help

  struct State;  // cli/*.cpp only
  explicit Options(State& state) : state_(state) {}

 private:
  State& state_;
};

}  // namespace mi::cli
