// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/option_state.hpp"

namespace mi::cli {
namespace {

using base::Error;
using base::ErrorKind;

Declared& declare(Options::State& state, const char* names, Takes takes, const char* help, const char* placeholder,
                  std::function<void(const std::string&)> take) {
  Declared d;
  for (const std::string& name : base::split(names, ',')) d.names.emplace_back(base::trim(name));
  d.takes = takes;
  d.help = help;
  d.placeholder = placeholder;
  d.shared = state.declaring_shared;
  d.take = std::move(take);
  state.declared.push_back(std::move(d));
  return state.declared.back();
}

std::int64_t parse_count(const std::string& text, std::int64_t min, std::int64_t max) {
  const std::int64_t value = base::parse_scaled(text, 0, base::tr("whole number"));
  if (value < min || value > max)
    throw Error(ErrorKind::usage, base::say("{} is not between {} and {}", value, min, max));
  return value;
}

void check_word(const std::string& word, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return;
  const std::string near = base::nearest(word, words);
  throw Error(ErrorKind::usage, base::say("\"{}\" is none of these words: {}", word, base::join(words, ", ")), {},
              near.empty() ? std::string() : base::say("did you mean {}?", near));
}

template <class T>
auto into(std::optional<T>& target) {
  return [&target](const std::string& text) { target = T::parse(text); };
}

auto into(std::string& target) {
  return [&target](const std::string& text) { target = text; };
}

}  // namespace

Options& Options::flag(const char* names, bool& target, const char* help) {
  declare(state_, names, Takes::nothing, help, "", [&target](const std::string&) { target = true; });
  return *this;
}

Options& Options::option(const char* names, std::string& target, const char* help) {
  declare(state_, names, Takes::one_value, help, "TEXT", into(target));
  return *this;
}

Options& Options::option(const char* names, std::optional<std::string>& target, const char* help) {
  declare(state_, names, Takes::one_value, help, "TEXT", [&target](const std::string& text) { target = text; });
  return *this;
}

Options& Options::option(const char* names, std::vector<std::string>& target, const char* help) {
  declare(state_, names, Takes::many_values, help, "TEXT",
          [&target](const std::string& text) { target.push_back(text); });
  return *this;
}

Options& Options::option(const char* names, std::optional<base::Date>& target, const char* help) {
  declare(state_, names, Takes::one_value, help, "DATE", into(target));
  return *this;
}

Options& Options::option(const char* names, std::optional<base::Time>& target, const char* help) {
  declare(state_, names, Takes::one_value, help, "TIME", into(target));
  return *this;
}

Options& Options::option(const char* names, std::optional<base::Money>& target, const char* help) {
  declare(state_, names, Takes::one_value, help, "YUAN", into(target));
  return *this;
}

Options& Options::option(const char* names, std::optional<base::Rational>& target, const char* help) {
  declare(state_, names, Takes::one_value, help, "NUMBER", into(target));
  return *this;
}

Options& Options::option(const char* names, std::optional<std::int64_t>& target, const char* help, std::int64_t min,
                         std::int64_t max) {
  declare(state_, names, Takes::one_value, help, "N",
          [&target, min, max](const std::string& text) { target = parse_count(text, min, max); });
  return *this;
}

Options& Options::choice(const char* names, std::string& target, std::vector<std::string> words, const char* help) {
  Declared& d = declare(state_, names, Takes::one_value, help, "", nullptr);
  d.placeholder = base::join(words, "|");
  d.words = words;
  d.take = [&target, words = std::move(words)](const std::string& text) {
    check_word(text, words);
    target = text;
  };
  return *this;
}

Options& Options::argument(const char* name, std::string& target, const char* help) {
  declare(state_, name, Takes::one_value, help, name, into(target)).required = true;
  return *this;
}

Options& Options::argument(const char* name, std::optional<std::string>& target, const char* help) {
  declare(state_, name, Takes::one_value, help, name, [&target](const std::string& text) { target = text; });
  return *this;
}

Options& Options::arguments(const char* name, std::vector<std::string>& target, const char* help, int at_least) {
  Declared& d = declare(state_, name, Takes::many_values, help, name,
                        [&target](const std::string& text) { target.push_back(text); });
  d.at_least = at_least;
  d.required = at_least > 0;
  return *this;
}

Options& Options::required() {
  state_.declared.back().required = true;
  return *this;
}

Options& Options::placeholder(const char* word) {
  state_.declared.back().placeholder = word;
  return *this;
}

}  // namespace mi::cli
