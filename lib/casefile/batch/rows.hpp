// SPDX-License-Identifier: Apache-2.0
// How the rows of domain/claims.hpp lie in tables: their names, and visitors over fields() that bind, read and encode.
// For the batch files of this room only.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/short_text.hpp"
#include "casefile/batch/batches.hpp"
#include "domain/claims.hpp"
#include "sql/statement.hpp"

namespace mi::casefile::detail {

template <class Row> inline constexpr const char* table_name = nullptr;
template <> inline constexpr const char* table_name<domain::VisitLine> = "visit_line";
template <> inline constexpr const char* table_name<domain::SettlementLine> = "settlement_line";
template <> inline constexpr const char* table_name<domain::PriceLine> = "price_line";
template <> inline constexpr const char* table_name<domain::FeeLine> = "fee_line";
template <> inline constexpr const char* table_name<domain::LineNote> = "line_note";
template <> inline constexpr const char* table_name<domain::SetAside> = "set_aside";
template <> inline constexpr const char* table_name<domain::VisitExtra> = "visit_extra";
template <> inline constexpr const char* table_name<domain::SettlementExtra> = "settlement_extra";
template <> inline constexpr const char* table_name<domain::FeeExtra> = "fee_extra";
template <> inline constexpr const char* table_name<domain::DiagnosisLine> = "diagnosis_line";
template <> inline constexpr const char* table_name<domain::OperationLine> = "operation_line";
template <> inline constexpr const char* table_name<domain::StockLine> = "stock_line";
template <> inline constexpr const char* table_name<domain::ExamLine> = "exam_line";
template <> inline constexpr const char* table_name<domain::UploadLine> = "upload_line";

// Calls f.template operator()<Row>() for each table, in the order that batch hashes take them: that of domain::BatchRows.
template <class... Rows> struct EachTable {
  template <class F> static void run(F& f) { (f.template operator()<Rows>(), ...); }
};
template <class F> void for_each_table(F&& f) { domain::BatchRows<EachTable>::run(f); }

inline constexpr std::int64_t batch_span = std::int64_t{1} << 32;
inline std::int64_t row_id(std::int64_t batch, std::uint32_t place) { return batch * batch_span + place; }
// Ids of dimension rows are given one after the other; a file that says otherwise must not make us take its word for size.
inline bool is_dimension_id(std::int64_t id) { return id > 0 && id < (std::int64_t{1} << 28); }
inline std::uint32_t place_of(std::int64_t id) { return static_cast<std::uint32_t>(id & 0xffffffff); }

template <class T> inline constexpr bool is_ref = false;
template <domain::Dimension D> inline constexpr bool is_ref<domain::Ref<D>> = true;

// One number for each dimension row, by dimension and place (or id): ids, hashes, places elsewhere.
template <class T> using PerDimension = std::array<std::vector<T>, domain::dimension_count>;
template <class T> std::vector<T>& of(PerDimension<T>& all, domain::Dimension d) {
  return all[static_cast<std::size_t>(d)];
}

template <class T> inline constexpr bool is_text = std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>;

// Calls f(row) for each. Lines name dimension rows in an order that no cache foresees: what `known` says of them is brought from
// memory some rows before.
template <class T> struct Fetching {
  const PerDimension<T>& known;

  template <class Field> Fetching& operator()(const char*, Field& field) {
    if constexpr (is_ref<Field>) {
      const std::vector<T>& its = known[static_cast<std::size_t>(Field::dimension)];
      if (field.place < its.size()) __builtin_prefetch(&its[field.place]);
    }
    return *this;
  }
};
template <class Row, class T, class F> void for_each_fetched(std::span<const Row> rows, const PerDimension<T>& known, F&& f) {
  constexpr std::size_t rows_ahead = 8;
  Fetching<T> fetching{known};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i + rows_ahead < rows.size()) const_cast<Row&>(rows[i + rows_ahead]).fields(fetching);  // fields() serves both ways
    f(rows[i]);
  }
}

struct ColumnNames {
  std::vector<std::string> names{"id"};
  template <class T> ColumnNames& operator()(const char* name, T&) {
    names.emplace_back(name);
    return *this;
  }
};
template <class Row> std::vector<std::string> columns_of() {
  ColumnNames list;
  Row row;
  row.fields(list);
  return list.names;
}

// The id of a dimension row, given out in this very transaction: what makes a look-up of every reference needless.
inline std::int64_t id_of(const std::vector<std::uint32_t>& ids, std::uint32_t place) {
  if (place >= ids.size()) throw base::Error(base::ErrorKind::internal, "a line names a dimension row that was not written");
  return ids[place];
}

struct RowReader {
  const sql::Statement& statement;
  int column = 1;  // 0 is the id

  // A number that no row can have stays one: it must not be taken for another.
  std::uint32_t read_ref(int at) const {
    if (statement.is_null(at)) return 0;
    return is_dimension_id(statement.integer(at)) ? static_cast<std::uint32_t>(statement.integer(at)) : UINT32_MAX;
  }

  template <class T> RowReader& operator()(const char*, T& field) {
    if constexpr (is_ref<T>) field.place = read_ref(column);
    else if constexpr (is_text<T>) field = statement.text(column);  // a view lives until the next step
    else if constexpr (std::is_same_v<T, std::int64_t>) field = statement.integer(column);
    else field = statement.is_null(column) ? std::nullopt : std::optional(statement.integer(column));
    ++column;
    return *this;
  }
};

// What a row is hashed over, written where there is room for it; each says where it ended.
inline char* put_number(char* at, std::uint64_t value) {  // LEB128
  for (; value >= 0x80; value >>= 7) *at++ = static_cast<char>(value | 0x80);
  *at++ = static_cast<char>(value);
  return at;
}
inline char* put_integer(char* at, std::int64_t value) {
  auto bits = static_cast<std::uint64_t>(value);
  return put_number(at, ((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0)) + 1);
}
inline char* put_bytes(char* at, std::string_view bytes) { return std::copy(bytes.begin(), bytes.end(), at); }
inline char* put_text(char* at, std::string_view text) { return put_bytes(put_number(at, text.size() + 1), text); }

inline constexpr std::size_t most_bytes_of_number = 10;

// How much room a row needs at the most.
struct RowRoom {
  std::size_t bytes = most_bytes_of_number;  // of its place

  template <class T> RowRoom& operator()(const char*, T& field) {
    bytes += is_ref<T> ? std::tuple_size_v<ContentHash> : most_bytes_of_number;
    if constexpr (is_text<T>) bytes += field.size();
    return *this;
  }
};

struct Encoder {
  char* at;
  const PerDimension<ContentHash>& hashes;

  template <class T> Encoder& operator()(const char*, T& field) {
    if constexpr (is_ref<T>) put_ref(hashes[static_cast<std::size_t>(T::dimension)], field.place);
    else if constexpr (is_text<T>) at = put_text(at, field);
    else if constexpr (std::is_same_v<T, std::int64_t>) at = put_integer(at, field);
    else if (field) at = put_integer(at, *field);
    else *at++ = '\0';
    return *this;
  }

  void put_ref(const std::vector<ContentHash>& known, std::uint32_t place) {
    static constexpr ContentHash none{};
    const ContentHash& hash = place < known.size() ? known[place] : none;
    const bool is_missing = place != 0 && base::same_bytes(hash.data(), none.data(), none.size());
    at = is_missing ? put_bytes(at, "no such row") : std::copy(hash.begin(), hash.end(), at);
  }
};

// What a dimension row is known by.
ContentHash content_hash(domain::Dimension dimension, std::span<const std::string_view> columns);
inline std::string_view bytes_of(const ContentHash& hash) { return {hash.data(), hash.size()}; }

// The blocks of one table of one batch.
class SectionHasher {
 public:
  template <class Row> void add(const Row& row, const PerDimension<ContentHash>& hashes) {
    Row& fields = const_cast<Row&>(row);  // fields() serves both ways; these visitors only read
    RowRoom room;
    fields.fields(room);
    char* const start = make_room(room.bytes);
    Encoder encoder{put_number(start, row.place), hashes};
    fields.fields(encoder);
    used_ += static_cast<std::size_t>(encoder.at - start);
    if (++rows_ % block_rows == 0) close_block();
  }
  const std::vector<std::string>& finish();  // hashes of the blocks in hex; nothing is added afterwards
  std::int64_t rows() const { return rows_; }

 private:
  base::Hasher block_;
  std::vector<char> pending_;  // rows of the block not yet hashed: a hasher is fed by the pageful, not by the row
  std::size_t used_ = 0;       // of pending_
  std::int64_t rows_ = 0;
  std::vector<std::string> blocks_;
  bool finished_ = false;

  char* make_room(std::size_t bytes) {
    if (pending_.size() - used_ < bytes) feed(bytes);
    return pending_.data() + used_;
  }
  void feed(std::size_t room_for);
  void close_block();
};
std::string hash_of_blocks(const std::vector<std::string>& blocks);
std::string hash_of_tables(const std::vector<domain::BatchTable>& tables);

}  // namespace mi::casefile::detail
