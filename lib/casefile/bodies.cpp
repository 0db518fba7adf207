// SPDX-License-Identifier: Apache-2.0
#include "casefile/bodies.hpp"

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

// Rows of the heads in their order: sorted without their bodies.
std::vector<std::int64_t> heads(const Case& source, std::string_view kind) {
  auto rows = prepared(source, lie_in_order(source) ? "SELECT fact FROM in_force WHERE kind = ?1 ORDER BY fact"
                                                    : std::string("SELECT f.id") + heads_by_row + fact_order);
  rows.with(kind);
  std::vector<std::int64_t> result;
  while (rows.step()) result.push_back(rows.integer(0));
  return result;
}

void add_writers(sql::Statement rows, std::string_view kind, std::vector<std::pair<std::string, std::string>>& out) {
  rows.with(kind);
  while (rows.step()) out.emplace_back(rows.string(0), rows.string(1));
}

}  // namespace

void each_body(const Case& source, std::string_view kind,
               const std::function<void(std::string_view, const json::View&)>& visit) {
  auto rows = prepared(source, "SELECT key, body, hash FROM fact WHERE id = ?1");
  json::Scanner scanner;
  for (const std::int64_t head : heads(source, kind)) {
    rows.bind(1, head);
    rows.step();
    if (rows.is_null(1)) Case::must_be_open(source.fact(rows.string(2)));
    visit(rows.text(0), scanner.scan(rows.text(1)));
    rows.reset();
  }
}

std::optional<std::string> key_with_heads(const Case& source, std::string_view kind) {
  auto rows = prepared(source, "SELECT key FROM in_force WHERE kind = ?1 GROUP BY key HAVING count(*) > 1 LIMIT 1");
  rows.with(kind);
  if (!rows.step()) return std::nullopt;
  return rows.string(0);
}

std::vector<std::pair<std::string, std::string>> writers(const Case& source, std::string_view kind) {
  std::vector<std::pair<std::string, std::string>> result;
  add_writers(prepared(source, std::string("SELECT f.key, f.person FROM fact_replaces r JOIN fact g ON g.id = r.fact JOIN fact f ON f.id = r.replaced WHERE f.kind = ?1") +
                                   fact_order), kind, result);
  add_writers(prepared(source, std::string("SELECT f.key, f.person") + heads_by_row + fact_order), kind, result);
  return result;
}

}  // namespace mi::casefile
