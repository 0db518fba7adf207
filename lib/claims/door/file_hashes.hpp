// SPDX-License-Identifier: Apache-2.0
// SHA-256, and SM3 where it is wanted, of files while others read them: a thread that is given every block.
#pragma once
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

#include "base/hash.hpp"
#include "base/channel.hpp"
#include "package/stream.hpp"

namespace mi::claims {

class FileHashes {
 public:
  explicit FileHashes(bool sm3);
  ~FileHashes();
  FileHashes(const FileHashes&) = delete;
  FileHashes& operator=(const FileHashes&) = delete;

  package::Tap tap(std::size_t file);  // for the blocks of that file, in their order
  void finish();                       // waits until all are hashed
  std::string sha256(std::size_t file) { return of(file).sha256.hex(); }  // once, after finish()
  std::string sm3(std::size_t file) { return sm3_ ? of(file).sm3.hex() : std::string(); }

 private:
  struct Piece {
    std::size_t file = 0;
    package::SharedBytes bytes;
  };
  struct File {
    base::Hasher sha256{base::Algorithm::sha256};
    base::Hasher sm3{base::Algorithm::sm3};
  };
  bool sm3_;
  base::Channel<Piece> pieces_;
  std::vector<File> files_;  // the thread's, until finish()
  std::exception_ptr error_;
  std::thread thread_;
  void run();
  File& of(std::size_t file);
};

}  // namespace mi::claims
