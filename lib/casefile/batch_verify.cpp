// SPDX-License-Identifier: Apache-2.0
// Whether the rows of every batch are what its hash says, and nothing else is in their tables.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/batch_rows.hpp"
#include "casefile/batches.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {
namespace {

using namespace detail;
using base::say;

class Verifier {
 public:
  explicit Verifier(Case& source) : source_(source), connection_(source.connection()) {}

  std::vector<BatchFault> run() {
    for (int d = 0; d < domain::dimension_count; ++d) read_hashes(static_cast<domain::Dimension>(d));
    for (const Fact& fact : source_.all_facts(domain::Batch::kind.name)) {
      auto batch = domain::decode<domain::Batch>(fact.body);
      promised_.emplace(batch.hash, std::move(batch));
    }
    for (const StoredBatch& batch : stored_batches(source_)) verify_batch(batch);
    for (const auto& [hash, batch] : promised_)
      if (!has_batch(source_, hash)) fault(place("batch", hash), say("its rows are missing"));
    for_each_table([&]<class Row>() { strays(table_name<Row>); });
    unused_dimensions();
    return std::move(faults_);
  }

  template <class T> Verifier& operator()(const char*, T& field) {  // marks the dimension rows that lines name
    if constexpr (is_ref<T>) {
      auto& used = of(used_, T::dimension);
      if (field.place < used.size()) used[field.place] = 1;
    }
    return *this;
  }

 private:
  void fault(std::string where, std::string what) { faults_.push_back({std::move(where), std::move(what)}); }
  static std::string place(const std::string& table, const std::string& hash) {
    return say("{}, batch {}", table, hash.substr(0, 12));
  }

  void read_hashes(domain::Dimension d) {
    const auto& columns = dimension_columns(d);
    auto select = connection_.prepare("SELECT id, hash, " + base::join(columns, ", ") + " FROM " + to_text(d));
    auto& hashes = of(hashes_, d);
    while (select.step()) {
      if (!is_dimension_id(select.integer(0))) {
        fault(say("{}, row {}", to_text(d), select.integer(0)), say("no line names it"));
        continue;
      }
      auto id = static_cast<std::size_t>(select.integer(0));
      std::vector<std::string_view> row;
      for (std::size_t c = 0; c < columns.size(); ++c) row.push_back(select.text(static_cast<int>(c) + 2));
      ContentHash hash = content_hash(d, row);
      if (select.text(1) != bytes_of(hash)) fault(say("{}, row {}", to_text(d), select.integer(0)), say("it was changed"));
      if (hashes.size() <= id) hashes.resize(id + 1);
      std::copy_n(select.text(1).begin(), std::min(select.text(1).size(), hash.size()), hashes[id].begin());
    }
    of(used_, d).resize(hashes.size());
  }

  void verify_batch(const StoredBatch& batch) {
    auto promised = promised_.find(batch.hash);
    if (promised == promised_.end()) return fault(place("batch", batch.hash), say("no fact speaks of it"));
    std::vector<domain::BatchTable> found;
    for_each_table([&]<class Row>() {
      SectionHasher section = hash_table<Row>(batch.number);
      if (section.rows() > 0) found.push_back({table_name<Row>, section.rows(), hash_of_blocks(section.finish())});
      compare_blocks(batch, table_name<Row>, section, expected_hash(promised->second, table_name<Row>));
    });
    if (promised->second.hash != hash_of_tables(promised->second.tables))
      fault(place("batch", batch.hash), say("its fact does not add up"));
  }

  template <class Row> SectionHasher hash_table(std::int64_t number) {
    auto select = connection_.prepare("SELECT " + base::join(columns_of<Row>(), ", ") + " FROM " + table_name<Row> +
                                      " WHERE id BETWEEN ? AND ? ORDER BY id");
    select.with(row_id(number, 0), row_id(number, 0xffffffff));
    SectionHasher section;
    std::string encoded;
    Row row;
    while (select.step()) {
      row.place = place_of(select.integer(0));
      RowReader reader{select};
      row.fields(reader);
      row.fields(*this);
      encoded.clear();
      encode_row(encoded, row, hashes_);
      section.add(encoded);
    }
    return section;
  }

  static std::string expected_hash(const domain::Batch& batch, const std::string& table) {
    for (const domain::BatchTable& t : batch.tables)
      if (t.table == table) return t.hash;
    return hash_of_blocks({});
  }

  std::vector<std::string> stored_blocks(std::int64_t number, const std::string& table) {
    std::vector<std::string> blocks;
    auto select = connection_.prepare("SELECT hash FROM batch_block WHERE batch = ? AND section = ? ORDER BY block");
    select.with(number, table);
    while (select.step()) blocks.push_back(select.string(0));
    return blocks;
  }

  // The fact has the last word: where the rows are what it says, it is the list of blocks that was changed.
  void compare_blocks(const StoredBatch& batch, const std::string& table, SectionHasher& section,
                      const std::string& expected) {
    const auto& found = section.finish();
    std::vector<std::string> stored = stored_blocks(batch.number, table);
    if (hash_of_blocks(found) == expected) {
      if (found != stored) fault(place("batch_block", batch.hash), say("the hashes of {} were changed", table));
      return;
    }
    bool named = false;
    for (std::size_t i = 0; i < std::max(found.size(), stored.size()); ++i) {
      if (i < found.size() && i < stored.size() && found[i] == stored[i]) continue;
      named = true;
      auto first = static_cast<std::int64_t>(i) * block_rows + 1;
      fault(say("{}, batch {}, block {}", table, batch.hash.substr(0, 12), i + 1),
            say("rows {} to {} are not what was loaded", first, first + block_rows - 1));
    }
    if (!named) fault(place(table, batch.hash), say("its rows and its block hashes were changed together"));
  }

  void strays(const std::string& table) {
    std::int64_t rows =
        connection_.integer("SELECT count(*) FROM " + table + " WHERE id >> 32 NOT IN (SELECT number FROM batch)");
    if (rows > 0) fault(table, say("{} rows belong to no batch", rows));
  }

  void unused_dimensions() {
    for (int i = 0; i < domain::dimension_count; ++i) {
      auto d = static_cast<domain::Dimension>(i);
      auto select = connection_.prepare(std::string("SELECT id FROM ") + to_text(d));
      while (select.step())
        if (is_dimension_id(select.integer(0)) && of(used_, d)[static_cast<std::size_t>(select.integer(0))] == 0)
          fault(say("{}, row {}", to_text(d), select.integer(0)), say("no line names it"));
    }
    std::int64_t blocks = connection_.integer(
        "SELECT count(*) FROM batch_block WHERE batch NOT IN (SELECT number FROM batch) OR section NOT IN ('visit_line', "
        "'settlement_line', 'price_line', 'fee_line', 'line_note', 'set_aside')");
    if (blocks > 0) fault("batch_block", say("{} rows belong to no batch", blocks));
  }

  Case& source_;
  sql::Connection& connection_;
  PerDimension<ContentHash> hashes_;
  PerDimension<char> used_;
  std::map<std::string, domain::Batch> promised_;
  std::vector<BatchFault> faults_;
};

}  // namespace

std::vector<BatchFault> verify_batches(Case& source) { return Verifier(source).run(); }

}  // namespace mi::casefile
