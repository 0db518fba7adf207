// SPDX-License-Identifier: Apache-2.0
// Text that comes by the block, from any encoding to valid UTF-8.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "package/stream.hpp"

namespace mi::package {

// Characters outside ASCII were read as UTF-8 and passed on when bytes came that are none. What was made of the text must
// be thrown away and the whole be decoded again as `after_utf8`.
struct NotUtf8 {
  std::uint64_t offset = 0;  // of the first byte that is not UTF-8
};

class Decoder {
 public:
  // `forced` names the encoding; "" lets the bytes decide, as encoding.hpp says.
  explicit Decoder(const std::string& forced = "");
  // What a text is after NotUtf8: GB18030, or nothing that we know.
  static Decoder after_utf8(const NotUtf8& failed);
  ~Decoder();
  Decoder(Decoder&&) noexcept;

  // Appends what these bytes mean; the beginning of a character that they do not end is kept for the next call.
  // Throws NotUtf8, or Error(cannot) with "byte N" as its place.
  void add(std::string_view bytes, std::string& out);
  // The same for the bytes of `text` from `from` on, where they stand: UTF-8 needs no copy.
  void add_in_place(std::string& text, std::size_t from);
  void end(std::string& out);  // likewise: the text may end inside a character
  std::string encoding() const;  // "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030", or as it was forced
  bool doubtful() const;         // see Decoded

 private:
  struct State;
  std::unique_ptr<State> state_;
};

class TextStream : public Stream {
 public:
  TextStream(std::unique_ptr<Stream> bytes, Decoder decoder);
  bool read(std::string& out) override;
  const Decoder& decoder() const { return decoder_; }
  bool has_nul() const { return has_nul_; }  // U+0000 came so far, which stands in no text: damage

 private:
  std::unique_ptr<Stream> bytes_;
  Decoder decoder_;
  bool ended_ = false;
  bool has_nul_ = false;
};

}  // namespace mi::package
