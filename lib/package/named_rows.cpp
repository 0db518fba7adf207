// SPDX-License-Identifier: Apache-2.0
#include "package/named_rows.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/delimited.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using Cells = std::vector<std::string_view>;
using Columns = std::vector<NamedColumn>;

std::string key_of(std::string_view cell, const Columns& columns) {
  for (const NamedColumn& c : columns)
    if (base::lower_ascii(cell) == base::lower_ascii(c.key) || (!c.chinese.empty() && cell == c.chinese)) return c.key;
  return {};
}

std::string keys(const Columns& columns) {
  std::vector<std::string> words;
  for (const NamedColumn& c : columns) words.emplace_back(c.key);
  return base::join(words, ", ");
}

std::vector<std::string> header(const Cells& cells, const std::string& place, const Columns& columns) {
  std::vector<std::string> found;
  for (const std::string_view cell : cells) {
    found.push_back(key_of(base::trim(cell), columns));
    if (found.back().empty())
      throw Error(ErrorKind::cannot, say("unknown column {}", cell), {place}, say("columns: {}", keys(columns)));
  }
  for (const NamedColumn& c : columns)
    if (c.required && std::find(found.begin(), found.end(), c.key) == found.end())
      throw Error(ErrorKind::cannot, say("the column {} is missing", c.key), {place});
  return found;
}

NamedRow row_of(const DelimitedReader& reader, const std::vector<std::string>& keys) {
  if (reader.problem() != nullptr) throw Error(ErrorKind::cannot, base::tr(reader.problem()));
  const Cells& cells = reader.fields();
  if (cells.size() != keys.size())
    throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", cells.size(), keys.size()));
  std::map<std::string, std::string> row;
  for (std::size_t i = 0; i < keys.size(); ++i) row[keys[i]] = std::string(base::trim(cells[i]));
  return NamedRow(std::move(row));
}

std::string problem(const std::string& place, const Error& e) {
  return place + ": " + (e.places().empty() ? "" : base::join(e.places(), ": ") + ": ") + e.message() +
         (e.advice().empty() ? "" : "; " + e.advice());
}

}  // namespace

std::string NamedRow::text(const std::string& key) const {
  const auto found = cells_.find(key);
  return found == cells_.end() ? std::string() : found->second;
}

std::string NamedRow::required(const std::string& key) const {
  std::string found = text(key);
  if (found.empty()) throw Error(ErrorKind::cannot, say("it is empty"), {key});
  return found;
}

std::optional<bool> NamedRow::yes_no(const std::string& key) const {
  const std::string word = base::lower_ascii(text(key));
  if (word.empty()) return std::nullopt;
  if (word == "yes" || word == "是" || word == "1" || word == "true" || word == "有") return true;
  if (word == "no" || word == "否" || word == "0" || word == "false" || word == "无") return false;
  throw Error(ErrorKind::cannot, say("\"{}\" is neither yes nor no", word), {key});
}

bool NamedRow::yes(const std::string& key, bool if_empty) const { return yes_no(key).value_or(if_empty); }

std::optional<base::Time> NamedRow::time(const std::string& key) const {
  const std::string word = text(key);
  if (word.empty()) return std::nullopt;
  try {
    return base::Time::parse(word);
  } catch (Error& e) {
    throw e.at(key);
  }
}

std::vector<std::string> NamedRow::words(const std::string& key) const {
  std::vector<std::string> result;
  std::string all = text(key);
  for (const char* mark : {"、", "，", ",", ";", "；"}) all = base::replace_all(all, mark, " ");
  for (std::string& word : base::split(all, ' '))
    if (!word.empty()) result.push_back(std::move(word));
  return result;
}

std::size_t read_named(std::string_view text, const std::string& name, const Columns& columns,
                       const std::function<void(const NamedRow&)>& take) {
  DelimitedReader reader(text);
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"), {name});
  const auto keys = header(reader.fields(), name + ":1", columns);
  std::size_t rows = 0;
  std::vector<std::string> problems;
  for (; reader.next(); ++rows) try {
      take(row_of(reader, keys));
    } catch (const Error& e) {
      problems.push_back(problem(name + ":" + std::to_string(reader.line()), e));
    }
  if (!problems.empty()) throw Error(ErrorKind::cannot, say("{} lines of this file cannot be taken", problems.size()), {name}).with_items(problems);
  return rows;
}

void read_some_named(std::string_view text, const std::string& name, const Columns& columns,
                     const std::function<void(const NamedRow&)>& take) {
  if (read_named(text, name, columns, take) == 0) throw Error(ErrorKind::cannot, say("there is a header but no row"), {name});
}

}  // namespace mi::package
