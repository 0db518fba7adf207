// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "base/folder.hpp"
#include "base/path.hpp"

using namespace mi;

TEST_CASE("many files in a folder that is made for them; a file of that name is no folder") {
  const auto top = std::filesystem::temp_directory_path() / ("mi-folder-" + std::to_string(std::rand()));
  base::FolderWriter folder((top / "deep").string());
  folder.write("a", "1");
  folder.write("b", "2");
  folder.write("a", "3");
  folder.finish();
  CHECK(base::read_file((top / "deep" / "a").string()) == "3");
  CHECK(base::read_file((top / "deep" / "b").string()) == "2");
  CHECK(base::list_files((top / "deep").string(), "").size() == 2);  // nothing temporary is left
  CHECK_THROWS_AS(folder.write("no/such/c", "4"), base::Error);
  CHECK_THROWS_AS(base::FolderWriter((top / "deep" / "a").string()), base::Error);
  std::filesystem::remove_all(top);
}
