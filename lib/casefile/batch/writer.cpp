// SPDX-License-Identifier: Apache-2.0
// Writing a batch: rows by whole pages, those of dimensions only where the case does not know them.
#include <array>
#include <map>
#include <optional>

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/known_rows.hpp"
#include "casefile/batch/rows.hpp"
#include "sql/connection.hpp"
#include "sql/stand_ins.hpp"
#include "sql/tail.hpp"
#include "sql/transaction.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

// Else the last thirty megabytes of a batch are written while nobody has anything else left to do.
constexpr std::size_t pages_a_flush = 2048;

// The fields of a row as they are stored, to whatever takes values: references as the ids of this file.
template <class Out> struct Storing {
  Out& out;
  const PerDimension<std::uint32_t>& ids;

  template <class T> Storing& operator()(const char*, T& field) {
    if constexpr (is_ref<T>) field.place == 0 ? out.put_null() : out.put(id_of(ids[static_cast<std::size_t>(T::dimension)], field.place));
    else if constexpr (is_text<T>) out.put(std::string_view(field));
    else if constexpr (std::is_same_v<T, std::int64_t>) out.put(field);
    else field ? out.put(*field) : out.put_null();
    return *this;
  }
};

template <class Row, class Out> void store(const Row& row, const PerDimension<std::uint32_t>& ids, Out& out) {
  Storing<Out> storing{out, ids};
  const_cast<Row&>(row).fields(storing);  // fields() serves both ways; this visitor only reads
}

// A statement's parameters, one after the other.
struct Binding {
  sql::Statement& statement;
  int place = 0;
  void put_null() { statement.bind_null(++place); }
  template <class T> void put(T value) { statement.bind(++place, value); }
  void put_blob(std::string_view bytes) { statement.bind_blob(++place, bytes); }
};

std::string insert_of(const char* table, const std::vector<std::string>& columns) {
  return "INSERT INTO " + std::string(table) + " (" + base::join(columns, ", ") + ") VALUES (" +
         base::join(std::vector<std::string>(columns.size(), "?"), ", ") + ")";
}

}  // namespace

struct BatchWriter::State {
  sql::Connection& connection;
  sql::UncheckedReferences unchecked;
  sql::Savepoint savepoint;
  std::int64_t number = 0;
  PerDimension<std::uint32_t> ids;  // by place: the id in this file
  sql::StandIns stand_ins;
  std::map<std::string_view, sql::Tail> tails;  // of the tables
  std::array<std::optional<KnownRows>, domain::dimension_count> known;  // before the first row of each was added

  explicit State(sql::Connection& c) : connection(c), unchecked(c), savepoint(c), stand_ins(c) {
    connection.exec("PRAGMA cache_size = -32768");  // what changes between two flushes fits into it
    number = connection.integer("SELECT coalesce(max(number), 0) + 1 FROM batch");
    for (auto& list : ids) list.push_back(0);
  }

  sql::Tail& tail_of(const char* table, const std::vector<std::string>& columns) {
    auto found = tails.find(table);
    if (found == tails.end()) found = tails.try_emplace(table, connection, stand_ins, table, columns).first;
    return found->second;
  }

  template <class Row> void add(std::span<const Row> rows) {
    if (rows.empty()) return;
    static const std::vector<std::string> columns = columns_of<Row>();
    sql::Tail& tail = tail_of(table_name<Row>, columns);
    for_each_fetched(rows, ids, [&](const Row& row) {
      const std::int64_t id = row_id(number, row.place);
      if (id <= tail.last_id()) refuse_strays(table_name<Row>);
      insert(tail, table_name<Row>, columns, id, [&](auto& out) { store(row, ids, out); });
    });
    if (stand_ins.waiting() >= pages_a_flush) stand_ins.flush();
  }

  template <class Put> void insert(sql::Tail& tail, const char* table, const std::vector<std::string>& columns, std::int64_t id, Put&& put) {
    if (tail.add(id, put)) return;
    tail.end_page();  // the row does not fit on one
    Binding binding{connection.cached(insert_of(table, columns))};
    binding.put(id);
    put(binding);
    binding.statement.run();
    tail.passed(id);
  }

  void add(domain::Dimension dimension, std::span<const std::string_view> columns, std::span<const ContentHash> hashes) {
    if (hashes.empty()) return;
    std::optional<KnownRows>& its = known[static_cast<std::size_t>(dimension)];
    if (!its) its.emplace(connection, dimension);
    sql::Tail& tail = tail_of(to_text(dimension), names_of(dimension));
    const std::size_t width = columns.size() / hashes.size();
    for (const ContentHash& hash : hashes) {
      const std::int64_t id = its->find(hash);
      of(ids, dimension).push_back(static_cast<std::uint32_t>(id != 0 ? id : insert(tail, dimension, hash, columns.first(width))));
      columns = columns.subspan(width);
    }
  }

  // Gives the row the next id.
  std::int64_t insert(sql::Tail& tail, domain::Dimension dimension, const ContentHash& hash, std::span<const std::string_view> row) {
    const std::int64_t id = tail.last_id() + 1;
    if (!is_dimension_id(id)) refuse_strays(to_text(dimension));
    insert(tail, to_text(dimension), names_of(dimension), id, [&](auto& out) {
      out.put_blob(bytes_of(hash));
      for (std::string_view column : row) out.put(column);
    });
    return id;
  }

  // As they stand in the table.
  static const std::vector<std::string>& names_of(domain::Dimension dimension) {
    static const PerDimension<std::string> all = [] {
      PerDimension<std::string> names;
      for (std::size_t d = 0; d < names.size(); ++d) {
        const auto& its = dimension_columns(static_cast<domain::Dimension>(d));
        names[d] = {"id", "hash"};
        names[d].insert(names[d].end(), its.begin(), its.end());
      }
      return names;
    }();
    return all[static_cast<std::size_t>(dimension)];
  }

  void end_pages() {
    for (auto& [table, tail] : tails) tail.end_page();
    stand_ins.finish();
  }

  [[noreturn]] void refuse_strays(const char* table) const {
    throw base::Error(base::ErrorKind::cannot, base::say("the table {} holds rows that belong to no batch", table), {connection.path()},
                      base::say("`mi-case verify` names what was changed"));
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
