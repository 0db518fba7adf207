// SPDX-License-Identifier: Apache-2.0
// Writing a batch: many rows to a statement, each hashed as it is bound.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "casefile/batch_rows.hpp"
#include "casefile/batches.hpp"
#include "sql/connection.hpp"

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
  std::int64_t number = 0;
  PerDimension<std::int64_t> ids;     // by place: the id in this file
  PerDimension<ContentHash> hashes;   // by place
  std::map<std::string, SectionHasher> sections;
  std::string encoded;

  explicit State(sql::Connection& c) : connection(c) {
    number = connection.integer("SELECT coalesce(max(number), 0) + 1 FROM batch");
    for (auto& list : ids) list.push_back(0);
    for (auto& list : hashes) list.push_back({});
  }

  template <class Row> void add(std::span<const Row> rows) {
    SectionHasher& section = sections[table_name<Row>];
    for (const Row& row : rows) {
      encoded.clear();
      encode_row(encoded, row, hashes);
      section.add(encoded);
    }
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

  std::int64_t dimension_id(domain::Dimension d, const ContentHash& hash, const std::vector<std::string_view>& row) {
    std::vector<std::string> columns{"hash"};
    columns.insert(columns.end(), dimension_columns(d).begin(), dimension_columns(d).end());
    sql::Statement& insert = connection.cached(insert_sql(to_text(d), columns, 1) + " ON CONFLICT (hash) DO NOTHING");
    insert.bind_blob(1, bytes_of(hash));
    for (std::size_t i = 0; i < row.size(); ++i) insert.bind(static_cast<int>(i) + 2, row[i]);
    insert.run();
    if (connection.changes() == 1) return connection.last_id();
    sql::Statement& find = connection.cached(std::string("SELECT id FROM ") + to_text(d) + " WHERE hash = ?");
    find.bind_blob(1, bytes_of(hash)).step();
    return find.integer(0);
  }

  domain::Batch summary() {
    domain::Batch batch;
    for_each_table([&]<class Row>() {
      auto found = sections.find(table_name<Row>);
      if (found == sections.end() || found->second.rows() == 0) return;
      batch.tables.push_back({found->first, found->second.rows(), hash_of_blocks(found->second.finish())});
    });
    batch.hash = hash_of_tables(batch.tables);
    return batch;
  }

  void write_blocks() {
    sql::Statement& insert = connection.cached("INSERT INTO batch_block (batch, section, block, hash) VALUES (?, ?, ?, ?)");
    for (auto& [name, section] : sections) {
      std::int64_t block = 0;
      for (const std::string& hash : section.finish()) insert.with(number, name, ++block, hash).run();
    }
  }
};

BatchWriter::BatchWriter(Case& target) : BatchWriter(target.connection()) {}
BatchWriter::BatchWriter(sql::Connection& target) : state_(std::make_unique<State>(target)) {}
BatchWriter::~BatchWriter() = default;

void BatchWriter::add(domain::Dimension dimension, std::span<const std::string_view> row) {
  std::vector<std::string_view> columns(row.begin(), row.end());
  ContentHash hash = content_hash(dimension, columns);
  of(state_->ids, dimension).push_back(state_->dimension_id(dimension, hash, columns));
  of(state_->hashes, dimension).push_back(hash);
}

void BatchWriter::add(std::span<const domain::VisitLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::SettlementLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::FeeLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::PriceLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::LineNote> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::SetAside> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::VisitExtra> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::SettlementExtra> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::FeeExtra> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::DiagnosisLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::OperationLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::StockLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::ExamLine> rows) { state_->add(rows); }
void BatchWriter::add(std::span<const domain::UploadLine> rows) { state_->add(rows); }

BatchWriter::Finished BatchWriter::finish() {
  domain::Batch batch = state_->summary();
  sql::Statement& known = state_->connection.cached("SELECT 1 FROM batch WHERE hash = ?");
  if (known.with(batch.hash).step()) return {batch, true};
  state_->connection.cached("INSERT INTO batch (number, hash) VALUES (?, ?)").with(state_->number, batch.hash).run();
  state_->write_blocks();
  return {batch, false};
}

}  // namespace mi::casefile
