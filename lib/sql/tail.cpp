// SPDX-License-Identifier: Apache-2.0
#include "sql/tail.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::sql {
namespace {

// Of a row on a page: a longer one goes on on another. None where pages cannot be put into the file.
std::size_t most_payload(const StandIns& stand_ins) { return stand_ins.can() ? stand_ins.usable() - 35 : 0; }

constexpr unsigned char leaf_page = 13;

void put_two_bytes(unsigned char* at, std::size_t value) {
  at[0] = static_cast<unsigned char>(value >> 8);
  at[1] = static_cast<unsigned char>(value);
}

struct Column {
  std::string name;
  std::string type;
  bool is_required;
  bool is_text() const { return type == "TEXT"; }
  const char* nothing() const { return is_text() ? "''" : type == "BLOB" ? "x''" : "0"; }
};

std::vector<Column> columns_of(Connection& db, const std::string& table) {
  std::vector<Column> all;
  auto info = db.prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?) ORDER BY cid");
  for (info.with(table); info.step();) all.push_back({info.string(0), info.string(1), info.integer(2) != 0});
  return all;
}

// A row of nothing but one text; columns that must not be empty hold what takes no bytes.
std::string insert_of(const std::string& table, const std::vector<Column>& columns) {
  std::vector<std::string> names{columns.front().name}, values{"?"};
  bool has_text = false;
  for (auto column = columns.begin() + 1; column != columns.end(); ++column) {
    const bool is_filled = column->is_text() && !has_text;
    has_text = has_text || is_filled;
    if (!is_filled && !column->is_required) continue;
    names.push_back(quoted(column->name));
    values.push_back(is_filled ? "?" : column->nothing());
  }
  return "INSERT INTO " + quoted(table) + " (" + base::join(names, ", ") + ") VALUES (" + base::join(values, ", ") + ")";
}

bool is_as_expected(Connection& db, const std::string& table, const std::vector<Column>& columns, const std::vector<std::string>& names) {
  if (columns.size() != names.size() || names.size() > RowBytes::most_columns || db.text("PRAGMA encoding") != "UTF-8") return false;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (columns[i].name != names[i]) return false;
  auto index = db.prepare("SELECT 1 FROM pragma_index_list(?)");  // it would not know of rows that come by pages
  return !index.with(table).step();
}

}  // namespace

Tail::Tail(Connection& connection, StandIns& stand_ins, std::string table, const std::vector<std::string>& columns)
    : connection_(connection), stand_ins_(stand_ins), table_(std::move(table)), row_(columns.size(), most_payload(stand_ins)) {
  const std::vector<Column> its = columns_of(connection, table_);
  if (!is_as_expected(connection, table_, its, columns))
    throw base::Error(base::ErrorKind::cannot, base::say("the table {} is not what it was made as", table_), {connection.path()},
                      base::say("`mi-case verify` names what was changed"));
  last_id_ = connection.integer("SELECT max(" + quoted(columns.front()) + ") FROM " + quoted(table_));
  insert_ = insert_of(table_, its);
  if (!stand_ins.can()) return;
  text_.assign(bytes_of_text(), ' ');
  new_page();
}

// All of a page but what a row needs besides its text, of which the text's type is the only part longer than a byte.
std::size_t Tail::bytes_of_text() const {
  const std::size_t payload = most_payload(stand_ins_);
  return payload - row_.columns() - RowBytes::size_of_number(2 * payload);
}

void Tail::new_page() {
  page_ = base::RawVector<unsigned char>(stand_ins_.page_bytes());
  rows_ = 0;
  start_ = stand_ins_.usable();
}

void Tail::place(std::int64_t id) {
  start_ -= row_.size();
  row_.copy_to(page_.data() + start_);
  put_two_bytes(page_.data() + page_header + offset_bytes * rows_, start_);
  ++rows_;
  last_id_ = id;
}

void Tail::end_page() {
  if (rows_ == 0) return;
  unsigned char* const page = page_.data();
  std::fill_n(page, page_header, 0);
  page[0] = leaf_page;
  put_two_bytes(page + 3, rows_);
  put_two_bytes(page + 5, start_);
  std::fill(page + page_header + offset_bytes * rows_, page + start_, 0);
  std::fill(page + stand_ins_.usable(), page + page_.size(), 0);
  const std::string mark = stand_ins_.add(table_, std::move(page_));
  mark.copy(text_.data() + text_.size() - mark.size(), mark.size());
  connection_.cached(insert_).bind(1, last_id_).bind_static(2, text_).run();
  new_page();
}

}  // namespace mi::sql
