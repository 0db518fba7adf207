// SPDX-License-Identifier: Apache-2.0
#include "document/filters.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "document/numerals.hpp"
#include "document/utf8.hpp"

namespace mi::document {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using json::Value;
using Arguments = std::vector<Value>;

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorKind::cannot, what); }

// --- what comes in ---------------------------------------------------------------------------------------------------

Money amount_of(const Value& value) {
  if (value.is_integer()) return Money::yuan(value.as_integer());
  if (value.is_text()) return Money::parse(value.as_text());
  refuse(base::say("the value is no amount"));
}

base::Date date_of(const Value& value) {
  if (value.is_text())
    if (const auto date = base::Date::try_parse(std::string_view(value.as_text()).substr(0, 10))) return *date;
  refuse(base::say("the value is no date"));
}

std::string text_of(const Value& value) {
  if (value.is_text()) return value.as_text();
  if (value.is_integer()) return std::to_string(value.as_integer());
  refuse(base::say("the value is no text"));
}

std::string argument_text(const Arguments& arguments, std::size_t i, const std::string& fallback) {
  return i < arguments.size() ? text_of(arguments[i]) : fallback;
}

const json::Array& list_of(const Value& value) {
  if (!value.is_array()) refuse(base::say("the value is no list"));
  return value.items();
}

// Each element, or the field of that name in each.
Value field_of(const Value& element, const std::string& field) {
  if (field.empty()) return element;
  const Value* found = element.find(field);
  if (found == nullptr) refuse(base::say("an element of the list has no \"{}\"", field));
  return *found;
}

// --- amounts and rates -----------------------------------------------------------------------------------------------

Value words(const Value& value, const Arguments&, const FilterOptions&) {
  const Money amount = amount_of(value);
  if (amount.is_negative()) refuse(base::say("a document never shows a negative amount in words"));
  return amount_in_words(amount);
}

std::string with_separators(std::string digits, const std::string& separator) {
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t at = digits.find('.'); at > first + 3;) digits.insert(at -= 3, separator);
  return digits;
}

Value yuan(const Value& value, const Arguments& arguments, const FilterOptions&) {
  return with_separators(amount_of(value).to_string(), argument_text(arguments, 0, ""));
}

std::string without_end_zeros(std::string decimal) {
  if (decimal.find('.') == std::string::npos) return decimal;
  decimal.erase(decimal.find_last_not_of('0') + 1);
  if (decimal.back() == '.') decimal.pop_back();
  return decimal;
}

// Two decimals of 万元 at most; what they do not hold is said to be about so much.
Value ten_thousands(const Value& value, const Arguments&, const FilterOptions&) {
  const std::int64_t fen = amount_of(value).fen();
  const std::string text = without_end_zeros(base::Rational::of(fen, 1000000).to_decimal(2));
  return (fen % 10000 == 0 ? "" : "约") + text;
}

Value percent(const Value& value, const Arguments& arguments, const FilterOptions&) {
  const auto rate = base::Rational::parse(text_of(value)) * base::Rational(100);
  if (arguments.empty()) return without_end_zeros(rate.to_decimal(2)) + "%";
  return rate.to_decimal(static_cast<int>(arguments[0].as_integer())) + "%";
}

Value sum(const Value& value, const Arguments& arguments, const FilterOptions&) {
  const std::string field = argument_text(arguments, 0, "");
  const json::Array& list = list_of(value);
  const bool counts = !list.empty() && std::all_of(list.begin(), list.end(), [&](const Value& element) {
    return field_of(element, field).is_integer();
  });
  std::int64_t count = 0;
  Money total;
  for (const Value& element : list) {
    if (counts)
      count += field_of(element, field).as_integer();
    else
      total += amount_of(field_of(element, field));
  }
  return counts ? Value(count) : Value(total.to_string());
}

// --- dates, numbers --------------------------------------------------------------------------------------------------

Value date(const Value& value, const Arguments&, const FilterOptions&) { return date_of(value).to_chinese(); }
Value hanzi_date(const Value& value, const Arguments&, const FilterOptions&) { return chinese_date(date_of(value)); }
Value document_number(const Value& value, const Arguments&, const FilterOptions&) {
  return DocumentNumber::parse(text_of(value)).to_string();
}

// The pattern shows the first number as it is to look: 一、 （一） 1. (1)
Value ordinal(const Value& value, const Arguments& arguments, const FilterOptions&) {
  if (!value.is_integer()) refuse(base::say("the value is no whole number"));
  const std::string pattern = argument_text(arguments, 0, "一");
  if (pattern.find("一") != std::string::npos)
    return base::replace_all(pattern, "一", chinese_number(value.as_integer()));
  if (pattern.find('1') == std::string::npos) refuse(base::say("the pattern {} shows no 一 or 1", pattern));
  return base::replace_all(pattern, "1", std::to_string(value.as_integer()));
}

// --- text and lists --------------------------------------------------------------------------------------------------

std::string stars(std::size_t count) { return std::string(count, '*'); }

std::string keep_ends(const std::string& text, std::size_t head, std::size_t tail) {
  const auto all = characters(text);
  if (all.size() <= head + tail) return stars(all.size());
  const std::size_t tail_at = tail == 0 ? text.size() : all[all.size() - tail].at;
  return text.substr(0, all[head].at) + stars(all.size() - head - tail) + text.substr(tail_at);
}

bool is_plain(const std::string& text, std::size_t least) {
  return text.size() >= least && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == ' ';
         });
}

std::string kind_of(const std::string& text) {
  if (is_plain(text, 15)) return "证件";
  return is_plain(text, 7) ? "电话" : "姓名";
}

Value mask(const Value& value, const Arguments& arguments, const FilterOptions& options) {
  const std::string text = text_of(value);
  if (options.unmask) return text;
  const std::string kind = argument_text(arguments, 0, kind_of(text));
  if (kind == "姓名") return keep_ends(text, 1, 0);
  if (kind == "证件") return keep_ends(text, 4, 2);
  if (kind == "电话") return keep_ends(text, 3, 4);
  refuse(base::say("{} is not a kind of personal data: 姓名, 证件 or 电话", kind));
}

Value join(const Value& value, const Arguments& arguments, const FilterOptions&) {
  std::vector<std::string> parts;
  for (const Value& element : list_of(value))
    parts.push_back(text_of(field_of(element, argument_text(arguments, 1, ""))));
  return base::join(parts, argument_text(arguments, 0, "、"));
}

Value count(const Value& value, const Arguments&, const FilterOptions&) {
  return static_cast<std::int64_t>(list_of(value).size());
}

constexpr Filter filters[] = {
    {"大写", "words", 0, words},
    {"元", "yuan", 1, yuan},
    {"万元", "wan", 0, ten_thousands},
    {"日期", "date", 0, date},
    {"汉字日期", "hanzi_date", 0, hanzi_date},
    {"文号", "docno", 0, document_number},
    {"序号", "ordinal", 1, ordinal},
    {"合计", "sum", 1, sum},
    {"个数", "count", 0, count},
    {"连接", "join", 2, join},
    {"脱敏", "mask", 1, mask},
    {"百分比", "percent", 1, percent},
    {"默认", "default", 1, nullptr},
};

}  // namespace

const Filter* find_filter(const std::string& name) {
  const auto* found = std::find_if(std::begin(filters), std::end(filters),
                                   [&](const Filter& f) { return name == f.name || name == f.alias; });
  return found == std::end(filters) ? nullptr : found;
}

std::vector<std::string> filter_names() {
  std::vector<std::string> names;
  for (const Filter& filter : filters) {
    names.emplace_back(filter.name);
    names.emplace_back(filter.alias);
  }
  return names;
}

}  // namespace mi::document
