// SPDX-License-Identifier: Apache-2.0
// Reading a finished document back (docx, html, text): its plain text, and the amounts, dates, clauses and numbers in
// it, so that they can be compared with the case before it is signed, also after someone has edited it in Word.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "document/numerals.hpp"

namespace mi::document {

struct Paragraph {
  std::string place;  // "paragraph 12", "word/header1.xml, paragraph 1", "line 3"
  std::string text;
};

// What was found, as it was written, and in which paragraph (an index into Reading::paragraphs).
struct Seen {
  std::string text;
  std::size_t paragraph = 0;
};

struct AmountSeen : Seen {
  base::Money amount;
  bool rounded = false;  // in 万元, or after 约: the figure need not be exact
};
struct WordsSeen : Seen {
  std::optional<base::Money> amount;  // nothing: no legal amount in words
};
struct DateSeen : Seen {
  base::Date date;
};
struct ClauseSeen : Seen {  // 第五十六条第二款第（三）项
  std::string act;          // the last 《…》 before it in its paragraph; empty when there is none
  std::int64_t article = 0;
};
struct NumberSeen : Seen {
  DocumentNumber number;  // its series is all letters before the bracket: it may begin with words of the sentence
};

struct Reading {
  std::vector<Paragraph> paragraphs;
  std::vector<AmountSeen> amounts;
  std::vector<WordsSeen> words;
  std::vector<DateSeen> dates;
  std::vector<ClauseSeen> clauses;
  std::vector<NumberSeen> numbers;
  std::vector<std::pair<std::string, std::string>> provenance;  // as RenderOptions wrote it, when it is still there
};

// The format is known by the bytes. Error(cannot) for a damaged package or bytes of no known encoding.
Reading read_back(std::string bytes);
// A finished document by its name. Error(cannot) also when its bytes are not of the format that its ending says.
Reading read_finished(const std::string& path);
Reading read_paragraphs(std::vector<Paragraph> paragraphs);  // the search alone

// Amounts in words that are not legal, or stand in a paragraph without the same amount in figures: one line each, with
// its place.
std::vector<std::string> words_against_figures(const Reading& reading);

}  // namespace mi::document
