// SPDX-License-Identifier: Apache-2.0
// One row of a table as it lies on a page of the file, by SQLite's published format (sqlite.org/fileformat2.html, sections
// 1.5, 1.6 and 2.1), which every version reads for ever. Columns count as those that were asked for; the row lives as long
// as its page. Every read stays inside the page, whatever the page says.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace mi::sql {

// Bytes of a page behind its end that may be read, and mean nothing.
inline constexpr std::size_t page_padding = 8;

class PageRow {
 public:
  static constexpr std::size_t most_columns = 40;  // of a table

  // `places`: of the columns asked for, in the table; `id_place`: of its INTEGER PRIMARY KEY; `usable`: bytes of a page.
  PageRow(const std::vector<std::uint32_t>& places, std::size_t columns, std::uint32_t id_place, std::uint32_t usable)
      : places_(places), columns_(columns), id_place_(id_place), usable_(usable) {}

  // Takes the row at this offset of a page. false: it goes on elsewhere, lacks columns, or is no row.
  bool take(const unsigned char* page, std::size_t offset) {
    if (offset >= usable_) return false;
    at_ = page + offset;
    end_ = page + usable_;
    std::uint64_t size = 0, id = 0, header = 0;
    if (!number(size) || !number(id) || size > usable_ - overhead || size > static_cast<std::size_t>(end_ - at_)) return false;
    end_ = at_ + size;
    const unsigned char* start = at_;
    if (!number(header) || header > size) return false;
    id_ = static_cast<std::int64_t>(id);
    return take_columns(start + header);
  }

  bool is_null(int column) const { return cell(column).type == 0 && !is_id(column); }

  std::int64_t integer(int column) const {
    if (is_id(column)) return id_;
    const Cell& c = cell(column);
    if (c.type >= zero) return c.type == one ? 1 : 0;
    if (c.type == 0 || c.type == real) return 0;
    return static_cast<std::int64_t>(big_endian(c.at)) >> (64 - 8 * sizes[c.type]);
  }

  std::string_view text(int column) const {  // also the bytes of a blob
    const Cell& c = cell(column);
    return c.type < first_blob ? std::string_view() : std::string_view(reinterpret_cast<const char*>(c.at), size_of(c.type));
  }
  std::string string(int column) const { return std::string(text(column)); }

 private:
  static constexpr std::uint64_t overhead = 35;  // a longer row goes on on other pages
  static constexpr std::uint64_t real = 7, zero = 8, one = 9, first_blob = 12;
  static constexpr std::array<std::uint8_t, first_blob> sizes{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};

  struct Cell {
    const unsigned char* at = nullptr;
    std::uint64_t type = 0;
  };

  static std::uint64_t size_of(std::uint64_t type) { return type < first_blob ? sizes[type] : (type - first_blob) / 2; }

  static std::uint64_t big_endian(const unsigned char* at) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, at, sizeof bits);
    return std::endian::native == std::endian::little ? __builtin_bswap64(bits) : bits;
  }

  bool take_columns(const unsigned char* body) {
    const unsigned char* header_end = body;
    for (std::size_t c = 0; c < columns_; ++c) {
      Cell& cell = cells_[c];
      if (at_ >= header_end || !number(cell.type)) return false;
      cell.at = body;
      std::uint64_t size = size_of(cell.type);
      if (size > static_cast<std::size_t>(end_ - body)) return false;
      body += size;
    }
    return true;
  }

  // Seven bits a byte, the highest first; nearly always one byte.
  bool number(std::uint64_t& value) {
    if (at_ < end_ && *at_ < 0x80) {
      value = *at_++;
      return true;
    }
    return long_number(value);
  }
  bool long_number(std::uint64_t& value) {
    value = 0;
    for (int i = 0; i < 9 && at_ < end_; ++i) {
      unsigned char byte = *at_++;
      if (i == 8) value = value << 8 | byte;
      else value = value << 7 | (byte & 0x7fU);
      if (i == 8 || byte < 0x80) return true;
    }
    return false;
  }

  std::uint32_t place(int column) const { return places_[static_cast<std::size_t>(column)]; }
  bool is_id(int column) const { return place(column) == id_place_; }
  const Cell& cell(int column) const { return cells_[place(column)]; }

  const std::vector<std::uint32_t>& places_;
  std::size_t columns_;
  std::uint32_t id_place_;
  std::uint32_t usable_;
  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
  std::int64_t id_ = 0;
  std::array<Cell, most_columns> cells_;
};

}  // namespace mi::sql
