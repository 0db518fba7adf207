// SPDX-License-Identifier: Apache-2.0
#include "law/value.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_integer(std::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

Quantity numeric(ValueKind kind, base::Rational number, std::string_view written) {
  Quantity q;
  q.kind = kind;
  q.number = number;
  q.written = std::string(written);
  return q;
}

Quantity of_term(Term term, std::string_view written) {
  Quantity q = numeric(ValueKind::term, base::Rational(term.n), written);
  q.term = term;
  return q;
}

[[noreturn]] void no_unit(std::string_view text) {
  throw base::Error(base::ErrorKind::usage, base::say("\"{0}\" has no unit that is known here", std::string(text)), {},
                    base::tr("write \"97 %\", \"5000.00 CNY\", \"1/5\", \"2\", \"30 working-days\", \"3 months\", or "
                             "{text = \"…\"} for words"));
}

Quantity parse_number(std::string_view text) {
  if (is_integer(text)) return numeric(ValueKind::count, base::Rational::parse(text), text);
  return numeric(ValueKind::number, base::Rational::parse(text), text);
}

[[noreturn]] void wrong_kind(const Value& value, ValueKind wanted) {
  throw base::Error(base::ErrorKind::cannot, base::say("{0} is {1} in the pack; here {2} is needed", value.id,
                                                       base::tr(in_words(value.quantity.kind)), base::tr(in_words(wanted))),
                    {value.origin});
}

bool is_rational(ValueKind kind) {
  return kind == ValueKind::number || kind == ValueKind::percent || kind == ValueKind::count;
}

}  // namespace

const char* to_text(Basis basis) {
  switch (basis) {
    case Basis::read: return "read";
    case Basis::second_hand: return "second-hand";
    case Basis::inference: return "inference";
  }
  return "";
}

const char* to_text(ValueKind kind) {
  static const char* const names[] = {"number", "percent", "money", "term", "count", "text", "date", "list"};
  return names[static_cast<int>(kind)];
}

const char* in_words(ValueKind kind) {
  static const char* const words[] = {
      base::mark("a number"), base::mark("a percentage"), base::mark("an amount"), base::mark("a term"),
      base::mark("a count"),  base::mark("words"),        base::mark("a date"),    base::mark("a list")};
  return words[static_cast<int>(kind)];
}

Quantity Quantity::parse(std::string_view text) {
  try {
    if (ends_with(text, "%")) return numeric(ValueKind::percent, base::Rational::parse(text), text);
    if (ends_with(text, " CNY")) {
      const base::Money money = base::Money::parse(base::trim(text.substr(0, text.size() - 4)));
      return numeric(ValueKind::money, base::Rational(money.fen()), text);
    }
    if (text.find(' ') != text.npos) return of_term(Term::parse(text), text);
    return parse_number(text);
  } catch (const base::Error&) {
    no_unit(text);
  }
}

base::Money Quantity::money() const { return base::Money::fen(base::round_half_away(number)); }

const base::Rational& Value::rational() const {
  if (!is_rational(quantity.kind)) wrong_kind(*this, ValueKind::number);
  return quantity.number;
}

base::Money Value::money() const {
  if (quantity.kind != ValueKind::money) wrong_kind(*this, ValueKind::money);
  return quantity.money();
}

Term Value::term() const {
  if (quantity.kind != ValueKind::term) wrong_kind(*this, ValueKind::term);
  return quantity.term;
}

std::int64_t Value::count() const {
  if (quantity.kind != ValueKind::count) wrong_kind(*this, ValueKind::count);
  return base::floor(quantity.number);
}

const std::string& Value::text() const {
  if (quantity.kind != ValueKind::text) wrong_kind(*this, ValueKind::text);
  return quantity.text;
}

base::Date Value::date() const {
  if (quantity.kind != ValueKind::date) wrong_kind(*this, ValueKind::date);
  return quantity.date;
}

const std::vector<std::string>& Value::list() const {
  if (quantity.kind != ValueKind::list) wrong_kind(*this, ValueKind::list);
  return quantity.list;
}

}  // namespace mi::law
