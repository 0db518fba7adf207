// SPDX-License-Identifier: Apache-2.0
// Reading batches: as columns for the checks, as names and rows for people.
#include "casefile/batch/batches.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/batch/rows.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {
namespace {

using namespace detail;
using base::Error;
using base::ErrorKind;
using base::say;

// Runs `columns` of `table` over these batches (all when empty), in order of id.
template <class F>
void each_row(Case& source, const std::string& columns, const std::string& table, const std::string& condition,
              const std::vector<std::int64_t>& batches, F&& f) {
  std::string sql = "SELECT " + columns + " FROM " + table + " WHERE id BETWEEN ? AND ? " + condition + " ORDER BY id";
  auto select = source.connection().prepare(sql);
  std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
  for (std::int64_t batch : batches) ranges.emplace_back(row_id(batch, 0), row_id(batch, 0xffffffff));
  if (batches.empty()) ranges.emplace_back(0, INT64_MAX);
  for (auto [first, last] : ranges) {
    select.reset().with(first, last);
    while (select.step()) f(select);
  }
}

std::string hex_prefix(const std::string& hash) { return hash.substr(0, 12); }

std::int64_t number_of(Case& source, const std::string& hash_start) {
  auto find = source.connection().prepare("SELECT number FROM batch WHERE substr(hash, 1, length(?1)) = ?1");
  find.with(hash_start);
  if (!find.step()) throw Error(ErrorKind::cannot, say("this case has no batch {}", hash_start), {source.path()});
  return find.integer(0);
}

json::Value row_as_text(const sql::Statement& row) {
  json::Value out = json::Value::object();
  for (int c = 1; c < row.columns(); ++c)  // 0 is the id, which means nothing outside this file
    if (!row.is_null(c) && !row.text(c).empty()) out.set(row.column_name(c), row.string(c));
  return out;
}

}  // namespace

std::vector<StoredBatch> stored_batches(Case& source) { return stored_batches(source.connection()); }

std::vector<StoredBatch> stored_batches(sql::Connection& source) {
  std::vector<StoredBatch> batches;
  auto select = source.prepare("SELECT number, hash FROM batch ORDER BY number");
  while (select.step()) batches.push_back({select.integer(0), select.string(1)});
  return batches;
}

bool has_batch(Case& source, const std::string& hash) {
  auto find = source.connection().prepare("SELECT 1 FROM batch WHERE hash = ?");
  return find.with(hash).step();
}

template <class Row> std::vector<Stored<Row>> read_rows(Case& source, const std::vector<std::int64_t>& batches) {
  std::vector<Stored<Row>> all;
  auto add = [&](const sql::Statement& row) {
    Stored<Row>& stored = all.emplace_back();
    stored.id = row.integer(0);
    stored.row.place = place_of(stored.id);
    RowReader reader{row};
    stored.row.fields(reader);
  };
  each_row(source, base::join(columns_of<Row>(), ", "), table_name<Row>, "", batches, add);
  return all;
}
template std::vector<Stored<domain::VisitExtra>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::SettlementExtra>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::FeeExtra>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::DiagnosisLine>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::OperationLine>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::StockLine>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::ExamLine>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::UploadLine>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::LineNote>> read_rows(Case&, const std::vector<std::int64_t>&);
template std::vector<Stored<domain::SetAside>> read_rows(Case&, const std::vector<std::int64_t>&);

std::vector<LineNumbers> read_numbers(Case& source, const std::vector<std::int64_t>& ids) {
  std::vector<LineNumbers> all;
  auto find = source.connection().prepare("SELECT number, refunds FROM fee_line WHERE id = ?");
  for (std::int64_t id : ids) {
    find.reset().with(id);
    if (find.step()) all.push_back({id, find.string(0), find.string(1)});
  }
  return all;
}

std::vector<std::int64_t> noted_lines(Case& source, std::string_view what) {
  std::vector<std::int64_t> ids;
  auto select = source.connection().prepare("SELECT (id & ~4294967295) + line FROM line_note WHERE what = ? ORDER BY 1");
  select.with(what);
  while (select.step()) ids.push_back(select.integer(0));
  return ids;
}

LineView line(Case& source, const domain::LineName& name) {
  std::int64_t id = row_id(number_of(source, name.batch), static_cast<std::uint32_t>(name.place));
  static constexpr std::array<std::array<const char*, 2>, 9> views{{{"fee_line", "fee_lines"},
                                                                    {"visit_line", "visits"},
                                                                    {"settlement_line", "settlements"},
                                                                    {"price_line", "price_lines"},
                                                                    {"diagnosis_line", "diagnoses"},
                                                                    {"operation_line", "operations"},
                                                                    {"stock_line", "stock"},
                                                                    {"exam_line", "examinations"},
                                                                    {"upload_line", "uploads"}}};
  for (auto [table, view] : views) {
    auto find = source.connection().prepare(std::string("SELECT * FROM ") + view + " WHERE id = ?");
    find.with(id);
    if (find.step()) return {table, row_as_text(find)};
  }
  throw Error(ErrorKind::cannot, say("batch {} has no line {}", hex_prefix(name.batch), name.place), {source.path()});
}

domain::LineName line_name(const std::vector<StoredBatch>& batches, std::int64_t id) {
  std::int64_t number = id / batch_span;
  auto found = std::find_if(batches.begin(), batches.end(), [&](const StoredBatch& b) { return b.number == number; });
  return {found != batches.end() ? found->hash : std::string(), place_of(id)};
}

}  // namespace mi::casefile
