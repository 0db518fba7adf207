// SPDX-License-Identifier: Apache-2.0
// Items of a finding by hand, from a delimited file with a header.
#include <array>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/claims.hpp"
#include "package/delimited.hpp"
#include "work/inspect/raise.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::say;
using domain::FindingItem;

struct Name {
  const char* key;
  const char* chinese;
  bool required;
};
constexpr std::array<Name, 8> names = {{{"item", "事项", true},
                                        {"visit", "就诊ID", false},
                                        {"line", "明细行", false},
                                        {"date", "日期", false},
                                        {"amount", "违规金额", true},
                                        {"line_amount", "明细金额", false},
                                        {"fund", "基金支付", true},
                                        {"note", "备注", false}}};

// Column of each name, or -1.
using Columns = std::array<int, names.size()>;

std::size_t name_of(std::string_view cell) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (base::lower_ascii(cell) == names[i].key || cell == names[i].chinese) return i;
  return names.size();
}

Columns header(const std::vector<std::string_view>& cells, const std::string& name) {
  Columns columns;
  columns.fill(-1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t which = name_of(base::trim(cells[i]));
    if (which == names.size())
      throw Error(ErrorKind::cannot, say("unknown column {}", cells[i]), {name + ":1"},
                  say("columns: item, visit, line, date, amount, line_amount, fund, note"));
    columns[which] = static_cast<int>(i);
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].required && columns[i] < 0)
      throw Error(ErrorKind::cannot, say("the column {} is missing", names[i].key), {name + ":1"});
  return columns;
}

std::string cell(const std::vector<std::string_view>& cells, const Columns& columns, const char* key) {
  const int at = columns[name_of(key)];
  return at < 0 ? std::string{} : std::string(base::trim(cells[static_cast<std::size_t>(at)]));
}

void check(const FindingItem& item) {
  if (item.label.empty()) throw Error(ErrorKind::cannot, say("an item needs a name"), {"item"});
  if (item.gross.is_negative() || item.fund.is_negative())
    throw Error(ErrorKind::cannot, say("an amount is not negative"), {"amount"});
  if (item.fund > item.gross) throw Error(ErrorKind::cannot, say("the fund money is more than the amount"), {"fund"});
}

// A claim line that the item is about: its whole amount caps what is taken of it; nothing given: as the claims have it.
void add_line(FindingItem& item, const std::string& line, const std::string& whole) {
  if (line.empty()) return;
  const Money amount = whole.empty() ? Money{} : Money::parse(whole);
  if (!whole.empty() && amount < item.gross)
    throw Error(ErrorKind::cannot, say("the amount is more than the whole line"), {"line_amount"});
  item.lines = {{domain::LineName::parse(line).to_string(), item.gross, amount, item.fund}};
}

FindingItem read_item(const std::vector<std::string_view>& cells, const Columns& columns) {
  FindingItem item;
  item.label = cell(cells, columns, "item");
  item.visit = cell(cells, columns, "visit");
  item.note = cell(cells, columns, "note");
  const std::string date = cell(cells, columns, "date");
  if (!date.empty()) item.day = base::Date::parse(date);
  item.gross = Money::parse(cell(cells, columns, "amount"));
  item.fund = Money::parse(cell(cells, columns, "fund"));
  check(item);
  add_line(item, cell(cells, columns, "line"), cell(cells, columns, "line_amount"));
  return item;
}

std::string problem(const std::string& place, const Error& e) {
  return place + ": " + (e.places().empty() ? "" : base::join(e.places(), ": ") + ": ") + e.message();
}

}  // namespace

std::vector<FindingItem> read_items(std::string_view text, const std::string& name) {
  package::DelimitedReader reader(text);
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file of items is empty"), {name});
  const Columns columns = header(reader.fields(), name);
  const std::size_t width = reader.fields().size();
  std::vector<FindingItem> items;
  std::vector<std::string> problems;
  while (reader.next()) {
    const std::string place = name + ":" + std::to_string(reader.line());
    try {
      if (reader.problem() != nullptr) throw Error(ErrorKind::cannot, base::tr(reader.problem()));
      if (reader.fields().size() != width)
        throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", reader.fields().size(), width));
      items.push_back(read_item(reader.fields(), columns));
      items.back().id = std::to_string(items.size());
    } catch (const Error& e) {
      problems.push_back(problem(place, e));
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::cannot, say("the items cannot be read"), {name}).with_items(problems);
  if (items.empty()) throw Error(ErrorKind::cannot, say("the file of items has a header and no items"), {name});
  return items;
}

}  // namespace mi::work
