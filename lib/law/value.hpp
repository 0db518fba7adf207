// SPDX-License-Identifier: Apache-2.0
// A value of the law as it stands in a pack: typed, dated, with its source. Reading it as another type than it has is
// Error(cannot) that names the value and both types.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "law/citation.hpp"
#include "law/term.hpp"

namespace mi::law {

// How well a value is known: read in the act itself, taken from another text, or concluded from it.
enum class Basis { read, second_hand, inference };
const char* to_text(Basis basis);  // "read", "second-hand", "inference"

// What every dated object of a pack has in common.
struct Object {
  std::string id;     // "settlement.month.pay_share", "56.2"
  std::string label;  // the field's term, in Chinese
  std::string pack;   // id of the pack it comes from
  std::string place;  // "pack.toml:12:1"
  std::string topic;  // "breach", see man/mi-rules.5
  base::Date from;                // in force from this day …
  std::optional<base::Date> to;   // … to this day, both included
  Citation source;
  Basis basis = Basis::read;
  std::optional<base::Date> checked;  // when a person compared it with the act
  std::int64_t precedence = 0;  // of two in force on one day, the higher counts
  std::string note;

  bool in_force(base::Date day) const { return from <= day && (!to || day <= *to); }
};

enum class ValueKind { number, percent, money, term, count, text, date, list };
const char* to_text(ValueKind kind);
const char* in_words(ValueKind kind);  // a message id: "a number"

// The bare value. "97 %" is 97/100; "1/5" and "1.5" are numbers; "5000.00 CNY" is money; "2" is a count.
struct Quantity {
  ValueKind kind = ValueKind::text;
  base::Rational number;  // number, percent, count; for money and terms their size, so that they can be compared
  Term term;
  base::Date date;
  std::string text;
  std::vector<std::string> list;
  std::string written;  // as it stands in the pack

  // A TOML string by its unit. Error(usage) when it has none of the forms above.
  static Quantity parse(std::string_view text);
  base::Money money() const;  // when kind is money
};

struct Value : Object {
  Quantity quantity;
  std::string origin;  // "suqian-2018 1 breach.toml:7:1", or the fact or option that set it

  const base::Rational& rational() const;  // number, percent, count
  base::Money money() const;
  Term term() const;
  std::int64_t count() const;
  const std::string& text() const;
  base::Date date() const;
  const std::vector<std::string>& list() const;
};

}  // namespace mi::law
