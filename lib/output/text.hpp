// SPDX-License-Identifier: Apache-2.0
// A table as text: for people (columns by display width) and for programs (TSV, CSV, JSON a record a line). The programs'
// forms never change with the locale.
#pragma once
#include <string>

#include "domain/table.hpp"
#include "output/stamp.hpp"

namespace mi::output {

enum class Heading { plain, bold };  // bold only where a terminal shows it

// Titles in the reader's language; numbers and money to the right, "-" where there is nothing.
std::string to_text_table(const domain::Table& table, Heading heading = Heading::plain);
// Keys, then rows. Tab, line end and backslash inside a cell are written \t, \n, \r, \\.
std::string to_tsv(const domain::Table& table);
// RFC 4180, CRLF. A file gets a BOM so that spreadsheets read it as UTF-8; a pipe gets none.
std::string to_csv(const domain::Table& table);
constexpr const char* byte_order_mark = "\xEF\xBB\xBF";
// {"format":…, key:…} a row; integers as numbers, everything else as text.
std::string to_json_lines(const domain::Table& table);
// {"format":"mi.end/1","records":N}: a stream without it was cut off. A file's last record also holds the stamp.
std::string json_end(std::size_t records, const Stamp* stamp = nullptr);

// One cell as text: list items joined by "; ".
std::string cell_text(const json::Value& cell);

}  // namespace mi::output
