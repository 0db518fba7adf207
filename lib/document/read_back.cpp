// SPDX-License-Identifier: Apache-2.0
// Finding amounts, dates, clauses and document numbers in plain text.
#include "document/read_back.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "document/utf8.hpp"

namespace mi::document {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool ends(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_one_of(std::string_view character, std::string_view set) { return set.find(character) != npos; }

std::string_view without_space(std::string_view text) {
  while (starts(text, " ") || starts(text, "　")) text.remove_prefix(character_length(text[0]));
  return text;
}

// The longest run from `at` of characters of the set.
std::string_view run_of(std::string_view text, std::size_t at, std::string_view set) {
  const std::size_t begin = at;
  while (at < text.size() && is_one_of(character_at(text, at), set)) at += character_length(text[at]);
  return text.substr(begin, at - begin);
}

// --- amounts in figures ----------------------------------------------------------------------------------------------

struct Figure {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string digits;  // without separators
  std::size_t decimals = 0;
};

// A number by itself: not a piece of a word, a date (2023.1.5) or a longer code.
std::optional<Figure> figure_at(std::string_view text, std::size_t at) {
  Figure figure{at, at, {}, 0};
  bool point = false;
  for (; figure.end < text.size(); ++figure.end) {
    const char c = text[figure.end];
    const bool digit_follows = figure.end + 1 < text.size() && is_digit(text[figure.end + 1]);
    if (is_digit(c)) {
      figure.digits += c;
      figure.decimals += point ? 1 : 0;
    } else if (c == '.' && !point && digit_follows) {
      figure.digits += c;
      point = true;
    } else if (c != ',' || point || !digit_follows) {
      break;
    }
  }
  const char before = at == 0 ? ' ' : text[at - 1];
  const char after = figure.end < text.size() ? text[figure.end] : ' ';
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const bool dotted = after == '.' && figure.end + 1 < text.size() && is_digit(text[figure.end + 1]);
  if (is_word(before) || is_word(after) || before == '.' || dotted || figure.digits.size() > 17) return std::nullopt;
  return figure;
}

void take_amount(Reading& reading, std::size_t paragraph, std::string_view text, const Figure& figure) {
  const std::string_view before = text.substr(0, figure.begin);
  const std::string_view after = without_space(text.substr(figure.end));
  const bool in_wan = starts(after, "万元");
  const bool in_yuan = starts(after, "元") || ends(before, "¥") || ends(before, "￥");
  const bool bare = figure.decimals == 2 && !is_one_of(after.empty() ? "\n" : character_at(after, 0), "%％分倍万亿‰");
  if ((!in_wan && !in_yuan && !bare) || (figure.decimals > 2 && !in_wan)) return;
  const bool negative = ends(before, "-") || ends(before, "−") || ends(before, "－");
  const std::int64_t value = base::parse_scaled(figure.digits, in_wan ? 6 : 2, "amount");
  AmountSeen seen;
  seen.text = std::string(text.substr(figure.begin, figure.end - figure.begin));
  seen.paragraph = paragraph;
  seen.amount = base::Money::fen(negative ? -value : value);
  seen.rounded = ends(before, "约") || (in_wan && figure.decimals > 0);
  reading.amounts.push_back(std::move(seen));
}

void find_amounts(Reading& reading, std::size_t paragraph, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      at += character_length(text[at]);
      continue;
    }
    if (const auto figure = figure_at(text, at)) take_amount(reading, paragraph, text, *figure);
    while (at < text.size() && (is_digit(text[at]) || text[at] == ',' || text[at] == '.')) ++at;
  }
}

// --- amounts in words ------------------------------------------------------------------------------------------------

constexpr std::string_view words_set = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整正圆圓萬億貳叄參陸负負";
constexpr std::string_view words_digits = "零壹贰叁肆伍陆柒捌玖拾佰仟貳叄參陸";

void find_words(Reading& reading, std::size_t paragraph, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t begin = at;
    const bool currency = starts(text.substr(at), "人民币");
    if (currency) at += std::string_view("人民币").size();
    const std::string_view run = run_of(text, at, words_set);
    if (run.empty()) {
      at = begin + character_length(text[begin]);
      continue;
    }
    at += run.size();
    const auto all = characters(run);
    const auto digits =
        std::count_if(all.begin(), all.end(), [](const Character& c) { return is_one_of(c.text, words_digits); });
    const bool has_unit = run.find("元") != npos || run.find("圆") != npos || run.find("圓") != npos ||
                          run.find("角") != npos || run.find("分") != npos;
    if (digits == 0 || !has_unit) continue;  // 万元, 整, 正 of ordinary words
    const std::string_view whole = text.substr(begin, at - begin);
    WordsSeen seen;
    seen.text = std::string(whole);
    seen.paragraph = paragraph;
    seen.amount = try_parse_amount_in_words(whole);
    reading.words.push_back(std::move(seen));
  }
}

// --- dates, clauses, numbers -----------------------------------------------------------------------------------------

constexpr std::string_view date_digits = "0123456789〇○零OＯ一二三四五六七八九十";
constexpr std::string_view number_digits = "0123456789〇零一二三四五六七八九十百千";

// The longest run before `at` of characters of the set.
std::string_view run_before(std::string_view text, std::size_t at, std::string_view set) {
  std::size_t begin = at;
  while (begin > 0) {
    std::size_t one = begin - 1;
    while (one > 0 && (text[one] & 0xC0) == 0x80) --one;
    if (!is_one_of(text.substr(one, begin - one), set)) break;
    begin = one;
  }
  return text.substr(begin, at - begin);
}

void take_date(Reading& reading, std::size_t paragraph, std::string_view text) {
  const auto date = parse_any_date(text);
  if (!date) return;
  DateSeen seen;
  seen.text = std::string(text);
  seen.paragraph = paragraph;
  seen.date = *date;
  reading.dates.push_back(std::move(seen));
}

// 2023年1月5日 with any digits and spaces around them.
void find_written_dates(Reading& reading, std::size_t paragraph, std::string_view text) {
  const std::string digits = std::string(date_digits) + " ";
  for (std::size_t at = text.find("年"); at != npos; at = text.find("年", at + 1)) {
    const std::string_view year = run_before(text, at, digits);
    const std::size_t month_at = at + std::string_view("年").size();
    const std::size_t day_at = month_at + run_of(text, month_at, digits).size() + std::string_view("月").size();
    if (day_at > text.size() || !ends(text.substr(0, day_at), "月")) continue;
    const std::size_t end = day_at + run_of(text, day_at, digits).size() + std::string_view("日").size();
    if (end > text.size() || !ends(text.substr(0, end), "日")) continue;
    const std::size_t begin = at - without_space(year).size();
    take_date(reading, paragraph, text.substr(begin, end - begin));
  }
}

// 2023-01-05, by itself.
void find_machine_dates(Reading& reading, std::size_t paragraph, std::string_view text) {
  constexpr std::size_t length = 10;
  for (std::size_t at = text.find('-'); at != npos; at = text.find('-', at + 1)) {
    if (at < 4 || at - 4 + length > text.size() || text[at + 3] != '-') continue;
    const bool longer = (at > 4 && is_digit(text[at - 5])) || (at + 6 < text.size() && is_digit(text[at + 6]));
    if (!longer && base::Date::try_parse(text.substr(at - 4, length)))
      take_date(reading, paragraph, text.substr(at - 4, length));
  }
}

std::optional<std::int64_t> number_of(std::string_view text) {
  if (!text.empty() && text.size() < 10 && std::all_of(text.begin(), text.end(), is_digit))
    return std::stoll(std::string(text));
  return parse_chinese_number(text);
}

// The end of 第…款 or 第（…）项 at `at`; `at` itself when none stands there.
std::size_t after_part(std::string_view text, std::size_t at, std::string_view unit) {
  std::size_t end = at;
  if (starts(text.substr(end), "第")) end += std::string_view("第").size();
  const std::size_t open = end;
  for (const std::string_view bracket : {"（", "("})
    if (starts(text.substr(end), bracket)) end += bracket.size();
  const bool bracketed = end > open;
  const std::size_t digits = run_of(text, end, number_digits).size();
  end += digits;
  for (const std::string_view bracket : {"）", ")"})
    if (bracketed && starts(text.substr(end), bracket)) end += bracket.size();
  if (starts(text.substr(end), unit) && digits > 0) return end + unit.size();
  return at;
}

std::string act_before(std::string_view text) {
  const std::size_t close = text.rfind("》");
  const std::size_t open = close == npos ? npos : text.rfind("《", close);
  if (open == npos) return {};
  const std::size_t begin = open + std::string_view("《").size();
  return std::string(text.substr(begin, close - begin));
}

void find_clauses(Reading& reading, std::size_t paragraph, std::string_view text) {
  for (std::size_t at = text.find("第"); at != npos; at = text.find("第", at + 1)) {
    const std::size_t digits_at = at + std::string_view("第").size();
    const std::string_view digits = run_of(text, digits_at, number_digits);
    std::size_t end = digits_at + digits.size();
    const auto article = number_of(digits);
    if (!article || !starts(text.substr(end), "条")) continue;
    end += std::string_view("条").size();
    end = after_part(text, end, "款");
    end = after_part(text, end, "项");
    ClauseSeen seen;
    seen.text = std::string(text.substr(at, end - at));
    seen.paragraph = paragraph;
    seen.act = act_before(text.substr(0, at));
    seen.article = *article;
    reading.clauses.push_back(std::move(seen));
  }
}

void find_numbers(Reading& reading, std::size_t paragraph, std::string_view text) {
  constexpr std::string_view stops = "，。；：、（）()《》“”〔〕｜| 　\t\n！？";
  for (std::size_t at = text.find("〔"); at != npos; at = text.find("〔", at + 1)) {
    std::size_t begin = at;
    while (begin > 0) {
      std::size_t one = begin - 1;
      while (one > 0 && (text[one] & 0xC0) == 0x80) --one;
      if (is_one_of(text.substr(one, begin - one), stops)) break;
      begin = one;
    }
    const std::size_t end = text.find("号", at);
    if (begin == at || end == npos) continue;
    NumberSeen seen;
    seen.text = std::string(text.substr(begin, end + std::string_view("号").size() - begin));
    seen.paragraph = paragraph;
    try {
      seen.number = DocumentNumber::parse(seen.text);
    } catch (const base::Error&) {
      continue;  // 〔 〕 around something else
    }
    reading.numbers.push_back(std::move(seen));
  }
}

}  // namespace

Reading read_paragraphs(std::vector<Paragraph> paragraphs) {
  Reading reading;
  reading.paragraphs = std::move(paragraphs);
  for (std::size_t i = 0; i < reading.paragraphs.size(); ++i) {
    const std::string& text = reading.paragraphs[i].text;
    find_amounts(reading, i, text);
    find_words(reading, i, text);
    find_written_dates(reading, i, text);
    find_machine_dates(reading, i, text);
    find_clauses(reading, i, text);
    find_numbers(reading, i, text);
  }
  return reading;
}

std::vector<std::string> words_against_figures(const Reading& reading) {
  std::vector<std::string> lines;
  for (const WordsSeen& words : reading.words) {
    const std::string& place = reading.paragraphs[words.paragraph].place;
    const bool same = std::any_of(reading.amounts.begin(), reading.amounts.end(), [&](const AmountSeen& a) {
      return a.paragraph == words.paragraph && words.amount && a.amount == *words.amount;
    });
    if (!words.amount)
      lines.push_back(place + ": " + base::say("{} is not a legal way to write an amount in words", words.text));
    else if (!same)
      lines.push_back(
          place + ": " +
          base::say("{} ({}) does not stand beside the same amount in figures", words.text, words.amount->to_string()));
  }
  return lines;
}

}  // namespace mi::document
