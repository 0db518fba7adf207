// SPDX-License-Identifier: Apache-2.0
// Writing a batch: a block of rows to a statement.
#include <array>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/rows.hpp"
#include "sql/connection.hpp"
#include "sql/feed.hpp"
#include "sql/transaction.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

// Else the last thirty megabytes of a batch are written while nobody has anything else left to do.
constexpr std::size_t rows_a_flush = 65536;

std::string feed_name(std::string_view table) { return "rows_for_" + std::string(table); }

// How the rows of a block go into their table. Columns that hold the same simple thing in all of them are not fed: SQLite
// writes null without being told, and the words of a statement cost it less than a value that is handed over.
struct Form {
  std::string_view table;
  bool with_id = true;        // else each row gets the next one
  std::uint32_t fed = 0;      // columns, a bit for each
  std::uint32_t ones = 0;     // 1 in every row
  std::uint32_t empty = 0;    // an empty text in every row
  friend auto operator<=>(const Form&, const Form&) = default;
};

// Which columns have something to say in a row.
struct Columns {
  std::uint32_t bit = 1;
  std::uint32_t said = 0;      // neither null nor an empty text
  std::uint32_t texts = 0;
  std::uint32_t not_ones = 0;

  template <class T> Columns& operator()(const char*, T& field) {
    if constexpr (is_text<T>) {
      texts |= bit;
      said |= field.empty() ? 0 : bit;
      not_ones |= bit;
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      said |= bit;
      not_ones |= field == 1 ? 0 : bit;
    } else {
      said |= is_there(field) ? bit : 0;
      not_ones |= bit;
    }
    bit <<= 1;
    return *this;
  }
  static bool is_there(const std::optional<std::int64_t>& field) { return field.has_value(); }
  template <domain::Dimension D> static bool is_there(const domain::Ref<D>& field) { return field.place != 0; }
};

template <class Row> Form form_of(std::span<const Row> rows) {
  Columns columns;
  for (const Row& row : rows) {
    columns.bit = 1;
    const_cast<Row&>(row).fields(columns);  // fields() serves both ways; this visitor only reads
  }
  const std::uint32_t ones = columns.said & ~columns.not_ones;
  return {table_name<Row>, true, columns.said & ~ones, ones, columns.texts & ~columns.said};
}

std::string sql_of(const Form& form, const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  std::vector<std::string> values;
  if (form.with_id) names.push_back(columns.front()), values.push_back(columns.front());
  for (std::size_t i = 1; i < columns.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << (i - 1);
    if (((form.fed | form.ones | form.empty) & bit) == 0) continue;
    names.push_back(columns[i]);
    values.push_back((form.fed & bit) != 0 ? columns[i] : (form.ones & bit) != 0 ? "1" : "''");
  }
  return "INSERT INTO " + std::string(form.table) + " (" + base::join(names, ", ") + ") SELECT " + base::join(values, ", ") +
         " FROM " + feed_name(form.table);
}

// The rows of a block as SQLite takes them: the id, and references as the ids of this file.
template <class Row> class Fed : public sql::FedRows {
 public:
  Fed(std::span<const Row> rows, std::int64_t batch, const PerDimension<std::int64_t>& ids) : rows_(rows), batch_(batch), ids_(ids) {}

  bool next(std::span<sql::FedValue> row) override {
    if (rows_.empty()) return false;
    at_ = row.data();
    at_++->put(row_id(batch_, rows_.front().place));
    const_cast<Row&>(rows_.front()).fields(*this);
    rows_ = rows_.subspan(1);
    return true;
  }

  template <class T> Fed& operator()(const char*, T& field) {
    sql::FedValue& value = *at_++;
    if constexpr (is_ref<T>) field.place == 0 ? value.put_null() : value.put(id_of(ids_[static_cast<std::size_t>(T::dimension)], field.place));
    else if constexpr (is_text<T>) value.put(std::string_view(field));
    else if constexpr (std::is_same_v<T, std::int64_t>) value.put(field);
    else field ? value.put(*field) : value.put_null();
    return *this;
  }

 private:
  std::span<const Row> rows_;
  std::int64_t batch_;
  const PerDimension<std::int64_t>& ids_;
  sql::FedValue* at_ = nullptr;
};

}  // namespace

struct BatchWriter::State {
  sql::Connection& connection;
  sql::UncheckedReferences unchecked;
  sql::Savepoint savepoint;
  std::int64_t number = 0;
  PerDimension<std::int64_t> ids;  // by place: the id in this file
  std::array<std::string, domain::dimension_count> dimension_inserts;
  struct Table {
    std::unique_ptr<sql::Feed> feed;
    std::uint32_t last = 0;  // place of the row written last
  };
  std::map<std::string_view, Table> tables;
  std::map<Form, sql::Statement> inserts;  // behind the feeds that they select from
  std::size_t written = 0;                 // rows since the last flush

  explicit State(sql::Connection& c) : connection(c), unchecked(c), savepoint(c) {
    connection.exec("PRAGMA cache_size = -32768");  // the indexes of a year's visits and settlements fit into it
    number = connection.integer("SELECT coalesce(max(number), 0) + 1 FROM batch");
    for (auto& list : ids) list.push_back(0);
    for (std::size_t d = 0; d < dimension_inserts.size(); ++d) {
      auto dimension = static_cast<domain::Dimension>(d);
      std::vector<std::string> columns{"hash"};
      columns.insert(columns.end(), dimension_columns(dimension).begin(), dimension_columns(dimension).end());
      dimension_inserts[d] = "INSERT INTO " + std::string(to_text(dimension)) + " (" + base::join(columns, ", ") + ") VALUES (" +
                             base::join(std::vector<std::string>(columns.size(), "?"), ", ") + ") ON CONFLICT (hash) DO NOTHING";
    }
  }

  template <class Row> void add(std::span<const Row> rows) {
    if (rows.empty()) return;
    Table& table = tables[table_name<Row>];
    if (!table.feed) table.feed = std::make_unique<sql::Feed>(connection, feed_name(table_name<Row>), columns_of<Row>());
    // Rows that follow the one written last get the next id from SQLite, which then need not look for their place.
    const bool follow = rows.front().place == table.last + 1 && rows.back().place == table.last + rows.size();
    Form form = form_of(rows);
    form.with_id = table.last == 0 || !follow;
    Fed<Row> fed(rows, number, ids);
    table.feed->run(insert(form, columns_of<Row>), fed);
    table.last = rows.back().place;
    if (connection.last_id() != row_id(number, table.last)) refuse_strays(table_name<Row>);
    written += rows.size();
    if (written >= rows_a_flush) connection.flush(), written = 0;
  }

  sql::Statement& insert(const Form& form, std::vector<std::string> (*columns)()) {
    auto found = inserts.find(form);
    if (found == inserts.end()) found = inserts.emplace(form, connection.prepare(sql_of(form, columns()))).first;
    return found->second;
  }

  [[noreturn]] void refuse_strays(const char* table) const {
    throw base::Error(base::ErrorKind::cannot, base::say("the table {} holds rows that belong to no batch", table), {connection.path()},
                      base::say("`mi-case verify` names what was changed"));
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
