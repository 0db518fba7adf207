// SPDX-License-Identifier: Apache-2.0
// A case file in the making: worked on under another name beside its place, published whole. Inside casefile/ only.
#pragma once
#include <string>

namespace mi::casefile {

class NewFile {
 public:
  // Error(cannot) when something stands at `path`, or its folder is missing or not writable.
  explicit NewFile(std::string path);
  ~NewFile();  // not published: removed
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  const std::string& working_path() const { return working_; }
  void publish();  // never overwrites: Error(cannot) when the path was taken meanwhile

 private:
  std::string path_;
  std::string working_;
};

}  // namespace mi::casefile
