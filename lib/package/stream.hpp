// SPDX-License-Identifier: Apache-2.0
// Bytes that come by the block: a file is read, unpacked and decoded without ever being held whole.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "base/channel.hpp"

namespace mi::package {

class Stream {
 public:
  virtual ~Stream() = default;
  // Appends the next bytes to `out`; false, and nothing appended, at the end.
  virtual bool read(std::string& out) = 0;
};

struct SharedBytes {
  std::shared_ptr<const char[]> data;
  std::size_t size = 0;
  std::string_view view() const { return {data.get(), size}; }
};
using Tap = std::function<void(const SharedBytes& block)>;  // is shown every block as it was read

// What follows the first block is read ahead by a thread of its own. Error(cannot) with the path as its place.
class FileStream : public Stream {
 public:
  explicit FileStream(const std::string& path, Tap tap = {});
  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  bool read(std::string& out) override;
  std::uint64_t size() const { return size_; }        // when it was opened; 0 where the system does not say (a pipe)
  std::uint64_t bytes_read() const { return read_; }

 private:
  std::string path_;
  int file_;
  Tap tap_;
  std::uint64_t size_ = 0;
  std::uint64_t read_ = 0;
  base::Channel<SharedBytes> blocks_;
  bool is_first_ = true;
  std::thread thread_;

  SharedBytes read_block() const;  // of no bytes at the end
  void read_ahead();
  SharedBytes next();
};

}  // namespace mi::package
