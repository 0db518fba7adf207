// SPDX-License-Identifier: Apache-2.0
#include "claims/door/file_hashes.hpp"

#include "base/background.hpp"

namespace mi::claims {
namespace {

constexpr std::size_t pieces_waiting = 32;  // of 256 KiB: the reader seldom waits, and little is held

}  // namespace

FileHashes::FileHashes(bool sm3) : sm3_(sm3), pieces_(pieces_waiting), thread_([this] { run(); }) {}

FileHashes::~FileHashes() {
  pieces_.end();
  if (thread_.joinable()) thread_.join();
}

package::Tap FileHashes::tap(std::size_t file) {
  return [this, file](const package::SharedBytes& bytes) { pieces_.push({file, bytes}); };
}

void FileHashes::run() {
  base::run_in_background();
  try {
    for (Piece piece; pieces_.pop(piece);) {
      of(piece.file).sha256.add(piece.bytes.view());
      if (sm3_) of(piece.file).sm3.add(piece.bytes.view());
    }
  } catch (...) {
    error_ = std::current_exception();
    pieces_.stop();
  }
}

FileHashes::File& FileHashes::of(std::size_t file) {
  while (files_.size() <= file) files_.emplace_back();
  return files_[file];
}

void FileHashes::finish() {
  pieces_.end();
  thread_.join();
  if (error_) std::rethrow_exception(error_);
}

}  // namespace mi::claims
