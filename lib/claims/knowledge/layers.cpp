// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/layers.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "claims/knowledge/rows.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::vector<std::string> cells_of(const std::vector<std::string_view>& fields) { return {fields.begin(), fields.end()}; }

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() && &cell == cells.data() ? "" : ",") + package::quote_field(cell, ',');
  return line + "\n";
}

}  // namespace

ListGrammars read_grammars(std::string_view csv, const std::string& name) {
  ListGrammars grammars;
  each_row(csv, name, "list,key,limit,lower,side", [&](const ListRow& row) {
    if (row[3] != "fill" && row[3] != "tighten" && row[3] != "replace")
      throw Error(ErrorKind::cannot, say("a lower layer may fill, tighten or replace, not “{}”", row[3]));
    grammars[std::string(row[0])] = {base::split(std::string(row[1]), ';'), std::string(row[2]), std::string(row[3]), row[4] != "min"};
  });
  return grammars;
}

std::string LayeredList::key_of(const std::vector<std::string>& cells) const {
  if (grammar_.key.empty()) return line_of(cells);
  std::string key;
  for (const std::string& column : grammar_.key) {
    auto found = std::find(header_.begin(), header_.end(), column);
    auto at = static_cast<std::size_t>(found - header_.begin());
    key += (at < cells.size() ? cells[at] : "") + '\n';
  }
  return key;
}

bool LayeredList::may_change(const Row& upper, const Row& lower) const {
  if (upper.layer == lower.layer || upper.cells == lower.cells || grammar_.lower == "replace") return true;
  auto at = static_cast<std::size_t>(std::find(header_.begin(), header_.end(), grammar_.limit) - header_.begin());
  if (grammar_.lower != "tighten" || at >= lower.cells.size() || at >= upper.cells.size()) return false;
  auto was = base::Rational::parse(upper.cells[at]), is = base::Rational::parse(lower.cells[at]);
  return grammar_.less_is_tighter ? is <= was : is >= was;
}

void LayeredList::put(Row row) {
  auto [found, fresh] = place_.emplace(key_of(row.cells), rows_.size());
  if (fresh) {
    rows_.push_back(std::move(row));
    return;
  }
  Row& upper = rows_[found->second];
  if (!may_change(upper, row))
    throw Error(ErrorKind::cannot,
                say("\"{0}\" at {1} may not change {2}, which allows only \"{3}\"", row.cells.front(), row.place, upper.place, grammar_.lower));
  if (upper.layer != row.layer) upper = std::move(row);  // within one list several rows may share a key
  else rows_.push_back(std::move(row));
}

void LayeredList::lay(std::string_view text, const std::string& origin) {
  package::DelimitedReader rows(text);
  ++layer_;
  if (!rows.next()) return;
  std::vector<std::string> header = cells_of(rows.fields());
  if (header_.empty()) header_ = header;
  if (header != header_) throw Error(ErrorKind::cannot, say("the columns must be {}", base::join(header_, ",")), {origin + ":1"});
  while (rows.next()) {
    Row row{cells_of(rows.fields()), origin + ":" + std::to_string(rows.line()), layer_};
    if (row.cells.size() != header_.size()) throw Error(ErrorKind::cannot, say("the columns must be {}", base::join(header_, ",")), {row.place});
    put(std::move(row));
  }
}

std::string LayeredList::text() const {
  std::string text = line_of(header_);
  for (const Row& row : rows_) text += line_of(row.cells);
  return text;
}

}  // namespace mi::claims
