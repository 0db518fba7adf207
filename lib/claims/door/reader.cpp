// SPDX-License-Identifier: Apache-2.0
#include "claims/door/reader.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/door/cells.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using base::tr;

constexpr std::size_t rows_a_block = 4096;
constexpr std::size_t passed_listed = 50;

// The word by which rows at the foot of a table, and between its parts, are known.
std::string_view footer_word(std::span<const std::string_view> cells) {
  static constexpr std::array words{"合计", "总计", "小计", "累计", "总和", "本页", "制表",
                                    "填表", "审核", "打印", "备注", "说明", "导出", "total"};
  for (std::string_view cell : cells) {
    const std::string text = fold_name(cell);
    if (text.empty()) continue;
    for (std::string_view word : words)
      if (text.starts_with(word)) return cell;
    return {};
  }
  return {};
}

bool is_blank_row(std::span<const std::string_view> cells) { return std::all_of(cells.begin(), cells.end(), is_blank); }

// The word of a row that no one could take for data: it lacks a key or, not being cut as the table is, most of its cells.
std::string_view word_of_footer(const AliasTable& aliases, const Header& header,
                                std::span<const std::string_view> cells) {
  const std::string_view word = footer_word(cells);
  if (word.empty()) return {};
  const auto filled = static_cast<std::size_t>(cells.size()) -
                      static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), is_blank));
  const bool lacks = cells.size() == header.names.size() ? !aliases.has_required(header.kinds.front(), cells)
                                                         : 2 * filled <= header.names.size();
  return lacks ? word : std::string_view();
}

// "费用!cnt": the line of a row that is set aside says nothing without its sheet.
std::string in_sheet(const InputTable& table, const std::string& column) {
  return table.sheet.empty() ? column : table.sheet + "!" + column;
}

}  // namespace

std::string Problem::to_string() const {
  std::string what = column.empty() ? tr(reason) : column + ": " + tr(reason);
  return cell.empty() ? place + " " + what : place + " " + what + " (“" + cell + "”)";
}

BatchReader::BatchReader(std::vector<Input>& inputs, const AliasTable& aliases, ReadOptions options, Taker taker)
    : inputs_(inputs), aliases_(aliases), options_(options), taker_(std::move(taker)), builder_(aliases) {
  builder_.context().fill(block_);
  order_tables();
}

// Visits before settlements before lines, over all files.
void BatchReader::order_tables() {
  for (Input& input : inputs_)
    for (InputTable& table : input.tables) tables_.push_back({&input, &table});
  std::stable_sort(tables_.begin(), tables_.end(), [](const Table& a, const Table& b) {
    return a.table->header.kinds.front().kind < b.table->header.kinds.front().kind;
  });
}

void BatchReader::run() {
  for (std::size_t i = 0; i < tables_.size() && !stopped_; ++i) {
    Input& input = *tables_[i].input;
    try {
      read(i);
    } catch (const package::NotUtf8& failed) {
      throw NotUtf8{input.path, failed};
    } catch (Error& e) {
      throw e.at(input.file.name);
    }
  }
  if (stopped_) return;
  refuse_empty();
  send();
}

void BatchReader::read(std::size_t at) {
  Input& input = *tables_[at].input;
  InputTable& table = *tables_[at].table;
  builder_.context().start_file();
  passed_ = 0;
  while (!stopped_ && table.rows->next()) {
    const std::uint32_t before = builder_.context().last_place();
    if (read_row(at)) ++input.file.lines;
    if (options_.map_places)
      for (std::uint32_t place = before; place < builder_.context().last_place();)
        places_.add(++place, at, table.rows->line());
    if (block_.rows >= rows_a_block) send();
  }
  const RowContext& context = builder_.context();
  input.file.sum += base::Money::fen(context.sum());
  input.file.invalid += context.invalid();
  if (context.invalid() > 0)
    input.file.invalid_sum = input.file.invalid_sum.value_or(base::Money()) + base::Money::fen(context.invalid_sum());
  input.file.encoding = table.rows->encoding();
  if (passed_ > passed_listed) input.file.passed.push_back(" " + say("and {} more such rows", passed_ - passed_listed));
}

// Separators at the end of a row, or of the header alone, hold nothing: without a name no cell is missing, and blank ones are none
// too many.
std::span<const std::string_view> BatchReader::evened(std::span<const std::string_view> cells, const std::vector<std::string>& names) {
  const std::size_t width = names.size();
  const bool nothing_more = cells.size() > width && std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(width), cells.end(), is_blank);
  if (nothing_more) return cells.first(width);
  const bool nothing_missing =
      cells.size() < width && std::all_of(names.begin() + static_cast<std::ptrdiff_t>(cells.size()), names.end(), is_blank);
  if (!nothing_missing) return cells;
  evened_.assign(cells.begin(), cells.end());
  evened_.resize(width);
  return evened_;
}

bool BatchReader::read_row(std::size_t at) {
  const InputTable& table = *tables_[at].table;
  auto cells = table.rows->cells();
  if (table.rows->problem() != nullptr) return pass_or_set_aside(at, -1, {}, table.rows->problem());
  if (cells.size() != table.header.names.size()) cells = evened(cells, table.header.names);
  if (cells.size() != table.header.names.size())
    return pass_or_set_aside(at, -1, {},
                             cells.size() < table.header.names.size()
                                 ? mark("the row has fewer fields than the header")
                                 : mark("the row has more fields than the header"));
  try {
    builder_.add(table.header, cells);
    return true;
  } catch (const Unreadable& problem) {
    const int column = table.header.of(problem.kind).of_field[problem.field];
    return pass_or_set_aside(at, column, aliases_.name(problem.kind, problem.field), problem.reason);
  }
}

bool BatchReader::pass_or_set_aside(std::size_t at, int column, const std::string& column_name, const char* reason) {
  Input& input = *tables_[at].input;
  const RowSource& rows = *tables_[at].table->rows;
  if (rows.problem() == nullptr && is_blank_row(rows.cells())) return false;  // as sheets have no such rows either
  if (const std::string_view word = word_of_footer(aliases_, tables_[at].table->header, rows.cells()); !word.empty()) {
    if (++passed_ <= passed_listed) input.file.passed.push_back(rows.place() + " " + shortened(base::trim(word)));
    return false;
  }
  ++unreadable_;
  ++input.file.set_aside;
  list({input.file.name + ":" + rows.place(column), column_name, reason,
        column < 0 ? std::string() : shortened(rows.cells()[static_cast<std::size_t>(column)])});
  const std::int64_t file = &input - inputs_.data() + 1;
  if (options_.quarantine)
    block_.add(domain::SetAside{next_set_aside_++, file, rows.line(), in_sheet(*tables_[at].table, column_name), reason,
                                rows.raw()});
  return false;
}

void BatchReader::list(Problem problem) {
  if (options_.of_group > 0) {
    ProblemGroup& group = groups_[{problem.column, problem.reason}];
    group.column = problem.column;
    group.reason = problem.reason;
    ++group.rows;
    if (group.first.size() < options_.of_group) group.first.push_back(problem);
  }
  if (problems_.size() < options_.first) problems_.push_back(std::move(problem));
}

void BatchReader::refuse_empty() const {
  for (const Input& input : inputs_)
    if (input.file.lines + input.file.set_aside == 0)
      throw Error(ErrorKind::cannot, say("the file has a header and no rows"),
                  {input.file.name + ":" + input.tables.front().header_place});
}

std::vector<ProblemGroup> BatchReader::groups() const {
  std::vector<ProblemGroup> all;
  for (const auto& [key, group] : groups_) all.push_back(group);
  std::stable_sort(all.begin(), all.end(), [](const ProblemGroup& a, const ProblemGroup& b) {
    return a.rows != b.rows ? a.rows > b.rows : a.first.front().place < b.first.front().place;
  });
  return all;
}

std::string BatchReader::place_of_row(std::uint32_t place) const {
  const PlaceMap::Where where = places_.at(place);
  if (where.line == 0) return {};
  const Table& table = tables_[where.table];
  const std::string sheet = table.table->sheet.empty() ? std::string() : table.table->sheet + "!";
  return table.input->file.name + ":" + sheet + std::to_string(where.line);
}

void BatchReader::send() {
  builder_.context().finish_block();
  if (!options_.quarantine && unreadable_ > 0 && !options_.map_places) {
    block_.clear();  // the batch is lost; what is left is read to say all that is wrong
    return;
  }
  block_.bytes_read = 0;
  for (const Input& input : inputs_) block_.bytes_read += input.bytes_read();
  stopped_ = !taker_(block_);
}

}  // namespace mi::claims
