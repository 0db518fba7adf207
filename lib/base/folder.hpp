// SPDX-License-Identifier: Apache-2.0
// Many files into one folder: each appears whole or not at all, and one wait for the disk at the end serves all of them.
// (Waiting for every file made a thousand documents ten times as slow as making them.)
#pragma once
#include <string>
#include <string_view>

namespace mi::base {

class FolderWriter {
 public:
  explicit FolderWriter(std::string folder);  // makes the folder; Error(cannot): it is a file, or cannot be made
  // A file of that name in the folder. Error(cannot) as write_file.
  void write(const std::string& name, std::string_view bytes);
  void finish();  // all of it is on the disk when this returns

 private:
  std::string folder_;
};

}  // namespace mi::base
