// SPDX-License-Identifier: Apache-2.0
// How the rows of domain/claims.hpp lie in tables: their names, and visitors over fields() that bind, read and encode.
// For the batch files of this room only.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "casefile/batches.hpp"
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
inline std::int64_t id_of(const std::vector<std::int64_t>& ids, std::uint32_t place) {
  if (place >= ids.size()) throw base::Error(base::ErrorKind::internal, "a line names a dimension row that was not written");
  return ids[place];
}

struct Binder {
  sql::Statement& statement;
  int place;
  PerDimension<std::int64_t>& ids;

  template <class T> Binder& operator()(const char*, T& field) {
    if constexpr (is_ref<T>) {
      if (field.place == 0) statement.bind_null(place);
      else statement.bind(place, id_of(of(ids, T::dimension), field.place));
    } else if constexpr (is_text<T>) {
      statement.bind_static(place, field);  // rows outlive the step
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      statement.bind(place, field);
    } else {
      if (field) statement.bind(place, *field);
      else statement.bind_null(place);
    }
    ++place;
    return *this;
  }
};

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
    else if (statement.is_null(column)) field.reset();
    else field = statement.integer(column);
    ++column;
    return *this;
  }
};

void put_number(std::string& out, std::uint64_t value);  // LEB128
inline void put_integer(std::string& out, std::int64_t value) {
  auto bits = static_cast<std::uint64_t>(value);
  put_number(out, ((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0)) + 1);
}
inline void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size() + 1);
  out.append(text);
}

struct Encoder {
  std::string& out;
  PerDimension<ContentHash>& hashes;

  template <class T> Encoder& operator()(const char*, T& field) {
    if constexpr (is_ref<T>) {
      auto& known = of(hashes, T::dimension);
      static constexpr ContentHash none{};
      const ContentHash& hash = field.place < known.size() ? known[field.place] : none;
      bool is_missing = field.place != 0 && hash == none;
      out.append(is_missing ? std::string_view("no such row") : std::string_view(hash.data(), hash.size()));
    } else if constexpr (is_text<T>) {
      put_text(out, field);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      put_integer(out, field);
    } else {
      if (field) put_integer(out, *field);
      else out.push_back('\0');
    }
    return *this;
  }
};

template <class Row> void encode_row(std::string& out, const Row& row, PerDimension<ContentHash>& hashes) {
  put_number(out, row.place);
  Encoder encoder{out, hashes};
  const_cast<Row&>(row).fields(encoder);  // fields() serves both ways; the encoder only reads
}

// What a dimension row is known by.
ContentHash content_hash(domain::Dimension dimension, std::span<const std::string_view> columns);
inline std::string_view bytes_of(const ContentHash& hash) { return {hash.data(), hash.size()}; }

// The blocks of one table of one batch.
class SectionHasher {
 public:
  void add(std::string_view row);
  const std::vector<std::string>& finish();  // hashes of the blocks in hex; nothing is added afterwards
  std::int64_t rows() const { return rows_; }

 private:
  base::Hasher block_;
  std::string pending_;  // rows of the block not yet hashed: a hasher is fed by the pageful, not by the row
  std::int64_t rows_ = 0;
  std::vector<std::string> blocks_;
  bool finished_ = false;
  void feed();
  void close_block();
};
std::string hash_of_blocks(const std::vector<std::string>& blocks);
std::string hash_of_tables(const std::vector<domain::BatchTable>& tables);

}  // namespace mi::casefile::detail
