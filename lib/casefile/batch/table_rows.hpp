// SPDX-License-Identifier: Apache-2.0
// All rows of a table in order of id, by whichever way is quicker: from the pages of the file, or through a SELECT where
// the file does not hold what the case sees. A row is a sql::PageRow or a sql::Statement: is_null, integer and text of the
// columns asked for. Inside casefile/ only.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "sql/table_pages.hpp"
#include "sql/transaction.hpp"

namespace mi::casefile::detail {

// One view of the file, for as long as it lives, where no transaction is open yet.
class Moment {
 public:
  explicit Moment(sql::Connection& db) {
    if (!db.in_transaction()) own_.emplace(db, sql::Begin::read);
  }

 private:
  std::optional<sql::Transaction> own_;
};

template <class F>
void select_rows(sql::Connection& db, const std::string& table, const std::vector<std::string>& columns, F&& f) {
  auto select = db.prepare("SELECT " + base::join(columns, ", ") + " FROM " + table + " ORDER BY id");
  while (select.step()) f(std::as_const(select));
}

// A collection with add(row), begun from `none`; and with reserve(rows), where there may be many.
template <class Rows>
Rows collect_rows(sql::Connection& db, const std::string& table, const std::vector<std::string>& columns, const Rows& none = {}) {
  Moment moment(db);
  Rows rows = none;
  auto add = [&](const auto& row) { rows.add(row); };
  auto pages = sql::TablePages::find(db, table, columns);
  if constexpr (requires { rows.reserve(std::size_t{1}); })
    if (pages) rows.reserve(pages->most_rows(0, pages->leaves()));
  if (pages && pages->each_row(0, pages->leaves(), add)) return rows;
  rows = none;
  select_rows(db, table, columns, add);
  return rows;
}

}  // namespace mi::casefile::detail
