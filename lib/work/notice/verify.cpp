// SPDX-License-Identifier: Apache-2.0
#include "work/notice/verify.hpp"

#include <map>

#include "base/message.hpp"

namespace mi::work {
namespace {

using document::Reading;

// What was seen, by its value: "1234.50", "2026-05-25", …, with how often and where.
struct Counted {
  int wanted = 0;
  int found = 0;
  std::string text;
  std::string place;
};
using Tally = std::map<std::string, Counted>;

std::string place_of(const Reading& reading, const document::Seen& seen) { return reading.paragraphs[seen.paragraph].place; }

template <class Item, class Key>
Tally tally(const Reading& wanted, const Reading& found, const std::vector<Item> Reading::*items, Key key) {
  Tally result;
  for (const Item& item : wanted.*items) {
    Counted& c = result[key(item)];
    ++c.wanted;
    c.text = item.text;
  }
  for (const Item& item : found.*items) {
    Counted& c = result[key(item)];
    ++c.found;
    c.text = item.text;
    c.place = place_of(found, item);
  }
  return result;
}

// As often as the case makes it: an amount that replaced another of the same document is one too many and one too few.
void judge(const Tally& tally, const char* what, std::vector<Mismatch>& out) {
  for (const auto& [key, c] : tally) {
    if (c.found > c.wanted) out.push_back({what, c.text, c.place});
    if (c.found < c.wanted) out.push_back({what, c.text, {}});
  }
}

// Two amounts that changed places are each there as often as they should be: their order tells.
void judge_order(const Reading& wanted, const Reading& found, std::vector<Mismatch>& out) {
  if (wanted.amounts.size() != found.amounts.size()) return;  // told already
  for (std::size_t i = 0; i < found.amounts.size(); ++i)
    if (wanted.amounts[i].amount != found.amounts[i].amount) {
      out.push_back({"amount", found.amounts[i].text, place_of(found, found.amounts[i])});
      return;
    }
}

void add_words(const Reading& found, std::vector<Mismatch>& out) {
  for (const std::string& line : document::words_against_figures(found)) out.push_back({"words", line, {}});
}

}  // namespace

std::vector<Mismatch> compare(const Reading& wanted, const Reading& found) {
  std::vector<Mismatch> out;
  judge(tally(wanted, found, &Reading::amounts, [](const auto& a) { return a.amount.to_string(); }), "amount", out);
  judge(tally(wanted, found, &Reading::dates, [](const auto& d) { return d.date.to_string(); }), "date", out);
  judge(tally(wanted, found, &Reading::clauses, [](const auto& c) { return c.act + c.text; }), "clause", out);
  judge(tally(wanted, found, &Reading::numbers, [](const auto& n) { return n.number.to_string(); }), "number", out);
  if (out.empty()) judge_order(wanted, found, out);
  add_words(found, out);
  return out;
}

std::vector<Mismatch> open_blanks(const Reading& found) {
  std::vector<Mismatch> out;
  for (const document::Paragraph& p : found.paragraphs)
    if (p.text.find("____") != std::string::npos || p.text.find("【缺") != std::string::npos)
      out.push_back({"blank", p.text, p.place});
  add_words(found, out);
  return out;
}

domain::Table rows(const std::vector<Mismatch>& mismatches) {
  domain::Table table{"mi.notice.mismatch/1",
                      {{"what", base::mark("what")},
                       {"text", base::mark("text")},
                       {"place", base::mark("place")},
                       {"verdict", base::mark("verdict")}},
                      {}};
  for (const Mismatch& m : mismatches)
    table.rows.push_back({m.what, m.text, m.place,
                          m.place.empty() && m.what != "words" ? "missing in the document" : "not as the case has it"});
  return table;
}

}  // namespace mi::work
