// SPDX-License-Identifier: Apache-2.0
// Items of a finding by hand, from a delimited file with a header.
#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/claims.hpp"
#include "package/named_rows.hpp"
#include "work/inspect/raise.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::say;
using domain::FindingItem;

using package::NamedRow;

const std::vector<package::NamedColumn> columns{{"item", "事项", true},   {"visit", "就诊ID"},          {"line", "明细行"},
                                                {"date", "日期"},         {"amount", "违规金额", true}, {"line_amount", "明细金额"},
                                                {"fund", "基金支付", true}, {"note", "备注"}};

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

FindingItem read_item(const NamedRow& row) {
  FindingItem item;
  item.label = row.text("item");
  item.visit = row.text("visit");
  item.note = row.text("note");
  if (const std::string date = row.text("date"); !date.empty()) item.day = base::Date::parse(date);
  item.gross = Money::parse(row.text("amount"));
  item.fund = Money::parse(row.text("fund"));
  check(item);
  add_line(item, row.text("line"), row.text("line_amount"));
  return item;
}

}  // namespace

std::vector<FindingItem> read_items(std::string_view text, const std::string& name) {
  std::vector<FindingItem> items;
  package::read_some_named(text, name, columns, [&](const NamedRow& row) {
    items.push_back(read_item(row));
    items.back().id = std::to_string(items.size());
  });
  return items;
}

}  // namespace mi::work
