// SPDX-License-Identifier: Apache-2.0
#include "casefile/bodies.hpp"

#include "casefile/rows.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

// A statement is made and stepped, as every reading method of Case does; the case itself stays as it is.
sql::Statement prepared(const Case& source, const std::string& select, std::string_view kind) {
  auto rows = const_cast<Case&>(source).connection().prepare(select + fact_order);
  rows.with(kind);
  return rows;
}

}  // namespace

void each_body(const Case& source, std::string_view kind,
               const std::function<void(const std::string&, const json::Value&)>& visit) {
  auto rows = prepared(source, "SELECT f.key, f.body, f.hash FROM in_force i JOIN fact f ON f.id = i.fact WHERE i.kind = ?1", kind);
  while (rows.step()) {
    if (rows.is_null(1)) Case::must_be_open(source.fact(rows.string(2)));
    visit(rows.string(0), json::parse(rows.text(1)));
  }
}

std::vector<std::pair<std::string, std::string>> writers(const Case& source, std::string_view kind) {
  auto rows = prepared(source, "SELECT f.key, f.person FROM fact f WHERE f.kind = ?1", kind);
  std::vector<std::pair<std::string, std::string>> result;
  while (rows.step()) result.emplace_back(rows.string(0), rows.string(1));
  return result;
}

}  // namespace mi::casefile
