// SPDX-License-Identifier: Apache-2.0
// Settings of the look: built in < system file < user file < MI_* variables < command line, each with its origin. What
// changes an answer is never a setting: it stands on the command line or in the case, and is recorded.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace mi::settings {

struct Setting {
  std::string name;    // "format"
  std::string value;   // "table"
  std::string origin;  // "built in", a file, a variable, "command line"
  std::string about;   // an English message id
};

// Where settings are read from; a file that does not exist is no error.
struct Sources {
  std::string system_file;
  std::string user_file;
  std::vector<std::pair<std::string, std::string>> environment;
  static Sources of_this_process();  // /etc/mi/settings, ~/.config/mi/settings, the environment
};

class Settings {
 public:
  // Lines "name = value", "#" before a comment. Error(usage) with the file or variable as its place: no such setting,
  // a value that the setting does not take.
  static Settings load(const Sources& sources);
  const std::string& get(std::string_view name) const;
  const std::string& origin(std::string_view name) const;
  void set_by_command_line(std::string_view name, std::string value);
  const std::vector<Setting>& all() const { return settings_; }

 private:
  std::vector<Setting> settings_;
};

}  // namespace mi::settings
