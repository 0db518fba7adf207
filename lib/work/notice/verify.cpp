// SPDX-License-Identifier: Apache-2.0
#include "work/notice/verify.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "base/message.hpp"
#include "work/notice/tokens.hpp"

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

using Finder = std::function<std::vector<Token>(std::string_view)>;

// Tokens of every paragraph, as often as they stand in it.
void add_tokens(Tally& result, const Reading& reading, const Finder& find, int Counted::*side) {
  for (const document::Paragraph& p : reading.paragraphs)
    for (const Token& token : find(p.text)) {
      Counted& c = result[token.text];
      ++(c.*side);
      c.text = token.text;
      if (side == &Counted::found) c.place = p.place;
    }
}

// The case and its head stand in a note at the end: they say what the document was made from, no more.
std::vector<Token> codes_of(std::string_view text) { return codes_in(text.substr(0, text.find("案卷："))); }

void judge_tokens(const Reading& wanted, const Reading& found, const char* what, const Finder& find,
                  std::vector<Mismatch>& out) {
  Tally result;
  add_tokens(result, wanted, find, &Counted::wanted);
  add_tokens(result, found, find, &Counted::found);
  judge(result, what, out);
}

void add_words(const Reading& found, std::vector<Mismatch>& out) {
  for (const std::string& line : document::words_against_figures(found)) out.push_back({"words", line, {}});
}

}  // namespace

namespace {

void add_texts(const json::Value& v, std::vector<std::string>& out) {
  if (v.is_text() && !v.as_text().empty()) out.push_back(v.as_text());
  if (v.is_object())
    for (const json::Member& m : v.members()) add_texts(m.second, out);
  if (v.is_array())
    for (const json::Value& item : v.items()) add_texts(item, out);
}

}  // namespace

std::vector<std::string> parties_of(const json::Value& content) {
  std::vector<std::string> names;
  for (const char* group : {"agency", "institution", "person", "party", "payment", "account"})
    if (const json::Value* v = content.find(group)) add_texts(*v, names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<Mismatch> compare(const Reading& wanted, const Reading& found, const std::vector<std::string>& parties) {
  std::vector<Mismatch> out;
  judge(tally(wanted, found, &Reading::amounts, [](const auto& a) { return a.amount.to_string(); }), "amount", out);
  judge(tally(wanted, found, &Reading::dates, [](const auto& d) { return d.date.to_string(); }), "date", out);
  judge(tally(wanted, found, &Reading::clauses, [](const auto& c) { return c.act + c.text; }), "clause", out);
  judge(tally(wanted, found, &Reading::numbers, [](const auto& n) { return n.number.to_string(); }), "number", out);
  for (const std::string& name : parties)
    judge_tokens(wanted, found, "party", [&](std::string_view text) { return names_in(text, name); }, out);
  judge_tokens(wanted, found, "code", codes_of, out);
  judge_tokens(wanted, found, "quantity", quantities_in, out);
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
