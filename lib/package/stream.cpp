// SPDX-License-Identifier: Apache-2.0
#include "package/stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/path.hpp"

namespace mi::package {
namespace {

// A block stays in the processor's cache while one thread hashes it and another cuts it into rows.
constexpr std::size_t block_bytes = std::size_t{256} * 1024;

}  // namespace

FileStream::FileStream(const std::string& path, Tap tap)
    : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), tap_(std::move(tap)) {
  struct stat info{};
  if (file_ < 0 || ::fstat(file_, &info) != 0) base::refuse_file(errno, path_);
  if (S_ISDIR(info.st_mode)) base::refuse_file(EISDIR, path_);
  if (S_ISREG(info.st_mode)) size_ = static_cast<std::uint64_t>(info.st_size);
  ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
}

FileStream::~FileStream() {
  if (file_ >= 0) ::close(file_);
}

bool FileStream::read(std::string& out) {
  const auto block = std::make_shared_for_overwrite<char[]>(block_bytes);
  ssize_t got = 0;
  do got = ::read(file_, block.get(), block_bytes);
  while (got < 0 && errno == EINTR);
  if (got < 0) base::refuse_file(errno, path_);
  if (got == 0) return false;
  const SharedBytes bytes{block, static_cast<std::size_t>(got)};
  read_ += bytes.size;
  out.append(bytes.view());
  if (tap_) tap_(bytes);
  return true;
}

}  // namespace mi::package
