// SPDX-License-Identifier: Apache-2.0
#include "package/compressed.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t chunk = std::size_t{1} << 18;

[[noreturn]] void damaged() {
  throw Error(ErrorKind::cannot, base::say("the compressed file is damaged or cut off"), {},
              base::say("copy it again from where it came"));
}

void append(std::string& out, const char* data, std::size_t size, std::uint64_t limit) {
  if (out.size() + size > limit)
    throw Error(ErrorKind::cannot, base::say("the file unpacks to more than {} bytes", limit));
  out.append(data, size);
}

class GzipStream {
 public:
  explicit GzipStream(std::string_view in) : in_(in) {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) damaged();  // 16: gzip's own header and checksum
  }
  ~GzipStream() { inflateEnd(&stream_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  std::string read_all(std::uint64_t limit) {
    std::string out;
    std::vector<char> room(chunk);
    for (int state = Z_OK; state != Z_STREAM_END || more_members();) {
      if (state == Z_STREAM_END) inflateReset(&stream_);
      feed();
      stream_.next_out = reinterpret_cast<Bytef*>(room.data());
      stream_.avail_out = static_cast<uInt>(room.size());
      state = inflate(&stream_, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END) damaged();
      append(out, room.data(), room.size() - stream_.avail_out, limit);
    }
    return out;
  }

 private:
  std::string_view in_;
  z_stream stream_{};

  bool more_members() const { return stream_.avail_in > 0 || !in_.empty(); }
  void feed() {
    if (stream_.avail_in > 0 || in_.empty()) return;
    const std::size_t size = std::min<std::size_t>(in_.size(), std::numeric_limits<uInt>::max());
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in_.data()));  // zlib does not write there
    stream_.avail_in = static_cast<uInt>(size);
    in_.remove_prefix(size);
  }
};

std::string read_zstd(std::string_view in, std::uint64_t limit) {
  const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  std::string out;
  std::vector<char> room(ZSTD_DStreamOutSize());
  ZSTD_inBuffer from{in.data(), in.size(), 0};
  std::size_t wanted = 1;  // 0: the frame is complete
  bool filled = false;     // the room was full: more may wait inside
  while (from.pos < from.size || filled) {
    ZSTD_outBuffer to{room.data(), room.size(), 0};
    wanted = ZSTD_decompressStream(context.get(), &to, &from);
    if (ZSTD_isError(wanted) != 0) damaged();
    append(out, room.data(), to.pos, limit);
    filled = to.pos == to.size;
  }
  if (wanted != 0) damaged();
  return out;
}

}  // namespace

std::string decompress(std::string bytes, std::uint64_t limit) {
  const std::string_view start = std::string_view(bytes).substr(0, 4);
  if (start.substr(0, 3) == "\x1F\x8B\x08") return GzipStream(bytes).read_all(limit);
  if (start == "\x28\xB5\x2F\xFD") return read_zstd(bytes, limit);
  return bytes;
}

}  // namespace mi::package
