// SPDX-License-Identifier: Apache-2.0
#include "casefile/bodies.hpp"

#include <algorithm>
#include <future>

#include "casefile/rows.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

// A statement is made and stepped, as every reading method of Case does; the case itself stays as it is.
sql::Statement prepared(const Case& source, const std::string& select) {
  return const_cast<Case&>(source).connection().prepare(select);
}

// Facts lie in the file in the order of their rows: read so, each page is read once. (Without LIMIT, SQLite leaves the
// inner order out.)
constexpr const char* heads_by_row =
    " FROM (SELECT fact FROM in_force WHERE kind = ?1 ORDER BY fact LIMIT -1) i CROSS JOIN fact f ON f.id = i.fact";

// In a case that nothing was merged into, and whose clock never went back, facts lie in the file in their order.
bool lie_in_order(const Case& source) {
  auto rows = prepared(source, "SELECT (SELECT count(DISTINCT branch) FROM main.entry) = 1 AND NOT EXISTS (SELECT 1 FROM main.entry a "
                               "JOIN main.entry b ON b.branch = a.branch AND b.number = a.number + 1 WHERE b.recorded < a.recorded)");
  rows.step();
  return rows.integer(0) != 0;
}

// The same where they do not: sorted without their bodies.
std::vector<std::int64_t> sorted_heads(const Case& source, std::string_view kind) {
  auto rows = prepared(source, std::string("SELECT f.id") + heads_by_row + fact_order);
  rows.with(kind);
  std::vector<std::int64_t> result;
  while (rows.step()) result.push_back(rows.integer(0));
  return result;
}

constexpr std::size_t block_size = 2048;  // bodies: some megabytes

// Bodies that were fetched together.
struct Block {
  std::string text;
  std::vector<std::size_t> ends;
};

Block fetch(const Case& source, sql::Statement& statement, const std::int64_t* row, std::size_t count) {
  Block block;
  for (const std::int64_t* end = row + count; row != end; ++row) {
    statement.bind(1, *row);
    statement.step();
    if (statement.is_null(0)) Case::must_be_open(source.fact(statement.string(1)));
    block.text += statement.text(0);
    block.ends.push_back(block.text.size());
    statement.reset();
  }
  return block;
}

void visit_all(const Block& block, const std::function<void(const json::View&)>& visit) {
  json::Scanner scanner;
  std::size_t begin = 0;
  for (const std::size_t end : block.ends) {
    visit(scanner.scan(std::string_view(block.text).substr(begin, end - begin)));
    begin = end;
  }
}

void add_writers(sql::Statement rows, std::string_view kind, std::vector<std::pair<std::string, std::string>>& out) {
  rows.with(kind);
  while (rows.step()) out.emplace_back(rows.string(0), rows.string(1));
}

}  // namespace

Heads heads_of(const Case& source, std::string_view kind) {
  auto rows = prepared(source, "SELECT fact, key FROM in_force WHERE kind = ?1 ORDER BY key, fact");  // as they lie
  rows.with(kind);
  Heads heads;
  std::string last;
  while (rows.step()) {
    const std::string_view key = rows.text(1);
    if (!heads.rows.empty() && !heads.contradicted && key == last) heads.contradicted = last;
    heads.rows.push_back(rows.integer(0));
    last = key;
  }
  if (lie_in_order(source)) std::sort(heads.rows.begin(), heads.rows.end());
  else heads.rows = sorted_heads(source, kind);
  return heads;
}

void each_body(const Case& source, const std::vector<std::int64_t>& rows, const std::function<void(const json::View&)>& visit) {
  auto statement = prepared(source, "SELECT body, hash FROM fact WHERE id = ?1");
  std::future<void> before;  // the block before, being visited
  for (std::size_t at = 0; at < rows.size(); at += block_size) {
    Block block = fetch(source, statement, rows.data() + at, std::min(block_size, rows.size() - at));
    if (before.valid()) before.get();
    if (rows.size() <= block_size) return visit_all(block, visit);
    before = std::async(std::launch::async, [&visit, block = std::move(block)] { visit_all(block, visit); });
  }
  if (before.valid()) before.get();
}

std::vector<std::pair<std::string, std::string>> writers(const Case& source, std::string_view kind) {
  std::vector<std::pair<std::string, std::string>> result;
  add_writers(prepared(source, std::string("SELECT f.key, f.person FROM fact_replaces r JOIN fact g ON g.id = r.fact JOIN fact f ON f.id = r.replaced WHERE f.kind = ?1") +
                                   fact_order), kind, result);
  add_writers(prepared(source, std::string("SELECT f.key, f.person") + heads_by_row + fact_order), kind, result);
  return result;
}

}  // namespace mi::casefile
