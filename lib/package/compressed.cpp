// SPDX-License-Identifier: Apache-2.0
#include "package/compressed.hpp"

#include <zlib.h>
#include <zstd.h>

#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t magic_bytes = 1024;  // by which formats are known
constexpr std::size_t chunk = std::size_t{1} << 18;

[[noreturn]] void damaged() {
  throw Error(ErrorKind::cannot, base::say("the compressed file is damaged or cut off"), {},
              base::say("copy it again from where it came"));
}

class MemoryStream : public Stream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  bool read(std::string& out) override {
    if (bytes_.empty()) return false;
    out.append(std::exchange(bytes_, {}));
    return true;
  }

 private:
  std::string bytes_;
};

// Packed bytes that were read and not yet unpacked.
class Input {
 public:
  Input(std::unique_ptr<Stream> from, std::string start) : from_(std::move(from)), bytes_(std::move(start)) {}

  std::string_view rest() const { return std::string_view(bytes_).substr(at_); }
  void take(std::size_t count) { at_ += count; }
  bool fill() {  // false: there is no more
    if (at_ < bytes_.size()) return true;
    bytes_.clear();
    at_ = 0;
    return from_->read(bytes_);
  }

 private:
  std::unique_ptr<Stream> from_;
  std::string bytes_;
  std::size_t at_ = 0;
};

// What both formats share: room for a piece, and the limit.
class Unpacker : public Stream {
 public:
  Unpacker(std::unique_ptr<Stream> from, std::string start, std::uint64_t limit)
      : input_(std::move(from), std::move(start)), room_(chunk), limit_(limit) {}

  bool read(std::string& out) override {
    std::size_t size = 0;
    while (size == 0)
      if (!unpack(size)) return false;
    if (size > limit_ - written_)
      throw Error(ErrorKind::cannot, base::say("the file unpacks to more than {} bytes", limit_));
    written_ += size;
    out.append(room_.data(), size);
    return true;
  }

 protected:
  Input input_;
  std::vector<char> room_;
  virtual bool unpack(std::size_t& size) = 0;  // into room_; false at the end

 private:
  std::uint64_t limit_;
  std::uint64_t written_ = 0;
};

class GzipStream : public Unpacker {
 public:
  GzipStream(std::unique_ptr<Stream> from, std::string start, std::uint64_t limit)
      : Unpacker(std::move(from), std::move(start), limit) {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) damaged();  // 16: gzip's own header and checksum
  }
  ~GzipStream() override { inflateEnd(&stream_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

 private:
  z_stream stream_{};
  int state_ = Z_OK;

  bool unpack(std::size_t& size) override {
    const bool more = input_.fill();
    if (state_ == Z_STREAM_END) {
      if (!more) return false;
      inflateReset(&stream_);  // the next member
    }
    const std::string_view packed = input_.rest();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write there
    stream_.avail_in = static_cast<uInt>(packed.size());
    stream_.next_out = reinterpret_cast<Bytef*>(room_.data());
    stream_.avail_out = static_cast<uInt>(room_.size());
    state_ = inflate(&stream_, Z_NO_FLUSH);
    if (state_ != Z_OK && state_ != Z_STREAM_END) damaged();  // with nothing left to read: cut off
    input_.take(packed.size() - stream_.avail_in);
    size = room_.size() - stream_.avail_out;
    return true;
  }
};

class ZstdStream : public Unpacker {
 public:
  ZstdStream(std::unique_ptr<Stream> from, std::string start, std::uint64_t limit)
      : Unpacker(std::move(from), std::move(start), limit), context_(ZSTD_createDCtx(), ZSTD_freeDCtx) {}

 private:
  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
  std::size_t wanted_ = 1;  // 0: the frame is complete
  bool filled_ = false;     // the room was full: more may wait inside

  bool unpack(std::size_t& size) override {
    if (!input_.fill() && !filled_) {
      if (wanted_ != 0) damaged();
      return false;
    }
    const std::string_view packed = input_.rest();
    ZSTD_inBuffer from{packed.data(), packed.size(), 0};
    ZSTD_outBuffer to{room_.data(), room_.size(), 0};
    wanted_ = ZSTD_decompressStream(context_.get(), &to, &from);
    if (ZSTD_isError(wanted_) != 0) damaged();
    input_.take(from.pos);
    filled_ = to.pos == to.size;
    size = to.pos;
    return true;
  }
};

// Bytes that are not compressed, behind those that were read to see it.
class PlainStream : public Stream {
 public:
  PlainStream(std::unique_ptr<Stream> from, std::string start) : from_(std::move(from)), start_(std::move(start)) {}
  bool read(std::string& out) override {
    if (start_.empty()) return from_->read(out);
    out.append(std::exchange(start_, {}));
    return true;
  }

 private:
  std::unique_ptr<Stream> from_;
  std::string start_;
};

}  // namespace

std::unique_ptr<Stream> unpacked(std::unique_ptr<Stream> packed, std::uint64_t limit, const Look& look) {
  std::string start;
  while (start.size() < magic_bytes && packed->read(start)) {
  }
  if (look) look(start);
  if (start.starts_with("\x1F\x8B\x08")) return std::make_unique<GzipStream>(std::move(packed), std::move(start), limit);
  if (start.starts_with("\x28\xB5\x2F\xFD")) return std::make_unique<ZstdStream>(std::move(packed), std::move(start), limit);
  return std::make_unique<PlainStream>(std::move(packed), std::move(start));
}

std::string decompress(std::string bytes, std::uint64_t limit) {
  const std::string_view start = std::string_view(bytes).substr(0, 4);
  if (!start.starts_with("\x1F\x8B\x08") && start != "\x28\xB5\x2F\xFD") return bytes;
  auto stream = unpacked(std::make_unique<MemoryStream>(std::move(bytes)), limit);
  std::string out;
  while (stream->read(out)) {
  }
  return out;
}

}  // namespace mi::package
