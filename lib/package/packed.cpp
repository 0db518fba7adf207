// SPDX-License-Identifier: Apache-2.0
// The zip format as in APPNOTE 6.3: a local header and the data of each part, then the directory and its end. Sizes of
// documents fit 32 bits.
#include "package/packed.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

constexpr int level_once = 9;     // what is compressed once may take its time
constexpr int level_each = 1;     // what every copy pays for
constexpr std::uint16_t needs = 20, deflated = 8, utf8_names = 1 << 11;
constexpr std::uint16_t first_of_1980 = 1 << 5 | 1;  // the earliest day that a zip can name

struct Entry {
  std::string name;
  std::string data;  // deflated
  std::uint32_t crc = 0;
  std::uint32_t size = 0;
};

// One stream, used again and again: setting one up costs more than a small part.
class Deflater {
 public:
  explicit Deflater(int level) {
    constexpr int raw_window = -15, memory = 8;
    if (deflateInit2(&stream_, level, Z_DEFLATED, raw_window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw Error(ErrorKind::cannot, say("the package could not be written"));
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  Entry pack(const Part& part) {
    if (part.bytes.size() > std::numeric_limits<std::uint32_t>::max() / 2)
      throw Error(ErrorKind::cannot, say("the part is too large for a document"), {part.name});
    deflateReset(&stream_);
    Entry entry{part.name, std::string(deflateBound(&stream_, part.bytes.size()), '\0'), 0, 0};
    auto* in = reinterpret_cast<const Bytef*>(part.bytes.data());  // zlib speaks of unsigned bytes
    stream_.next_in = const_cast<Bytef*>(in);
    stream_.avail_in = static_cast<uInt>(part.bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(entry.data.data());
    stream_.avail_out = static_cast<uInt>(entry.data.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw Error(ErrorKind::internal, say("the package could not be written"));
    entry.data.resize(stream_.total_out);
    entry.size = static_cast<std::uint32_t>(part.bytes.size());
    entry.crc = static_cast<std::uint32_t>(crc32(0, in, static_cast<uInt>(part.bytes.size())));
    return entry;
  }

 private:
  z_stream stream_{};
};

template <class Integer> void put(std::string& out, Integer value) {
  for (std::size_t i = 0; i < sizeof(Integer); ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

// What a local header and an entry of the directory have in common.
void put_common(std::string& out, const Entry& e) {
  put<std::uint16_t>(out, needs);
  put<std::uint16_t>(out, utf8_names);
  put<std::uint16_t>(out, deflated);
  put<std::uint16_t>(out, 0);  // midnight
  put<std::uint16_t>(out, first_of_1980);
  put<std::uint32_t>(out, e.crc);
  put<std::uint32_t>(out, static_cast<std::uint32_t>(e.data.size()));
  put<std::uint32_t>(out, e.size);
  put<std::uint16_t>(out, static_cast<std::uint16_t>(e.name.size()));
  put<std::uint16_t>(out, 0);  // no extra field
}

void put_local(std::string& out, const Entry& e) {
  out += "PK\x03\x04";
  put_common(out, e);
  out += e.name;
  out += e.data;
}

void put_central(std::string& out, const Entry& e, std::uint32_t offset) {
  out += "PK\x01\x02";
  put<std::uint16_t>(out, needs);  // made by
  put_common(out, e);
  put<std::uint16_t>(out, 0);  // no comment
  put<std::uint16_t>(out, 0);  // first disk
  put<std::uint16_t>(out, 0);
  put<std::uint32_t>(out, 0);  // no attributes
  put<std::uint32_t>(out, offset);
  out += e.name;
}

void put_end(std::string& out, std::size_t entries, std::uint32_t size, std::uint32_t offset) {
  out += "PK\x05\x06";
  put<std::uint32_t>(out, 0);  // one disk
  put<std::uint16_t>(out, static_cast<std::uint16_t>(entries));
  put<std::uint16_t>(out, static_cast<std::uint16_t>(entries));
  put<std::uint32_t>(out, size);
  put<std::uint32_t>(out, offset);
  put<std::uint16_t>(out, 0);
}

std::string archive(const std::vector<const Entry*>& entries) {
  std::size_t size = 0;
  for (const Entry* e : entries) size += e->data.size() + 2 * e->name.size() + 80;
  std::string out, directory;
  out.reserve(size + 32);
  for (const Entry* e : entries) {
    put_central(directory, *e, static_cast<std::uint32_t>(out.size()));
    put_local(out, *e);
  }
  const auto offset = static_cast<std::uint32_t>(out.size());
  out += directory;
  put_end(out, entries.size(), static_cast<std::uint32_t>(directory.size()), offset);
  return out;
}

}  // namespace

struct PackedParts::State {
  std::vector<Entry> entries;
  Deflater each{level_each};
};

PackedParts::PackedParts(const std::vector<Part>& parts) : state_(std::make_unique<State>()) {
  Deflater once(level_once);
  std::set<std::string> names;
  for (const Part& part : parts) {
    if (!names.insert(part.name).second) throw Error(ErrorKind::cannot, say("the package has a part twice"), {part.name});
    state_->entries.push_back(once.pack(part));
  }
}

PackedParts::~PackedParts() = default;
PackedParts::PackedParts(PackedParts&&) noexcept = default;
PackedParts& PackedParts::operator=(PackedParts&&) noexcept = default;

std::string PackedParts::with(const std::vector<Part>& changed) const {
  std::vector<const Entry*> all;
  for (const Entry& e : state_->entries) all.push_back(&e);
  std::vector<Entry> fresh;
  fresh.reserve(changed.size());
  for (const Part& part : changed) {
    const auto place = std::find_if(all.begin(), all.end(), [&](const Entry* e) { return e->name == part.name; });
    if (place == all.end()) throw Error(ErrorKind::internal, say("the package has no such part"), {part.name});
    fresh.push_back(state_->each.pack(part));
    *place = &fresh.back();
  }
  return archive(all);
}

}  // namespace mi::package
