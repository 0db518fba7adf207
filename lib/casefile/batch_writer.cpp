// SPDX-License-Identifier: Apache-2.0
// Writing a batch: many rows to a statement.
#include <array>

#include "base/text.hpp"
#include "casefile/batch_rows.hpp"
#include "casefile/batches.hpp"
#include "sql/connection.hpp"
#include "sql/transaction.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

// Rows to a statement: SQLite takes 32,766 parameters; beyond a few dozen rows nothing is gained.
constexpr std::size_t rows_at_once = 48;

std::string insert_sql(const char* table, const std::vector<std::string>& columns, std::size_t rows) {
  std::string marks = "(" + base::join(std::vector<std::string>(columns.size(), "?"), ",") + ")";
  return std::string("INSERT INTO ") + table + " (" + base::join(columns, ",") + ") VALUES " +
         base::join(std::vector<std::string>(rows, marks), ",");
}

}  // namespace

struct BatchWriter::State {
  sql::Connection& connection;
  sql::UncheckedReferences unchecked;
  sql::Savepoint savepoint;
  std::int64_t number = 0;
  PerDimension<std::int64_t> ids;  // by place: the id in this file
  std::array<std::string, domain::dimension_count> dimension_inserts;

  explicit State(sql::Connection& c) : connection(c), unchecked(c), savepoint(c) {
    connection.exec("PRAGMA cache_size = -32768");  // the indexes of a year's visits and settlements fit into it
    number = connection.integer("SELECT coalesce(max(number), 0) + 1 FROM batch");
    for (auto& list : ids) list.push_back(0);
    for (std::size_t d = 0; d < dimension_inserts.size(); ++d) {
      auto dimension = static_cast<domain::Dimension>(d);
      std::vector<std::string> columns{"hash"};
      columns.insert(columns.end(), dimension_columns(dimension).begin(), dimension_columns(dimension).end());
      dimension_inserts[d] = insert_sql(to_text(dimension), columns, 1) + " ON CONFLICT (hash) DO NOTHING";
    }
  }

  template <class Row> void add(std::span<const Row> rows) {
    while (rows.size() >= rows_at_once) {
      insert(rows.first(rows_at_once));
      rows = rows.subspan(rows_at_once);
    }
    for (; !rows.empty(); rows = rows.subspan(1)) insert(rows.first(1));
  }

  template <class Row> void insert(std::span<const Row> rows) {
    static const auto columns = columns_of<Row>();
    static const std::string one = insert_sql(table_name<Row>, columns, 1);
    static const std::string many = insert_sql(table_name<Row>, columns, rows_at_once);
    sql::Statement& statement = connection.cached(rows.size() == 1 ? one : many);
    Binder binder{statement, 1, ids};
    for (const Row& row : rows) {
      statement.bind(binder.place++, row_id(number, row.place));
      const_cast<Row&>(row).fields(binder);
    }
    statement.run();
  }

  std::int64_t dimension_id(domain::Dimension d, const ContentHash& hash, std::span<const std::string_view> row) {
    sql::Statement& insert = connection.cached(dimension_inserts[static_cast<std::size_t>(d)]);
    insert.bind_blob(1, bytes_of(hash));
    int place = 1;
    for (std::string_view column : row) insert.bind_static(++place, column);
    insert.run();
    if (connection.changes() == 1) return connection.last_id();
    sql::Statement& find = connection.cached(std::string("SELECT id FROM ") + to_text(d) + " WHERE hash = ?");
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

void BatchWriter::add(domain::Dimension dimension, std::span<const std::string_view> row, const ContentHash& hash) {
  of(state_->ids, dimension).push_back(state_->dimension_id(dimension, hash, row));
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
