// SPDX-License-Identifier: Apache-2.0
#include "package/stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <utility>

#include "base/background.hpp"
#include "base/path.hpp"

namespace mi::package {
namespace {

// A block stays in the processor's cache while one thread hashes it and another cuts it into rows.
constexpr std::size_t block_bytes = std::size_t{256} * 1024;
constexpr std::size_t blocks_ahead = 6;

}  // namespace

FileStream::FileStream(const std::string& path, Tap tap)
    : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), tap_(std::move(tap)), blocks_(blocks_ahead) {
  struct stat info{};
  if (file_ < 0 || ::fstat(file_, &info) != 0) base::refuse_file(errno, path_);
  if (S_ISDIR(info.st_mode)) base::refuse_file(EISDIR, path_);
  if (S_ISREG(info.st_mode)) size_ = static_cast<std::uint64_t>(info.st_size);
  ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

FileStream::~FileStream() {
  blocks_.stop();
  if (thread_.joinable()) thread_.join();
  if (file_ >= 0) ::close(file_);
}

SharedBytes FileStream::read_block() const {
  const auto block = std::make_shared_for_overwrite<char[]>(block_bytes);
  ssize_t got = 0;
  do got = ::read(file_, block.get(), block_bytes);
  while (got < 0 && errno == EINTR);
  if (got < 0) base::refuse_file(errno, path_);
  return {block, static_cast<std::size_t>(got)};
}

void FileStream::read_ahead() {
  base::run_in_background();
  try {
    for (SharedBytes block = read_block(); block.size > 0; block = read_block())
      if (!blocks_.push(std::move(block))) return;
    blocks_.end();
  } catch (...) {
    blocks_.end(std::current_exception());
  }
}

SharedBytes FileStream::next() {
  if (std::exchange(is_first_, false)) return read_block();
  if (!thread_.joinable()) thread_ = std::thread([this] { read_ahead(); });
  SharedBytes block;
  return blocks_.pop(block) ? block : SharedBytes();
}

bool FileStream::read(std::string& out) {
  const SharedBytes bytes = next();
  if (bytes.size == 0) return false;
  read_ += bytes.size;
  out.append(bytes.view());
  if (tap_) tap_(bytes);
  return true;
}

}  // namespace mi::package
