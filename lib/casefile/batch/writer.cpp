// SPDX-License-Identifier: Apache-2.0
// Writing a batch: rows of dimensions by the block, lines by whole pages.
#include <array>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/rows.hpp"
#include "sql/connection.hpp"
#include "sql/feed.hpp"
#include "sql/stand_ins.hpp"
#include "sql/tail.hpp"
#include "sql/transaction.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

// Else the last thirty megabytes of a batch are written while nobody has anything else left to do. A flush writes all pages
// that changed, those of the dimensions' indexes too: more often would write these again and again.
constexpr std::size_t pages_a_flush = 2048;

std::string feed_name(std::string_view table) { return "rows_for_" + std::string(table); }

// The fields of a row as they are stored, to whatever takes values: references as the ids of this file.
template <class Out> struct Storing {
  Out& out;
  const PerDimension<std::int64_t>& ids;

  template <class T> Storing& operator()(const char*, T& field) {
    if constexpr (is_ref<T>) field.place == 0 ? out.put_null() : out.put(id_of(ids[static_cast<std::size_t>(T::dimension)], field.place));
    else if constexpr (is_text<T>) out.put(std::string_view(field));
    else if constexpr (std::is_same_v<T, std::int64_t>) out.put(field);
    else field ? out.put(*field) : out.put_null();
    return *this;
  }
};

template <class Row, class Out> void store(const Row& row, const PerDimension<std::int64_t>& ids, Out& out) {
  Storing<Out> storing{out, ids};
  const_cast<Row&>(row).fields(storing);  // fields() serves both ways; this visitor only reads
}

// A statement's parameters, one after the other.
struct Binding {
  sql::Statement& statement;
  int place = 0;
  void put_null() { statement.bind_null(++place); }
  template <class T> void put(T value) { statement.bind(++place, value); }
};

// Rows of one dimension as SQLite takes them: what each is known by, then its columns.
class FedDimension : public sql::FedRows {
 public:
  FedDimension(std::span<const std::string_view> columns, std::span<const ContentHash> hashes) : columns_(columns), hashes_(hashes) {}

  bool next(std::span<sql::FedValue> row) override {
    if (hashes_.empty()) return false;
    row.front().put_blob(bytes_of(hashes_.front()));
    for (std::size_t i = 1; i < row.size(); ++i) row[i].put(columns_[i - 1]);
    hashes_ = hashes_.subspan(1);
    columns_ = columns_.subspan(row.size() - 1);
    return true;
  }

 private:
  std::span<const std::string_view> columns_;
  std::span<const ContentHash> hashes_;
};

std::string insert_of(const char* table, const std::vector<std::string>& columns) {
  return "INSERT INTO " + std::string(table) + " (" + base::join(columns, ", ") + ") VALUES (" +
         base::join(std::vector<std::string>(columns.size(), "?"), ", ") + ")";
}

// Into a dimension from its feed; a row that the case knows already is passed over. OR FAIL: what a statement did before it
// failed need not be kept for taking back, since the whole batch is; SQLite would keep every page it changes, each time.
std::string sql_of(domain::Dimension dimension, const std::vector<std::string>& columns) {
  const std::string list = base::join(columns, ", ");
  return "INSERT OR FAIL INTO " + std::string(to_text(dimension)) + " (" + list + ") SELECT " + list + " FROM " + feed_name(to_text(dimension)) +
         " WHERE true ON CONFLICT (hash) DO NOTHING";
}

}  // namespace

struct BatchWriter::State {
  sql::Connection& connection;
  sql::UncheckedReferences unchecked;
  sql::Savepoint savepoint;
  std::int64_t number = 0;
  PerDimension<std::int64_t> ids;  // by place: the id in this file
  std::array<std::unique_ptr<sql::Feed>, domain::dimension_count> feeds;
  sql::StandIns stand_ins;
  std::map<std::string_view, sql::Tail> tails;  // of the tables

  explicit State(sql::Connection& c) : connection(c), unchecked(c), savepoint(c), stand_ins(c) {
    connection.exec("PRAGMA cache_size = -32768");  // the indexes of a year's visits and settlements fit into it
    number = connection.integer("SELECT coalesce(max(number), 0) + 1 FROM batch");
    for (auto& list : ids) list.push_back(0);
  }

  template <class Row> void add(std::span<const Row> rows) {
    if (rows.empty()) return;
    sql::Tail& tail = tail_of<Row>();
    for (const Row& row : rows) {
      const std::int64_t id = row_id(number, row.place);
      if (id <= tail.last_id()) refuse_strays(table_name<Row>);
      if (!tail.add(id, [&](sql::RowBytes& out) { store(row, ids, out); })) insert_long(tail, id, row);
    }
    if (stand_ins.waiting() >= pages_a_flush) stand_ins.flush();
  }

  template <class Row> sql::Tail& tail_of() {
    auto found = tails.find(table_name<Row>);
    if (found == tails.end())
      found = tails.try_emplace(table_name<Row>, connection, stand_ins, table_name<Row>, columns_of<Row>()).first;
    return found->second;
  }

  // A row that does not fit on a page.
  template <class Row> void insert_long(sql::Tail& tail, std::int64_t id, const Row& row) {
    tail.end_page();
    Binding binding{connection.cached(insert_of(table_name<Row>, columns_of<Row>()))};
    binding.put(id);
    store(row, ids, binding);
    binding.statement.run();
    tail.passed(id);
  }

  void end_pages() {
    for (auto& [table, tail] : tails) tail.end_page();
    stand_ins.finish();
  }

  [[noreturn]] void refuse_strays(const char* table) const {
    throw base::Error(base::ErrorKind::cannot, base::say("the table {} holds rows that belong to no batch", table), {connection.path()},
                      base::say("`mi-case verify` names what was changed"));
  }

  void add(domain::Dimension dimension, std::span<const std::string_view> columns, std::span<const ContentHash> hashes) {
    if (hashes.empty()) return;
    std::vector<std::string> names{"hash"};
    names.insert(names.end(), dimension_columns(dimension).begin(), dimension_columns(dimension).end());
    std::unique_ptr<sql::Feed>& feed = feeds[static_cast<std::size_t>(dimension)];
    if (!feed) feed = std::make_unique<sql::Feed>(connection, feed_name(to_text(dimension)), names);
    FedDimension fed(columns, hashes);
    feed->run(connection.cached(sql_of(dimension, names)), fed);
    take_ids(dimension, hashes);
  }

  // New rows have ids one after the other; where the case knew one of them, each is asked for.
  void take_ids(domain::Dimension dimension, std::span<const ContentHash> hashes) {
    std::vector<std::int64_t>& all = of(ids, dimension);
    const bool are_new = connection.changes() == static_cast<std::int64_t>(hashes.size());
    std::int64_t next = connection.last_id() - connection.changes();
    for (const ContentHash& hash : hashes) all.push_back(are_new ? ++next : id_of_row(dimension, hash));
  }

  std::int64_t id_of_row(domain::Dimension dimension, const ContentHash& hash) {
    sql::Statement& find = connection.cached(std::string("SELECT id FROM ") + to_text(dimension) + " WHERE hash = ?");
    find.bind_blob(1, bytes_of(hash)).step();
    return find.integer(0);
  }

  void write_blocks(BatchHasher& hasher) {
    sql::Statement& insert = connection.cached("INSERT INTO batch_block (batch, section, block, hash) VALUES (?, ?, ?, ?)");
    for (const auto& [table, blocks] : hasher.blocks()) {
      std::int64_t block = 0;
      for (const std::string& hash : blocks) insert.with(number, table, ++block, hash).run();
    }
  }
};

BatchWriter::BatchWriter(Case& target) : BatchWriter(target.connection()) {}
BatchWriter::BatchWriter(sql::Connection& target) : state_(std::make_unique<State>(target)) {}
BatchWriter::~BatchWriter() = default;

void BatchWriter::add(domain::Dimension dimension, std::span<const std::string_view> columns, std::span<const ContentHash> hashes) {
  state_->add(dimension, columns, hashes);
}

template <class Row> void BatchWriter::add(std::span<const Row> rows) { state_->add(rows); }

BatchWriter::Finished BatchWriter::finish(BatchHasher& hasher) {
  domain::Batch batch = hasher.finish();
  sql::Statement& known = state_->connection.cached("SELECT 1 FROM batch WHERE hash = ?");
  bool is_known = known.with(batch.hash).step();
  known.reset();
  if (is_known) return {batch, true};
  state_->connection.cached("INSERT INTO batch (number, hash) VALUES (?, ?)").with(state_->number, batch.hash).run();
  state_->write_blocks(hasher);
  state_->end_pages();
  state_->savepoint.keep();
  return {batch, false};
}

template void BatchWriter::add(std::span<const domain::VisitLine>);
template void BatchWriter::add(std::span<const domain::SettlementLine>);
template void BatchWriter::add(std::span<const domain::PriceLine>);
template void BatchWriter::add(std::span<const domain::FeeLine>);
template void BatchWriter::add(std::span<const domain::LineNote>);
template void BatchWriter::add(std::span<const domain::SetAside>);
template void BatchWriter::add(std::span<const domain::VisitExtra>);
template void BatchWriter::add(std::span<const domain::SettlementExtra>);
template void BatchWriter::add(std::span<const domain::FeeExtra>);
template void BatchWriter::add(std::span<const domain::DiagnosisLine>);
template void BatchWriter::add(std::span<const domain::OperationLine>);
template void BatchWriter::add(std::span<const domain::StockLine>);
template void BatchWriter::add(std::span<const domain::ExamLine>);
template void BatchWriter::add(std::span<const domain::UploadLine>);

}  // namespace mi::casefile
