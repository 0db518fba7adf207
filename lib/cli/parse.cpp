// SPDX-License-Identifier: Apache-2.0
// The only includer of CLI11. It splits words into options and their values; every conversion, check and sentence is
// ours, because its own would reach the reader untranslated.
#include "cli/parse.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::cli {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using Words = std::vector<std::string>;

struct Given {
  const Declared* what;
  std::string name;  // as the reader may find it: the long name
  std::string value;
};

// What CLI11 made of the line.
struct Line {
  std::vector<Given> options;
  Words rest;  // arguments, and options nobody declared
};

[[noreturn]] void refuse(const std::string& message, std::vector<std::string> places = {}, std::string advice = {}) {
  throw Error(ErrorKind::usage, message, std::move(places), std::move(advice));
}

const Declared* find_option(const std::vector<Declared>& declared, std::string_view name) {
  for (const Declared& d : declared)
    if (d.is_option() && std::find(d.names.begin(), d.names.end(), name) != d.names.end()) return &d;
  return nullptr;
}

bool looks_like_option(const std::string& word) {
  const bool negative_number = word.size() > 1 && (word[1] == '.' || (word[1] >= '0' && word[1] <= '9'));
  return word.size() > 1 && word[0] == '-' && !negative_number;
}

void refuse_missing_value(const std::string& option) { refuse(say("this option needs a value"), {option}); }

// CLI11 would take the next word for the value of "--name=".
void check_empty_values(const Words& words, const std::vector<Declared>& declared) {
  for (const std::string& word : words) {
    if (word == "--") return;
    if (!word.starts_with("--") || !word.ends_with('=')) continue;
    const std::string name = word.substr(0, word.size() - 1);
    if (find_option(declared, name) != nullptr) refuse_missing_value(name);
  }
}

CLI::Option* add_to(CLI::App& app, const Declared& d) {
  const std::string names = base::join(d.names, ",");
  if (d.takes == Takes::nothing) return app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return app.add_option(names)->expected(1)->allow_extra_args(false)->multi_option_policy(
      CLI::MultiOptionPolicy::TakeAll);
}

Line collect(const CLI::App& app, const std::map<const CLI::Option*, const Declared*>& meaning) {
  Line line;
  std::map<const CLI::Option*, std::size_t> seen;
  for (const CLI::Option* option : app.parse_order()) {
    const Declared* what = meaning.at(option);
    line.options.push_back({what, what->long_name(), option->results().at(seen[option]++)});
  }
  line.rest = app.remaining();
  return line;
}

Line split(const Words& words, const std::vector<Declared>& declared) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<const CLI::Option*, const Declared*> meaning;
  for (const Declared& d : declared)
    if (d.is_option()) meaning[add_to(app, d)] = &d;
  try {
    app.parse(Words(words.rbegin(), words.rend()));  // it reads from the back
  } catch (const CLI::ArgumentMismatch&) {
    refuse_missing_value(words.back());  // it runs out of words only behind the last
  } catch (const CLI::ParseError&) {
    refuse(say("the command line cannot be read"), {}, say("see --help"));
  }
  return collect(app, meaning);
}

void refuse_unknown(const std::string& word, const std::vector<Declared>& declared) {
  const std::string name = word.starts_with("--") ? word.substr(0, word.find('=')) : word;
  Words known;
  for (const Declared& d : declared)
    if (d.is_option()) known.insert(known.end(), d.names.begin(), d.names.end());
  const std::string near = base::nearest(name, known);
  refuse(say("there is no such option: {}", name), {},
         near.empty() ? say("see --help") : say("did you mean {}?", near));
}

// Arguments in their order; an option among them is one that nobody declared. Behind "--" everything is an argument.
Words arguments_of(const Words& rest, const std::vector<Declared>& declared) {
  Words arguments;
  bool only_arguments = false;
  for (const std::string& word : rest) {
    if (!only_arguments && word == "--") {
      only_arguments = true;
    } else {
      if (!only_arguments && looks_like_option(word)) refuse_unknown(word, declared);
      arguments.push_back(word);
    }
  }
  return arguments;
}

void check_use(const Given& given, const std::vector<Declared>& declared) {
  if (given.what->takes == Takes::nothing) {
    if (given.value != "true") refuse(say("this option takes no value"), {given.name});
  } else if (find_option(declared, given.value) != nullptr) {
    refuse_missing_value(given.name);  // "--case --dry-run": the next option is no value
  }
}

void store(const Declared& what, const std::string& name, const std::string& value) {
  try {
    what.take(value);
  } catch (Error& error) {
    error.at(name);
    throw;
  }
}

void store_options(const Line& line, const std::vector<Declared>& declared, std::map<const Declared*, int>& times) {
  for (const Given& given : line.options) {
    check_use(given, declared);
    if (++times[given.what] > 1 && given.what->takes == Takes::one_value)
      refuse(say("this option is given twice"), {given.name});
    store(*given.what, given.name, given.value);
  }
}

// A list takes what those behind it do not need.
void store_arguments(const Words& words, const std::vector<Declared>& declared, std::map<const Declared*, int>& times) {
  std::vector<const Declared*> wanted;
  for (const Declared& d : declared)
    if (!d.is_option()) wanted.push_back(&d);
  std::size_t next = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::size_t behind = wanted.size() - i - 1;
    std::size_t share = wanted[i]->takes == Takes::one_value ? 1 : words.size() - std::min(words.size(), next + behind);
    for (; share > 0 && next < words.size(); --share, ++next) {
      store(*wanted[i], wanted[i]->long_name(), words[next]);
      ++times[wanted[i]];
    }
  }
  if (next < words.size()) refuse(say("there is one argument too many: {}", words[next]), {}, say("see --help"));
}

std::string sentence_for_missing(const Declared& d) {
  if (d.at_least > 1) return say("{} is needed at least {} times", d.long_name(), d.at_least);
  return d.is_option() ? say("the option {} is required", d.long_name()) : say("{} is missing", d.long_name());
}

void check_required(const std::vector<Declared>& declared, std::map<const Declared*, int>& times) {
  Words missing;
  for (const Declared& d : declared)
    if (d.required && times[&d] < std::max(1, d.at_least)) missing.push_back(sentence_for_missing(d));
  if (missing.empty()) return;
  if (missing.size() == 1) refuse(missing.front(), {}, say("see --help"));
  Error error(ErrorKind::usage, say("the command line is not complete"), {}, say("see --help"));
  throw error.with_items(missing);
}

bool takes_next_word(const std::string& word, const std::vector<Declared>& shared) {
  const Declared* option = find_option(shared, word);
  return option != nullptr && option->takes != Takes::nothing;
}

}  // namespace

void parse(const Words& words, const std::vector<Declared>& declared) {
  check_empty_values(words, declared);
  const Line line = split(words, declared);
  const Words arguments = arguments_of(line.rest, declared);
  std::map<const Declared*, int> times;
  store_options(line, declared, times);
  store_arguments(arguments, declared, times);
  check_required(declared, times);
}

std::size_t find_step(const Words& words, const std::vector<Declared>& shared) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (takes_next_word(words[i], shared)) {
      ++i;
    } else if (!looks_like_option(words[i])) {
      return i;
    }
  }
  return words.size();
}

std::string peek(const Words& words, const Words& names) {
  std::string found;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i)
    for (const std::string& name : names) {
      const bool is_long = name.starts_with("--");
      if (words[i] == name && i + 1 < words.size()) found = words[i + 1];
      if (is_long && words[i].starts_with(name + "=")) found = words[i].substr(name.size() + 1);
      if (!is_long && words[i].size() > 2 && words[i].starts_with(name)) found = words[i].substr(2);
    }
  return found;
}

}  // namespace mi::cli
