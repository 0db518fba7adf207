// SPDX-License-Identifier: Apache-2.0
#include "document/numerals.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "document/utf8.hpp"

namespace mi::document {
namespace {

using base::Error;
using base::ErrorKind;
using base::Int128;
using base::Money;

// --- Amounts in words ------------------------------------------------------------------------------------------------
//
// A value is written as a pattern: symbols in order, those that may be left out marked. Writing prints the symbols that
// must stand; reading takes the value from the symbols and then matches them against the pattern of that value, so that
// the two directions share one rule.

// Digits are '0'–'9', the rest letters of our own: S 拾, B 佰, Q 仟, W 万, Y 亿, y 元, j 角, f 分, z 整.
struct Symbol {
  char letter;
  bool optional = false;
};
using Pattern = std::vector<Symbol>;

struct Name {
  const char* text;
  char letter;
};
// The first name of a letter is the one written; the others are the traditional forms that banks accept.
constexpr Name names[] = {{"零", '0'}, {"壹", '1'}, {"贰", '2'}, {"叁", '3'}, {"肆", '4'}, {"伍", '5'}, {"陆", '6'},
                          {"柒", '7'}, {"捌", '8'}, {"玖", '9'}, {"拾", 'S'}, {"佰", 'B'}, {"仟", 'Q'}, {"万", 'W'},
                          {"亿", 'Y'}, {"元", 'y'}, {"角", 'j'}, {"分", 'f'}, {"整", 'z'}, {"圆", 'y'}, {"圓", 'y'},
                          {"正", 'z'}, {"萬", 'W'}, {"億", 'Y'}, {"貳", '2'}, {"叄", '3'}, {"參", '3'}, {"陸", '6'}};

const char* name_of(char letter) {
  return std::find_if(std::begin(names), std::end(names), [=](const Name& n) { return n.letter == letter; })->text;
}

char letter_of(std::string_view character) {
  const auto* found =
      std::find_if(std::begin(names), std::end(names), [=](const Name& n) { return character == n.text; });
  return found == std::end(names) ? '\0' : found->letter;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Four digits: 1009 → 1Q 0 9. Zeros at the end are not said, zeros inside once.
void write_section(Pattern& out, int value) {
  constexpr std::array<char, 4> units = {'Q', 'B', 'S', '\0'};
  bool zero_waits = false;
  bool started = false;
  for (int i = 0, scale = 1000; i < 4; ++i, scale /= 10) {
    const int digit = value / scale % 10;
    if (digit == 0) {
      zero_waits = started;
      continue;
    }
    if (zero_waits) out.push_back({'0'});
    zero_waits = false;
    started = true;
    out.push_back({static_cast<char>('0' + digit)});
    if (units[static_cast<std::size_t>(i)] != '\0') out.push_back({units[static_cast<std::size_t>(i)]});
  }
}

void write_whole(Pattern& out, Int128 value);

// The part above a unit (万, 亿), the unit, and the part below it: between them 零 must stand where the part below
// begins with zeros (贰万零叁佰), and may stand where the part above ends in one (壹拾万[零]柒仟).
void write_joined(Pattern& out, Int128 high, char unit, Int128 low, Int128 scale) {
  write_whole(out, high);
  out.push_back({unit});
  if (low == 0) return;
  if (low < scale / 10)
    out.push_back({'0'});
  else if (high % 10 == 0)
    out.push_back({'0', true});
  write_whole(out, low);
}

void write_whole(Pattern& out, Int128 value) {
  constexpr Int128 wan = 10000;
  constexpr Int128 yi = wan * wan;
  if (value >= yi)
    write_joined(out, value / yi, 'Y', value % yi, yi);
  else if (value >= wan)
    write_joined(out, value / wan, 'W', value % wan, wan);
  else
    write_section(out, static_cast<int>(value));
}

void write_part(Pattern& out, int digit, char unit) {
  if (digit == 0) return;
  out.push_back({static_cast<char>('0' + digit)});
  out.push_back({unit});
}

Pattern pattern_of(Int128 fen) {
  Pattern out;
  const Int128 yuan = fen / 100;
  const int jiao = static_cast<int>(fen / 10 % 10);
  const int cents = static_cast<int>(fen % 10);
  if (fen == 0) out.push_back({'0'});
  write_whole(out, yuan);
  if (yuan > 0 || fen == 0) out.push_back({'y'});
  if (yuan > 0 && jiao == 0 && cents > 0) out.push_back({'0'});
  if (yuan > 0 && jiao > 0 && yuan % 10 == 0) out.push_back({'0', true});
  write_part(out, jiao, 'j');
  write_part(out, cents, 'f');
  if (jiao == 0 && cents == 0)
    out.push_back({'z'});
  else if (cents == 0)
    out.push_back({'z', true});
  return out;
}

std::string print(const Pattern& pattern) {
  std::string text;
  for (const Symbol& symbol : pattern)
    if (!symbol.optional) text += name_of(symbol.letter);
  return text;
}

// An optional symbol is never followed by the same letter, so taking it wherever it stands is right.
bool matches(const Pattern& pattern, std::string_view letters) {
  std::size_t at = 0;
  for (const Symbol& symbol : pattern) {
    if (at < letters.size() && letters[at] == symbol.letter)
      ++at;
    else if (!symbol.optional)
      return false;
  }
  return at == letters.size();
}

constexpr Int128 too_large = Int128{1} << 64;

// The value of 拾佰仟万 letters below 亿, whatever zeros stand between them.
std::optional<Int128> read_below_yi(std::string_view letters) {
  Int128 done = 0;
  Int128 section = 0;
  Int128 digit = 0;
  for (const char c : letters) {
    if (is_digit(c))
      digit = c - '0';
    else if (c == 'S' || c == 'B' || c == 'Q')
      section += std::exchange(digit, 0) * (c == 'S' ? 10 : c == 'B' ? 100 : 1000);
    else if (c == 'W')
      done += (std::exchange(section, 0) + std::exchange(digit, 0)) * 10000;
    else
      return std::nullopt;
    if (done + section > too_large) return std::nullopt;
  }
  return done + section + digit;
}

std::optional<Int128> read_whole(std::string_view letters) {
  const std::size_t split = letters.rfind('Y');
  if (split == std::string_view::npos) return read_below_yi(letters);
  const auto high = read_whole(letters.substr(0, split));
  const auto low = read_below_yi(letters.substr(split + 1));
  if (!high || !low || *high > too_large) return std::nullopt;
  return *high * 100000000 + *low;
}

// The digit before a unit of the part after 元; 0 where the unit is missing.
int digit_before(std::string_view letters, char unit) {
  const std::size_t at = letters.find(unit);
  return at != std::string_view::npos && at > 0 && is_digit(letters[at - 1]) ? letters[at - 1] - '0' : 0;
}

std::optional<Int128> read_fen(std::string_view letters) {
  const std::size_t split = letters.find('y');
  const std::string_view after = split == std::string_view::npos ? letters : letters.substr(split + 1);
  Int128 yuan = 0;
  if (split != std::string_view::npos) {
    const auto whole = read_whole(letters.substr(0, split));
    if (!whole || *whole > too_large) return std::nullopt;
    yuan = *whole;
  }
  return yuan * 100 + digit_before(after, 'j') * 10 + digit_before(after, 'f');
}

struct Reading {
  Int128 fen = 0;
  bool legal = false;
};

bool take(std::string_view& text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

std::optional<Reading> read_amount(std::string_view text) {
  const bool negative = take(text, "负") || take(text, "負");
  take(text, "人民币") || take(text, "人民幣");
  std::string letters;
  for (const Character& c : characters(text)) {
    letters += letter_of(c.text);
    if (letters.back() == '\0') return std::nullopt;
  }
  const auto fen = letters.empty() ? std::nullopt : read_fen(letters);
  if (!fen || *fen > INT64_MAX) return std::nullopt;
  const bool legal = matches(pattern_of(*fen), letters) && !(negative && *fen == 0);
  return Reading{negative ? -*fen : *fen, legal};
}

// --- Numbers and dates -----------------------------------------------------------------------------------------------

constexpr std::array<const char*, 10> small_digits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

struct SmallDigit {
  const char* text;
  int value;
};
constexpr SmallDigit date_digits[] = {{"〇", 0}, {"○", 0},  {"零", 0}, {"O", 0},  {"Ｏ", 0}, {"o", 0},
                                      {"0", 0},  {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5},
                                      {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"元", 1}};

std::optional<int> small_digit(std::string_view character) {
  for (const SmallDigit& digit : date_digits)
    if (character == digit.text) return digit.value;
  return std::nullopt;
}

std::string chinese_section(int value) {
  std::string text;
  constexpr std::array<const char*, 4> units = {"千", "百", "十", ""};
  bool zero_waits = false;
  for (int i = 0, scale = 1000; i < 4; ++i, scale /= 10) {
    const int digit = value / scale % 10;
    if (digit == 0) {
      zero_waits = !text.empty();
      continue;
    }
    if (std::exchange(zero_waits, false)) text += small_digits[0];
    text += std::string(small_digits[static_cast<std::size_t>(digit)]) + units[static_cast<std::size_t>(i)];
  }
  return text;
}

// 十二 for 一十二, at the start only.
std::string chinese_small(int value) {
  const std::string text = chinese_section(value);
  return value >= 10 && value < 20 ? text.substr(std::string_view("一").size()) : text;
}

std::optional<base::Date> date_of(std::optional<std::int64_t> year, std::optional<std::int64_t> month,
                                  std::optional<std::int64_t> day) {
  if (!year || !month || !day || *year < 1000 || *year > 9999) return std::nullopt;
  return base::Date::try_parse(fmt::format("{:04}-{:02}-{:02}", *year, *month, *day));
}

std::optional<std::int64_t> arabic(std::string_view text) {
  if (text.empty() || text.size() > 8 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::optional<std::int64_t> chinese_year(std::string_view text) {
  std::int64_t year = 0;
  const auto all = characters(text);
  for (const Character& c : all) {
    const auto digit = small_digit(c.text);
    if (!digit || c.text == "元") return std::nullopt;
    year = year * 10 + *digit;
  }
  return all.size() == 4 ? std::optional(year) : std::nullopt;
}

std::optional<base::Date> date_in_three(std::string_view text, std::string_view first, std::string_view second,
                                        std::string_view last) {
  const std::size_t a = text.find(first);
  const std::size_t b = a == std::string_view::npos ? a : text.find(second, a + first.size());
  if (b == std::string_view::npos || text.size() < b + second.size() + last.size()) return std::nullopt;
  if (text.substr(text.size() - last.size()) != last) return std::nullopt;
  const std::string_view year = text.substr(0, a);
  const std::string_view month = text.substr(a + first.size(), b - a - first.size());
  const std::string_view day = text.substr(b + second.size(), text.size() - last.size() - b - second.size());
  if (const auto number = arabic(year)) return date_of(number, arabic(month), arabic(day));
  return date_of(chinese_year(year), parse_chinese_number(month), parse_chinese_number(day));
}

constexpr std::string_view open_brackets[] = {"〔", "[", "(", "（", "【", "［", "﹝"};
constexpr std::string_view close_brackets[] = {"〕", "]", ")", "）", "】", "］", "﹞"};

// The earliest place of any of these; npos and an empty mark when none stands there.
template <std::size_t N>
std::pair<std::size_t, std::string_view> find_any(std::string_view text, const std::string_view (&marks)[N],
                                                  std::size_t from) {
  std::pair<std::size_t, std::string_view> best{std::string_view::npos, {}};
  for (const std::string_view mark : marks)
    if (const std::size_t at = text.find(mark, from); at < best.first) best = {at, mark};
  return best;
}

std::string without_spaces(std::string_view text) {
  return base::replace_all(base::replace_all(std::string(text), " ", ""), "　", "");
}

[[noreturn]] void bad_document_number(std::string_view text) {
  throw Error(ErrorKind::usage, base::say("{} is not a document number", text), {},
              base::say("write it as 昆医保罚告〔2023〕1号"));
}

}  // namespace

std::string amount_in_words(Money amount) {
  const Int128 fen = amount.fen();
  return (fen < 0 ? "负人民币" : "人民币") + print(pattern_of(fen < 0 ? -fen : fen));
}

std::optional<Money> try_parse_amount_in_words(std::string_view text) {
  const auto reading = read_amount(text);
  if (!reading || !reading->legal) return std::nullopt;
  return Money::fen(static_cast<std::int64_t>(reading->fen));
}

Money parse_amount_in_words(std::string_view text) {
  const auto reading = read_amount(text);
  if (!reading) throw Error(ErrorKind::cannot, base::say("{} is not an amount in words", text));
  const Money amount = Money::fen(static_cast<std::int64_t>(reading->fen));
  if (!reading->legal)
    throw Error(ErrorKind::cannot, base::say("{} is not a legal way to write an amount in words", text), {},
                base::say("if {} is meant, write {}", amount.to_string(), amount_in_words(amount)));
  return amount;
}

std::string chinese_number(std::int64_t number) {
  if (number < 0 || number > 99999999)
    throw Error(ErrorKind::cannot, base::say("{} is too large to be written so", number));
  if (number == 0) return small_digits[0];
  const int high = static_cast<int>(number / 10000);
  const int low = static_cast<int>(number % 10000);
  if (high == 0) return chinese_small(low);
  std::string text = chinese_small(high) + "万";
  if (low > 0 && low < 1000) text += small_digits[0];
  return low > 0 ? text + chinese_section(low) : text;
}

std::optional<std::int64_t> parse_chinese_number(std::string_view text) {
  if (text == "〇" || text == "零") return 0;
  std::int64_t done = 0;
  std::int64_t section = 0;
  std::int64_t digit = 0;
  for (const Character& c : characters(text)) {
    const auto value = small_digit(c.text);
    if (c.text == "十")
      section += (digit == 0 ? 1 : std::exchange(digit, 0)) * 10;
    else if (c.text == "百" || c.text == "千")
      section += std::exchange(digit, 0) * (c.text == "百" ? 100 : 1000);
    else if (c.text == "万" && done == 0)
      done = (std::exchange(section, 0) + std::exchange(digit, 0)) * 10000;
    else if (value && digit == 0)
      digit = *value;
    else
      return std::nullopt;
    if (section > 9999) return std::nullopt;
  }
  const std::int64_t sum = done + section + digit;
  return sum > 0 ? std::optional(sum) : std::nullopt;
}

std::string chinese_date(base::Date date) {
  std::string year = std::to_string(date.year());
  std::string text;
  for (const char c : year) text += c == '0' ? "〇" : small_digits[static_cast<std::size_t>(c - '0')];
  return text + "年" + chinese_small(date.month()) + "月" + chinese_small(date.day()) + "日";
}

std::optional<base::Date> parse_any_date(std::string_view text) {
  const std::string clean = without_spaces(text);
  if (auto date = date_in_three(clean, "年", "月", "日")) return date;
  for (const std::string_view mark : {"-", "/", "."})
    if (auto date = date_in_three(clean, mark, mark, "")) return date;
  if (clean.size() != 8 || !arabic(clean)) return std::nullopt;
  return date_of(arabic(clean.substr(0, 4)), arabic(clean.substr(4, 2)), arabic(clean.substr(6)));
}

std::string DocumentNumber::to_string() const { return fmt::format("{}〔{}〕{}号", series, year, number); }

DocumentNumber DocumentNumber::parse(std::string_view text) {
  const std::string clean = without_spaces(text);
  const auto [open, open_mark] = find_any(clean, open_brackets, 0);
  const auto [close, close_mark] = find_any(clean, close_brackets, open == std::string::npos ? open : open + 1);
  if (open == 0 || close == std::string::npos) bad_document_number(text);
  const std::string_view view = clean;
  const auto year = arabic(view.substr(open + open_mark.size(), close - open - open_mark.size()));
  std::string_view rest = view.substr(close + close_mark.size());
  take(rest, "第");
  constexpr std::string_view end = "号";
  if (rest.size() <= end.size() || rest.substr(rest.size() - end.size()) != end) bad_document_number(text);
  const auto number = arabic(rest.substr(0, rest.size() - end.size()));
  if (!year || *year < 1949 || *year > 9999 || !number || *number == 0) bad_document_number(text);
  return {clean.substr(0, open), static_cast<int>(*year), *number};
}

}  // namespace mi::document
