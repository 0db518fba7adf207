// SPDX-License-Identifier: Apache-2.0
#include "output/text.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/message.hpp"
#include "base/text.hpp"
#include "output/words.hpp"

namespace mi::output {
namespace {

using domain::Column;
using domain::ColumnKind;
using domain::Row;
using domain::Table;

const json::Value nothing;

const json::Value& cell_of(const Row& row, std::size_t column) { return column < row.size() ? row[column] : nothing; }

bool to_the_right(ColumnKind kind) {
  return kind == ColumnKind::integer || kind == ColumnKind::money || kind == ColumnKind::rate;
}

// A terminal's line holds one row: what would break it or move the cursor is shown as a space.
std::string on_one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

std::string shown(const Table& table, std::size_t column, const Row& row) {
  std::string text = on_one_line(shown_text(table, column, cell_of(row, column)));
  return text.empty() ? "-" : text;
}

std::vector<int> widths(const Table& table) {
  std::vector<int> result;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    int width = base::display_width(base::tr(table.columns[c].title.c_str()));
    for (const Row& row : table.rows) width = std::max(width, base::display_width(shown(table, c, row)));
    result.push_back(width);
  }
  return result;
}

std::string aligned(const std::string& text, int width, bool right, bool last) {
  if (right) return std::string(static_cast<std::size_t>(std::max(0, width - base::display_width(text))), ' ') + text;
  return last ? text : base::pad(text, width);  // no spaces at a line's end
}

template <class CellAt>
std::string text_line(const Table& table, const std::vector<int>& width, CellAt&& cell_at) {
  std::string line;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) line += "  ";
    line += aligned(cell_at(c), width[c], to_the_right(table.columns[c].kind), c + 1 == table.columns.size());
  }
  return line;
}

// nullptr for a character that stands for itself.
const char* tsv_escape(char c) {
  switch (c) {
    case '\t': return "\\t";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\\': return "\\\\";
    default: return nullptr;
  }
}

void add_tsv_text(std::string& out, std::string_view text) {
  for (auto at = text.begin(); at != text.end();) {
    const auto stop = std::find_if(at, text.end(), tsv_escape);
    out.append(at, stop);
    at = stop;
    if (at != text.end()) out += tsv_escape(*at++);
  }
}

void add_tsv_cell(std::string& out, const json::Value& cell) {
  if (cell.is_text()) add_tsv_text(out, cell.as_text());
  else add_tsv_text(out, cell_text(cell));
}

std::string csv_cell(const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string::npos;
  return plain ? text : "\"" + base::replace_all(text, "\"", "\"\"") + "\"";
}

}  // namespace

std::string cell_text(const json::Value& cell) {
  if (cell.is_null()) return {};
  if (cell.is_text()) return cell.as_text();
  if (cell.is_integer()) return std::to_string(cell.as_integer());
  if (cell.is_bool()) return cell.as_bool() ? "true" : "false";
  if (!cell.is_array()) return json::dump(cell);
  std::vector<std::string> parts;
  for (const json::Value& item : cell.items()) parts.push_back(cell_text(item));
  return base::join(parts, "; ");
}

std::string to_text_table(const Table& table, Heading heading) {
  const std::vector<int> width = widths(table);
  std::string head = text_line(table, width, [&](std::size_t c) {
    return std::string(base::tr(table.columns[c].title.c_str()));
  });
  if (heading == Heading::bold) head = "\x1b[1m" + head + "\x1b[0m";
  std::string out = head + "\n";
  for (const Row& row : table.rows)
    out += text_line(table, width, [&](std::size_t c) { return shown(table, c, row); }) + "\n";
  return out;
}

std::string to_tsv(const Table& table) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) out += (c > 0 ? "\t" : "") + table.columns[c].key;
  out += '\n';
  for (const Row& row : table.rows) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (c > 0) out += '\t';
      add_tsv_cell(out, cell_of(row, c));
    }
    out += '\n';
  }
  return out;
}

std::string to_csv(const Table& table) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) out += (c > 0 ? "," : "") + csv_cell(table.columns[c].key);
  out += "\r\n";
  for (const Row& row : table.rows) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      out += (c > 0 ? "," : "") + csv_cell(cell_text(cell_of(row, c)));
    out += "\r\n";
  }
  return out;
}

std::string to_json_lines(const Table& table) {
  std::string out;
  for (const Row& row : table.rows) {
    json::Value record = json::Value::object();
    record.set("format", table.format);
    for (std::size_t c = 0; c < table.columns.size(); ++c) record.set(table.columns[c].key, cell_of(row, c));
    out += json::dump(record) + "\n";
  }
  return out;
}

std::string json_end(std::size_t records, const Stamp* stamp) {
  json::Value end = json::Value::object();
  end.set("format", "mi.end/1").set("records", static_cast<std::int64_t>(records));
  const json::Value origin = stamp != nullptr ? to_json(*stamp) : json::Value::object();
  for (const auto& [key, value] : origin.members()) end.set(key, value);
  return json::dump(end) + "\n";
}

}  // namespace mi::output
