// SPDX-License-Identifier: Apache-2.0
// Batches of claims rows in the case (design section 5.5): ordinary narrow tables, written once, never renumbered. A
// row's id is batch number × 2^32 + place, where the number is local to this file; whoever leaves the file says
// (batch hash, place). Dimension rows are known by the hash of their content, so that line hashes need no ids.
//
// The hash of a batch: each table's rows in order of place, in blocks of 4,096, each block hashed (SHA-256) over its
// rows; a row is its place and its fields: whole numbers as LEB128 of zigzag + 1 (0: none), text as LEB128 of length + 1
// and bytes, a dimension row as the 16 bytes of its content's hash. A table's hash is over its blocks' hashes in hex, a
// line each; the batch's over "TABLE ROWS HASH" lines of the tables that have rows, in the order of all_tables.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/narrow_vector.hpp"
#include "base/raw_vector.hpp"
#include "base/zero_vector.hpp"
#include "casefile/batch/line_ids.hpp"
#include "casefile/case.hpp"
#include "domain/claims.hpp"

namespace mi::casefile {

inline constexpr std::int64_t block_rows = 4096;

// Columns of a dimension, in their order; see domain/claims.hpp.
const std::vector<std::string>& dimension_columns(domain::Dimension dimension);
const char* to_text(domain::Dimension dimension);

using ContentHash = std::array<char, 16>;  // of a dimension row: what it is known by

// Hashes one batch: dimension rows before the lines that name them, rows of one table in order of place; tables may take
// turns. It writes nothing, so it may run on a thread of its own, ahead of the BatchWriter that is given the same rows.
// Row is any of domain::BatchRows.
class BatchHasher {
 public:
  BatchHasher();
  ~BatchHasher();
  BatchHasher(const BatchHasher&) = delete;
  BatchHasher& operator=(const BatchHasher&) = delete;

  ContentHash add(domain::Dimension dimension, std::span<const std::string_view> row);  // takes the next place
  template <class Row> void add(std::span<const Row> rows);
  domain::Batch finish();  // with hash and tables; nothing is added afterwards
  std::map<std::string, std::vector<std::string>> blocks();  // hashes of the blocks by table, after finish()

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Writes one batch into the transaction that is open on the case (a Change's), in the same order. While it lives SQLite
// does not look up the references of every row: each is an id that a dimension row was given here, in this transaction.
class BatchWriter {
 public:
  explicit BatchWriter(Case& target);
  explicit BatchWriter(sql::Connection& target);
  ~BatchWriter();
  BatchWriter(const BatchWriter&) = delete;
  BatchWriter& operator=(const BatchWriter&) = delete;

  // Rows of one dimension, in order of place, none of them twice: their columns one row after the other.
  void add(domain::Dimension dimension, std::span<const std::string_view> columns, std::span<const ContentHash> hashes);
  void add(domain::Dimension dimension, std::span<const std::string_view> row, const ContentHash& hash) { add(dimension, row, {&hash, 1}); }
  template <class Row> void add(std::span<const Row> rows);
  // Fills hash and tables; the caller records the fact. With `known` the case has this batch. Unless finish() was called
  // and the batch was new, what was written is taken back at the end of the writer.
  struct Finished {
    domain::Batch batch;
    bool known = false;
  };
  Finished finish(BatchHasher& hasher);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A batch of the case as its tables have it, in order of number.
struct StoredBatch {
  std::int64_t number = 0;
  std::string hash;
};
std::vector<StoredBatch> stored_batches(Case& source);
std::vector<StoredBatch> stored_batches(sql::Connection& source);
bool has_batch(Case& source, const std::string& hash);

inline constexpr std::int64_t no_amount = INT64_MIN;

// Amounts that many exports do not have: where none is written, no memory is taken.
class ScarceAmounts {
 public:
  std::int64_t operator[](std::size_t line) const { return kept_[line] ^ no_amount; }  // no_amount where none was set
  void set(std::size_t line, std::int64_t amount) { kept_[line] = amount ^ no_amount; }
  void push_back(std::int64_t amount) { kept_.push_back(amount ^ no_amount); }
  void resize(std::size_t lines) { kept_.resize(lines); }
  auto begin() { return kept_.begin(); }  // of what is kept, to be moved
  bool operator==(const ScarceAmounts&) const = default;

 private:
  base::ZeroVector<std::int64_t> kept_;
};

// Column arrays for the checks, in order of id. Ids of dimension rows are those of this file, dense from 1; 0: none.
struct FeeColumns {
  LineIds id;
  base::RawVector<std::uint32_t> visit, item;
  base::NarrowVector<base::Unsigned> happened;       // seconds: until 2106 without a place beside
  base::NarrowVector<base::AsIs> quantity, amount;   // ten-thousandths: 214,748 units; fen: 21 million yuan
  base::NarrowVector<base::ByUnit<10000>> price;     // millionths of a yuan, as a rule whole fen: 10 million yuan
  base::ZeroVector<std::uint32_t> department, doctor, settlement;  // of no export, or not of all
  ScarceAmounts in_scope;
  std::size_t size() const { return visit.size(); }
  void resize(std::size_t lines);  // of all but the ids: new ones are unset, or nought; from nothing, or to fewer

  // Which of the columns that an export may lack have anything in them.
  struct Seen {
    bool department = false, doctor = false, settlement = false, in_scope = false;
    void add(const Seen& other);
  };
  void move_up(std::size_t begin, std::size_t end, std::size_t to, const Seen& seen);
};

// Lines marked invalid by their export are left out. Read by so many threads; 0: one a core.
FeeColumns read_fees(Case& source, unsigned threads = 0);

// The same in steps, of which read() needs no connection: other tables can be read meanwhile. The case is seen as it is at
// the beginning until the end of this.
class FeeReading {
 public:
  explicit FeeReading(Case& source);
  ~FeeReading();
  FeeReading(const FeeReading&) = delete;
  FeeReading& operator=(const FeeReading&) = delete;

  void read(unsigned threads);
  FeeColumns take();  // through a SELECT, where read() found that the file cannot be read without one

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct VisitRow {
  std::int64_t id = 0;
  std::uint32_t visit = 0, person = 0, institution = 0, department = 0, doctor = 0, diagnosis = 0;
  std::int64_t begins = 0;
  std::optional<std::int64_t> ends;
  std::string_view med_type, insurance, level, discharge_way;
};

// Rows of visits, and the words in them: a handful that all visits share, each kept once.
class VisitRows {
 public:
  const std::vector<VisitRow>& all() const { return rows_; }
  void reserve(std::size_t rows) { rows_.reserve(rows); }
  template <class Row> void add(const Row& row);  // inside casefile/ only

 private:
  std::string_view kept(std::string_view word);

  std::vector<VisitRow> rows_;
  std::shared_ptr<std::set<std::string, std::less<>>> words_ = std::make_shared<std::set<std::string, std::less<>>>();  // of copies, too
};
VisitRows read_visits(Case& source);

struct SettlementRow {
  std::int64_t id = 0;
  std::uint32_t settlement = 0, visit = 0;
  std::int64_t total = 0, fund = 0;
  std::optional<std::int64_t> in_scope, deductible;
};
std::vector<SettlementRow> read_settlements(Case& source);  // but those marked invalid

std::vector<domain::PriceLine> read_prices(Case& source);

// Rows of the tables that checks need only now and then, in order of id, with references as ids of this file (0: none).
// Row is VisitExtra, SettlementExtra, FeeExtra, DiagnosisLine, OperationLine, StockLine, ExamLine, UploadLine, LineNote or
// SetAside. For the extras, `id` is that of the line they speak of.
template <class Row> struct Stored {
  std::int64_t id = 0;
  Row row;
};
template <class Row> std::vector<Stored<Row>> read_rows(Case& source, const std::vector<std::int64_t>& batches);

// What checks ask of the extras of fee lines, which may be as many as the lines: row by row, none is kept. A row may be
// given twice, so f must not add up.
struct FeeMore {
  std::int64_t id = 0;
  std::string_view takeaway, order_number, device;  // "": not known
  std::optional<std::int64_t> days, uploaded;
};
void each_fee_extra(Case& source, const std::function<void(const FeeMore&)>& f);

// The same of visits.
struct VisitMore {
  std::int64_t id = 0;
  std::optional<std::int64_t> died, uploaded;
  std::string_view referred_to;
};
void each_visit_extra(Case& source, const std::function<void(const VisitMore&)>& f);

// Rows of a dimension by id; id 0, and any id that has no row, is empty.
class DimensionRows {
 public:
  std::string_view at(std::uint32_t id, std::size_t column) const;
  std::size_t size() const { return rows_; }  // one more than the highest id

  explicit DimensionRows(std::size_t columns = 1) : columns_(columns) {}
  template <class Row> void add(const Row& row);  // its id and fields; in order of id. Inside casefile/ only.

 private:
  std::size_t columns_;
  std::size_t rows_ = 0;
  std::vector<char> text_;           // all fields, one after the other; a vector, so that views outlive a move
  std::vector<std::uint64_t> ends_;  // of field (id, column), at id × columns_ + column
};
DimensionRows read_dimension(Case& source, domain::Dimension dimension);
DimensionRows read_dimension(sql::Connection& source, domain::Dimension dimension);

// Number (feedetl_sn) and named refund of some lines, by id in rising order; ids that are no fee lines are passed over.
struct LineNumbers {
  std::int64_t id = 0;
  std::string number;
  std::string refunds;
};
std::vector<LineNumbers> read_numbers(Case& source, const std::vector<std::int64_t>& ids);

// Ids of the lines that a note of this kind speaks of.
std::vector<std::int64_t> noted_lines(Case& source, std::string_view what);

// One line with all that is known about it, for mi-explain and for findings.
struct LineView {
  std::string table;  // "fee_line", "visit_line", …
  json::Value row;    // {column: text}, dimension rows unfolded: visit, item_code, item_name, amount "12.50", …
};
LineView line(Case& source, const domain::LineName& name);  // Error(cannot) when there is no such batch or line

domain::LineName line_name(const std::vector<StoredBatch>& batches, std::int64_t id);

}  // namespace mi::casefile
