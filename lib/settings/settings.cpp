// SPDX-License-Identifier: Apache-2.0
// The only includer of Boost.Program_options, which reads the files and the environment; sentences and checks are ours.
#include "settings/settings.hpp"

#include <unistd.h>  // environ

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <cstdlib>
#include <set>
#include <sstream>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"

namespace mi::settings {
namespace {

namespace po = boost::program_options;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;

struct Known {
  const char* name;
  const char* variable;
  const char* built_in;
  std::vector<std::string> words;
  const char* about;
};

const std::vector<Known>& known() {
  static const std::vector<Known> list = {
      {"format", "MI_FORMAT", "table", {"table", "tsv", "csv", "json"}, mark("form of results on the screen")},
      // "auto" follows LC_ALL, LC_MESSAGES and LANG; MI_LANG takes a locale's name too (zh_CN.UTF-8).
      {"language", "MI_LANG", "auto", {}, mark("language of help and messages: auto, en or zh")},
      {"color", "MI_COLOR", "auto", {"auto", "always", "never"}, mark("bold headings of tables")},
      {"progress", "MI_PROGRESS", "auto", {"auto", "never"}, mark("progress of long jobs on a terminal")}};
  return list;
}

std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const Known& k : known()) result.emplace_back(k.name);
  return result;
}

po::options_description description() {
  po::options_description result;
  for (const Known& k : known()) result.add_options()(k.name, po::value<std::string>());
  return result;
}

[[noreturn]] void refuse_unknown(const std::string& name, const std::string& file) {
  const std::string near = base::nearest(name, names());
  throw Error(ErrorKind::usage, say("there is no such setting: {}", name), {file},
              near.empty() ? say("settings are: {}", base::join(names(), ", ")) : say("did you mean {}?", near));
}

void check(const Known& k, const std::string& value, const std::string& origin) {
  if (k.words.empty() || std::find(k.words.begin(), k.words.end(), value) != k.words.end()) return;
  throw Error(ErrorKind::usage, say("the setting {0} does not take \"{1}\"", k.name, value), {origin},
              say("it takes: {}", base::join(k.words, ", ")));
}

[[noreturn]] void refuse_form(const std::string& file) {
  throw Error(ErrorKind::usage, say("this settings file cannot be read"), {file},
              say("write one \"name = value\" on a line, each name once"));
}

// Two values of one name would leave the reader guessing; the library only notices when it stores them.
void check_once(const po::parsed_options& parsed, const std::string& file) {
  std::set<std::string> seen;
  for (const auto& option : parsed.options)
    if (!seen.insert(option.string_key).second) refuse_form(file);
}

po::parsed_options read(const std::string& file) {
  std::istringstream text(base::read_file(file));
  try {
    po::parsed_options parsed = po::parse_config_file(text, description());
    check_once(parsed, file);
    return parsed;
  } catch (const po::unknown_option& error) {
    refuse_unknown(error.get_option_name(), file);
  } catch (const po::error&) {
    refuse_form(file);
  }
}

std::string variable_to_name(const std::string& variable) {
  for (const Known& k : known())
    if (variable == k.variable) return k.name;
  return {};
}

}  // namespace

Sources Sources::of_this_process() {
  Sources sources;
  sources.system_file = "/etc/mi/settings";
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  if (config != nullptr && *config == '/') sources.user_file = std::string(config) + "/mi/settings";
  else if (home != nullptr && *home == '/') sources.user_file = std::string(home) + "/.config/mi/settings";
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string text(*entry);
    const std::size_t sign = text.find('=');
    if (sign != std::string::npos) sources.environment.emplace_back(text.substr(0, sign), text.substr(sign + 1));
  }
  return sources;
}

Settings Settings::load(const Sources& sources) {
  Settings result;
  for (const Known& k : known()) result.settings_.push_back({k.name, k.built_in, mark("built in"), k.about});
  auto take = [&](const std::string& name, const std::string& value, const std::string& origin) {
    for (std::size_t i = 0; i < known().size(); ++i)
      if (name == known()[i].name) {
        check(known()[i], value, origin);
        result.settings_[i].value = value;
        result.settings_[i].origin = origin;
      }
  };
  for (const std::string& file : {sources.system_file, sources.user_file}) {
    if (file.empty() || !base::file_exists(file)) continue;
    const po::parsed_options options = read(file);
    for (const auto& option : options.options) take(option.string_key, option.value.front(), file);
  }
  for (const auto& [variable, value] : sources.environment)
    if (!value.empty()) take(variable_to_name(variable), value, variable);
  return result;
}

const std::string& Settings::get(std::string_view name) const {
  for (const Setting& s : settings_)
    if (s.name == name) return s.value;
  throw Error(ErrorKind::internal, "no setting " + std::string(name));
}

const std::string& Settings::origin(std::string_view name) const {
  for (const Setting& s : settings_)
    if (s.name == name) return s.origin;
  throw Error(ErrorKind::internal, "no setting " + std::string(name));
}

void Settings::set_by_command_line(std::string_view name, std::string value) {
  for (Setting& s : settings_)
    if (s.name == name) {
      s.value = std::move(value);
      s.origin = mark("command line");
      return;
    }
}

}  // namespace mi::settings
