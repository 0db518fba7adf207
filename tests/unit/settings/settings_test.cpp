// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "base/path.hpp"

using namespace mi;
using settings::Settings;
using settings::Sources;

namespace {

struct Files {
  std::string folder = (std::filesystem::temp_directory_path() / "mi-settings-XXXXXX").string();
  Sources sources;
  Files() {
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    sources.system_file = folder + "/system";
    sources.user_file = folder + "/user";
  }
  ~Files() { std::filesystem::remove_all(folder); }
};

base::Error refused(const std::string& text) {
  Files files;
  base::write_file(files.sources.user_file, text);
  try {
    Settings::load(files.sources);
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::usage);
    CHECK(error.places() == std::vector<std::string>{files.sources.user_file});
    return error;
  }
  FAIL("it was accepted");
  throw;
}

}  // namespace

TEST_CASE("each layer is over the one before, and each setting tells its origin") {
  Files files;
  CHECK(Settings::load(files.sources).get("format") == "table");
  CHECK(Settings::load(files.sources).origin("format") == "built in");

  base::write_file(files.sources.system_file, "# the agency's\nformat = tsv\ncolor = never\nprogress = never\n");
  CHECK(Settings::load(files.sources).get("format") == "tsv");
  CHECK(Settings::load(files.sources).origin("format") == files.sources.system_file);

  base::write_file(files.sources.user_file, "format = csv\ncolor = always\n");
  CHECK(Settings::load(files.sources).get("format") == "csv");

  files.sources.environment = {{"MI_FORMAT", "json"}, {"MI_COLOR", ""}, {"OTHER", "x"}};
  Settings all = Settings::load(files.sources);
  CHECK(all.get("format") == "json");
  CHECK(all.origin("format") == "MI_FORMAT");
  CHECK(all.get("color") == "always");  // an empty variable says nothing
  CHECK(all.origin("color") == files.sources.user_file);
  CHECK(all.origin("progress") == files.sources.system_file);

  all.set_by_command_line("format", "table");
  CHECK(all.get("format") == "table");
  CHECK(all.origin("format") == "command line");
}

TEST_CASE("what a file may not say is refused in our words, with the file") {
  CHECK(refused("fromat = csv\n").message() == "there is no such setting: fromat");
  CHECK(refused("fromat = csv\n").advice() == "did you mean format?");
  CHECK(refused("format = pdf\n").message() == "the setting format does not take \"pdf\"");
  CHECK(refused("just words\n").message() == "this settings file cannot be read");
  CHECK(refused("format = csv\nformat = tsv\n").kind() == base::ErrorKind::usage);
}

TEST_CASE("a variable with a wrong value is named") {
  Files files;
  files.sources.environment = {{"MI_PROGRESS", "loud"}};
  try {
    Settings::load(files.sources);
    FAIL("it was accepted");
  } catch (const base::Error& error) {
    CHECK(error.places() == std::vector<std::string>{"MI_PROGRESS"});
  }
}
