// SPDX-License-Identifier: Apache-2.0
// One row of a table as it lies on a page of the file, being written: what PageRow reads (SQLite's published format,
// sqlite.org/fileformat2.html, sections 1.6 and 2.1). Columns in the order of the table, the id first and told apart.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace mi::sql {

class RowBytes {
 public:
  static constexpr std::size_t most_columns = 40;  // of a table: their types fit into a header whose size is one byte

  // `most_payload`: bytes of a row that stay on one page.
  RowBytes(std::size_t columns, std::size_t most_payload)
      : columns_(columns), most_(most_payload), types_(columns * most_of_type), body_(most_payload + columns * sizeof(std::uint64_t)) {}

  std::size_t columns() const { return columns_; }

  void start(std::int64_t id) {
    id_ = id;
    type_ = types_.data();
    at_ = body_.data();
    fits_ = true;
    put_null();  // the id stands before the row
  }
  void put_null() { *type_++ = 0; }
  void put(std::int64_t value) {
    if (value == 0 || value == 1) {
      *type_++ = value == 0 ? type_zero : type_one;
      return;
    }
    const auto magnitude = static_cast<std::uint64_t>(value < 0 ? ~value : value);
    const std::size_t code = codes[static_cast<std::size_t>(std::bit_width(magnitude))];
    *type_++ = static_cast<unsigned char>(code);
    const std::uint64_t high_first = big_endian(static_cast<std::uint64_t>(value) << (64 - 8 * sizes[code]));
    std::memcpy(at_, &high_first, sizeof high_first);
    at_ += sizes[code];
  }
  void put(std::string_view text) { put_bytes(text, type_text); }
  void put_blob(std::string_view bytes) { put_bytes(bytes, type_blob); }

  // After the last column. false: the row is longer than a page has room for.
  bool fits() const { return fits_ && payload() <= most_; }
  std::size_t size() const { return size_of_number(payload()) + size_of_number(static_cast<std::uint64_t>(id_)) + payload(); }
  void copy_to(unsigned char* at) const {
    at = put_number(at, payload());
    at = put_number(at, static_cast<std::uint64_t>(id_));
    *at++ = static_cast<unsigned char>(header());
    std::memcpy(at, types_.data(), header() - 1);
    std::memcpy(at + header() - 1, body_.data(), used());
  }

  // Seven bits a byte, the highest first.
  static std::size_t size_of_number(std::uint64_t value) {
    const auto bits = static_cast<std::size_t>(std::bit_width(value));
    return bits > 56 ? 9 : bits == 0 ? 1 : (bits + 6) / 7;
  }

 private:
  static constexpr std::size_t most_of_type = 3;
  static constexpr unsigned char type_zero = 8, type_one = 9;
  static constexpr std::uint64_t type_blob = 12, type_text = 13;  // and twice the size
  static constexpr std::uint8_t sizes[] = {0, 1, 2, 3, 4, 6, 8};
  // By the bits of a number without its sign, of which one more is needed.
  static constexpr std::uint8_t codes[64] = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3,
                                             3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
                                             5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6};

  std::size_t columns_;
  std::size_t most_;
  std::vector<unsigned char> types_;
  std::vector<unsigned char> body_;
  unsigned char* type_ = nullptr;
  unsigned char* at_ = nullptr;
  std::int64_t id_ = 0;
  bool fits_ = true;

  void put_bytes(std::string_view bytes, std::uint64_t type) {
    fits_ = fits_ && used() + bytes.size() <= most_;  // numbers have room behind that
    if (!fits_) return;
    type_ = put_number(type_, type + 2 * bytes.size());
    at_ = std::copy(bytes.begin(), bytes.end(), at_);  // an empty text may have no bytes at all, which memcpy does not take
  }
  std::size_t used() const { return static_cast<std::size_t>(at_ - body_.data()); }
  std::size_t header() const { return 1 + static_cast<std::size_t>(type_ - types_.data()); }
  std::size_t payload() const { return header() + used(); }

  static std::uint64_t big_endian(std::uint64_t bits) {
    return std::endian::native == std::endian::little ? __builtin_bswap64(bits) : bits;
  }
  static unsigned char* put_number(unsigned char* at, std::uint64_t value) {
    std::size_t size = size_of_number(value);
    if (size == 9) {
      at[8] = static_cast<unsigned char>(value);
      value >>= 8;
    }
    for (std::size_t i = size == 9 ? 8 : size; i-- > 0; value >>= 7)
      at[i] = static_cast<unsigned char>((value & 0x7fU) | (i + 1 == size ? 0 : 0x80U));
    return at + size;
  }
};

}  // namespace mi::sql
