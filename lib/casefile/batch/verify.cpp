// SPDX-License-Identifier: Apache-2.0
// Whether the rows of every batch are what its hash says, and nothing else is in their tables.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/known_rows.hpp"
#include "casefile/batch/part.hpp"
#include "casefile/batch/rows.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {
namespace {

using namespace detail;
using base::say;

std::string short_hash(const std::string& hash) { return hash.substr(0, 12); }

// The blocks of one table of a batch, from its rows. `see` is shown every row.
template <class Row, class See>
SectionHasher hash_table(sql::Connection& db, std::int64_t number, PerDimension<ContentHash>& hashes, See&& see) {
  auto select = db.prepare("SELECT " + base::join(columns_of<Row>(), ", ") + " FROM " + table_name<Row> +
                           " WHERE id BETWEEN ? AND ? ORDER BY id");
  select.with(row_id(number, 0), row_id(number, 0xffffffff));
  SectionHasher section;
  Row row;
  while (select.step()) {
    row.place = place_of(select.integer(0));
    RowReader reader{select};
    row.fields(reader);
    see(row);
    section.add(row, hashes);
  }
  return section;
}

// Calls see(id, stored hash, hash of the content) for each row of the dimension.
template <class See> void each_dimension_row(sql::Connection& db, domain::Dimension d, See&& see) {
  const auto& columns = dimension_columns(d);
  auto select = db.prepare("SELECT id, hash, " + base::join(columns, ", ") + " FROM " + to_text(d));
  std::vector<std::string_view> row;
  while (select.step()) {
    row.clear();
    for (std::size_t c = 0; c < columns.size(); ++c) row.push_back(select.text(static_cast<int>(c) + 2));
    see(select.integer(0), select.text(1), content_hash(d, row));
  }
}

void keep(std::vector<ContentHash>& hashes, std::int64_t id, std::string_view bytes) {
  auto place = static_cast<std::size_t>(id);
  if (hashes.size() <= place) hashes.resize(place + 1);
  std::copy_n(bytes.begin(), std::min(bytes.size(), hashes[place].size()), hashes[place].begin());
}

class Verifier {
 public:
  Verifier(Case& source, Report& report) : source_(source), db_(source.connection()), report_(report) {}

  void run() {
    for (int d = 0; d < domain::dimension_count; ++d) read_hashes(static_cast<domain::Dimension>(d));
    read_promises();
    for (const StoredBatch& batch : stored_batches(source_)) verify_batch(batch);
    for (const auto& [hash, batch] : promised_)
      if (!has_batch(source_, hash)) report_.add("batch", short_hash(hash), "", say("its rows are missing"));
    for_each_table([&]<class Row>() { strays(table_name<Row>, "id >> 32"); });
    strays("batch_block", "batch");
    for (int d = 0; d < domain::dimension_count; ++d) unused(static_cast<domain::Dimension>(d));
  }

  template <class T> Verifier& operator()(const char*, T& field) {  // marks the dimension rows that lines name
    if constexpr (is_ref<T>) {
      auto& used = of(used_, T::dimension);
      if (field.place < used.size()) used[field.place] = 1;
    }
    return *this;
  }

 private:
  void read_hashes(domain::Dimension d) {
    const KnownRows known(db_, d);
    each_dimension_row(db_, d, [&](std::int64_t id, std::string_view stored, const ContentHash& content) {
      if (!is_dimension_id(id)) return report_.add(to_text(d), std::to_string(id), "id", say("no line names it"));
      if (stored != bytes_of(content)) report_.add(to_text(d), std::to_string(id), "", say("it was changed"));
      else if (const std::int64_t first = known.find(content); first != id) report_.add(to_text(d), std::to_string(id), "", say("it is row {} once more", first));
      keep(of(hashes_, d), id, stored);
    });
    of(used_, d).resize(of(hashes_, d).size());
  }

  void read_promises() {
    for (const Fact& fact : source_.all_facts(domain::Batch::kind.name)) {
      if (fact.withheld) continue;
      promised_.emplace(fact.key, domain::decode<domain::Batch>(fact.body));
    }
  }

  void verify_batch(const StoredBatch& batch) {
    auto promised = promised_.find(batch.hash);
    if (promised == promised_.end())
      return report_.add("batch", std::to_string(batch.number), "hash", say("no fact speaks of batch {}", short_hash(batch.hash)));
    for_each_table([&]<class Row>() { verify_table<Row>(batch, promised->second); });
    if (batch.hash != hash_of_tables(promised->second.tables))
      report_.add("batch", std::to_string(batch.number), "hash", say("its fact does not add up"));
  }

  template <class Row> void verify_table(const StoredBatch& batch, const domain::Batch& promised) {
    SectionHasher section = hash_table<Row>(db_, batch.number, hashes_, [&](Row& row) { row.fields(*this); });
    std::string expected = hash_of_blocks({});
    for (const domain::BatchTable& table : promised.tables)
      if (table.table == table_name<Row>) expected = table.hash;
    compare(batch, table_name<Row>, section.finish(), expected);
  }

  std::vector<std::string> stored_blocks(std::int64_t number, const std::string& table) {
    std::vector<std::string> blocks;
    auto select = db_.prepare("SELECT block, hash FROM batch_block WHERE batch = ? AND section = ? ORDER BY block");
    select.with(number, table);
    while (select.step()) {
      auto next = static_cast<std::int64_t>(blocks.size()) + 1;
      blocks.push_back(select.integer(0) == next ? select.string(1) : std::string());
    }
    return blocks;
  }

  // The fact has the last word: where the rows are what it says, it is the list of blocks that was changed.
  void compare(const StoredBatch& batch, const std::string& table, const std::vector<std::string>& found,
               const std::string& expected) {
    std::vector<std::string> stored = stored_blocks(batch.number, table);
    std::string where = say("batch {}", short_hash(batch.hash));
    if (hash_of_blocks(found) == expected) {
      if (found != stored) report_.add("batch_block", where, "hash", say("the hashes of {} were changed", table));
      return;
    }
    bool named = false;
    for (std::size_t i = 0; i < std::max(found.size(), stored.size()); ++i) {
      if (i < found.size() && i < stored.size() && found[i] == stored[i]) continue;
      named = true;
      auto first = static_cast<std::int64_t>(i) * block_rows + 1;
      report_.add(table, say("{}, block {}", where, i + 1), "",
                  say("rows {} to {} of this batch are not what was loaded", first, first + block_rows - 1));
    }
    if (!named) report_.add(table, where, "", say("its rows and its block hashes were changed together"));
  }

  void strays(const std::string& table, const std::string& batch) {
    std::int64_t rows = db_.integer("SELECT count(*) FROM " + table + " WHERE " + batch + " NOT IN (SELECT number FROM batch)");
    if (rows > 0) report_.add(table, "", "", say("{} rows belong to no batch", rows));
    if (table != "batch_block") return;
    std::string known;
    for_each_table([&]<class Row>() { known += (known.empty() ? "'" : ", '") + std::string(table_name<Row>) + "'"; });
    rows = db_.integer("SELECT count(*) FROM batch_block WHERE section NOT IN (" + known + ")");
    if (rows > 0) report_.add(table, "", "section", say("{} rows belong to no table", rows));
  }

  void unused(domain::Dimension d) {
    auto& used = of(used_, d);
    auto select = db_.prepare(std::string("SELECT id FROM ") + to_text(d));
    while (select.step()) {
      std::int64_t id = select.integer(0);
      if (is_dimension_id(id) && used[static_cast<std::size_t>(id)] == 0)
        report_.add(to_text(d), std::to_string(id), "", say("no line names it"));
    }
  }

  Case& source_;
  sql::Connection& db_;
  Report& report_;
  PerDimension<ContentHash> hashes_;
  PerDimension<char> used_;
  std::map<std::string, domain::Batch> promised_;
};

}  // namespace

void verify_batches(Case& verified, Report& report) { Verifier(verified, report).run(); }

std::string fingerprint_of_batches(sql::Connection& db) {
  PerDimension<ContentHash> hashes;
  for (int i = 0; i < domain::dimension_count; ++i) {
    auto d = static_cast<domain::Dimension>(i);
    each_dimension_row(db, d, [&](std::int64_t id, std::string_view, const ContentHash& content) {
      if (is_dimension_id(id)) keep(of(hashes, d), id, bytes_of(content));
    });
  }
  std::map<std::string, std::string> batches;
  for (const StoredBatch& batch : stored_batches(db)) {
    std::vector<domain::BatchTable> tables;
    for_each_table([&]<class Row>() {
      SectionHasher section = hash_table<Row>(db, batch.number, hashes, [](Row&) {});
      tables.push_back({table_name<Row>, section.rows(), hash_of_blocks(section.finish())});
    });
    batches[batch.hash] = hash_of_tables(tables);
  }
  std::string all;
  for (const auto& [hash, rows] : batches) all.append(hash).append(" ").append(rows).append("\n");
  return base::sha256_hex(all);
}

namespace {

void merge_batches(sql::Connection& target, sql::Connection& source) { copy_batches(target, source, {}); }

// A batch stays at home when every fact that speaks of it does.
void export_batches(sql::Connection& target, sql::Connection& source, const std::vector<FactId>& withheld) {
  std::map<std::string, bool> shown;
  auto select = source.prepare("SELECT key, hash FROM fact WHERE kind = ?");
  select.with(domain::Batch::kind.name);
  while (select.step()) {
    bool hidden = std::find(withheld.begin(), withheld.end(), select.text(1)) != withheld.end();
    shown[select.string(0)] |= !hidden;
  }
  std::vector<std::string> except;
  for (const auto& [hash, is_shown] : shown)
    if (!is_shown) except.push_back(hash);
  copy_batches(target, source, except);
}

}  // namespace

Part claims_part() { return {"claims", verify_batches, merge_batches, export_batches, fingerprint_of_batches}; }

}  // namespace mi::casefile
