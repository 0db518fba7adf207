// SPDX-License-Identifier: Apache-2.0
// A folder of its own for a test, in memory where the system has such a place, and a new case in it.
#pragma once
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "casefile/copies/create.hpp"

namespace mi::test {

class TempFolder {
 public:
  TempFolder() {
    std::string name = std::string(std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "/tmp") + "/mi-test-XXXXXX";
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline casefile::EntryInfo by(const std::string& person, const std::string& program = "unit test") {
  return {program, {}, person, {}, {}};
}

inline std::string new_case(const TempFolder& folder, const std::string& name = "case.mi") {
  casefile::create(folder / name, {"demo-city", "H1001"}, by("zhang", "mi-case new"));
  return folder / name;
}

}  // namespace mi::test
