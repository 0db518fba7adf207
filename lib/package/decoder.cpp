// SPDX-License-Identifier: Apache-2.0
#include "package/decoder.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/converter.hpp"
#include "package/encoding.hpp"
#include "package/gb18030.hpp"

namespace mi::package {
namespace {

enum class Mode { start, utf8, gb18030, other };

// Six characters or more of GBK are never valid UTF-8, and the other way round two bytes of chance suffice to fail.
constexpr std::uint64_t sparse_bytes = 12;

[[noreturn]] void refuse(const std::string& what, std::uint64_t offset) {
  throw base::Error(base::ErrorKind::cannot, what, {base::say("byte {}", offset + 1)},
                    base::say("say which encoding the file has, or save it again as UTF-8"));
}

std::uint64_t count_high(std::string_view bytes) {
  return static_cast<std::uint64_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; }));
}

// Whether more bytes can make a character of these.
bool begins_character(std::string_view bytes) {
  for (char next : {'\x80', '\x90', '\xA0'})
    if (bytes.size() < 4 && first_malformed_utf8(std::string(bytes) + std::string(4 - bytes.size(), next)) != 0) return true;
  return false;
}

}  // namespace

struct Decoder::State {
  std::string forced;
  Mode mode = Mode::start;
  std::string name = "UTF-8";
  std::optional<Converter> converter;
  std::string kept;             // what the last call ended inside of
  std::uint64_t offset = 0;     // of kept, in the whole text
  std::uint64_t high = 0;       // bytes outside ASCII so far
  std::optional<std::uint64_t> not_utf8;  // where that was seen

  void choose(std::string_view start) {
    std::string wanted = forced;
    bool utf16_mark = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
    if (wanted.empty() && utf16_mark) wanted = start[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    if (wanted.empty() || wanted == "UTF-8" || wanted == "UTF-8 BOM") {
      bool marked = start.starts_with("\xEF\xBB\xBF");
      name = marked ? "UTF-8 BOM" : "UTF-8";
      drop(marked ? 3 : 0);
      mode = Mode::utf8;
    } else {
      drop(wanted.starts_with("UTF-16") && utf16_mark ? 2 : 0);
      name = wanted;
      mode = wanted == "GB18030" ? Mode::gb18030 : Mode::other;
      if (mode == Mode::other) converter.emplace("UTF-8", wanted);
    }
  }

  void drop(std::size_t count) {
    kept.erase(0, count);
    offset += count;
  }

  // Decodes what it can of `bytes` and says how much that was.
  std::size_t decode(std::string_view bytes, std::string& out) {
    if (mode == Mode::utf8) return utf8(bytes, out);
    bool bad = false;
    std::size_t done = 0;
    if (mode == Mode::gb18030) {
      done = decode_gb18030(bytes, out, bad);
      if (not_utf8) high += count_high(bytes.substr(0, done));
    } else {
      bool cut_off = false;
      done = converter->convert(bytes, out, cut_off);
      bad = done < bytes.size() && !cut_off;
    }
    if (bad) fail(offset + done);
    return done;
  }

  std::size_t utf8(std::string_view bytes, std::string& out) {
    std::size_t bad = std::min(first_malformed_utf8(bytes), bytes.size());
    out.append(bytes.substr(0, bad));
    if (high == 0) high = count_high(bytes.substr(0, bad));
    if (bad == bytes.size() || begins_character(bytes.substr(bad))) return bad;
    if (!forced.empty() || name == "UTF-8 BOM") fail(offset + bad);
    if (high > 0) throw NotUtf8{offset + bad};
    to_gb18030(offset + bad);  // all before is ASCII, the same in both
    return bad + decode_rest(bytes.substr(bad), bad, out);
  }

  std::size_t decode_rest(std::string_view rest, std::size_t before, std::string& out) {
    offset += before;
    std::size_t done = decode(rest, out);
    offset -= before;
    return done;
  }

  void to_gb18030(std::uint64_t seen) {
    mode = Mode::gb18030;
    name = "GB18030";
    not_utf8 = seen;
  }

  [[noreturn]] void fail(std::uint64_t at) const {
    if (not_utf8) refuse(base::say("the text is neither UTF-8 nor GB18030"), std::max(*not_utf8, at));
    refuse(base::say("the text is not {}", mode == Mode::utf8 ? "UTF-8" : name), at);
  }
};

Decoder::Decoder(const std::string& forced) : state_(std::make_unique<State>()) { state_->forced = forced; }
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;

Decoder Decoder::after_utf8(const NotUtf8& failed) {
  Decoder decoder;
  decoder.state_->to_gb18030(failed.offset);
  return decoder;
}

void Decoder::add(std::string_view bytes, std::string& out) {
  State& s = *state_;
  if (s.mode == Mode::start) {
    s.kept.append(bytes);
    if (s.kept.size() < 3) return;
    s.choose(s.kept);
    bytes = {};
  }
  if (!s.kept.empty()) {  // the few bytes of a character cut in two, or the first call
    s.kept.append(bytes);
    std::string all = std::exchange(s.kept, {});
    std::size_t done = s.decode(all, out);
    s.offset += done;
    s.kept = all.substr(done);
    return;
  }
  std::size_t done = s.decode(bytes, out);
  s.offset += done;
  s.kept.assign(bytes.substr(done));
}

void Decoder::add_in_place(std::string& text, std::size_t from) {
  State& s = *state_;
  std::size_t good = 0;
  if (s.mode == Mode::utf8 && s.kept.empty()) {
    const std::string_view bytes = std::string_view(text).substr(from);
    good = std::min(first_malformed_utf8(bytes), bytes.size());
    if (s.high == 0) s.high = count_high(bytes.substr(0, good));
    s.offset += good;
    if (good == bytes.size()) return;
  }
  const std::string rest = text.substr(from + good);
  text.resize(from + good);
  add(rest, text);
}

void Decoder::end(std::string& out) {
  State& s = *state_;
  if (s.mode == Mode::start) s.choose(s.kept);
  std::size_t done = s.decode(s.kept, out);
  s.offset += done;
  s.kept.erase(0, done);
  if (s.kept.empty()) return;
  if (s.mode != Mode::utf8 || !s.forced.empty() || s.name == "UTF-8 BOM") s.fail(s.offset);
  throw NotUtf8{s.offset};
}

std::string Decoder::encoding() const { return state_->name; }
bool Decoder::doubtful() const { return state_->not_utf8 && state_->high < sparse_bytes; }

TextStream::TextStream(std::unique_ptr<Stream> bytes, Decoder decoder) : bytes_(std::move(bytes)), decoder_(std::move(decoder)) {}

bool TextStream::read(std::string& out) {
  const std::size_t before = out.size();
  while (!ended_ && out.size() == before) {
    ended_ = !bytes_->read(out);
    if (ended_) decoder_.end(out);
    else decoder_.add_in_place(out, before);
  }
  has_nul_ = has_nul_ || out.find('\0', before) != std::string::npos;
  return out.size() > before;
}

}  // namespace mi::package
