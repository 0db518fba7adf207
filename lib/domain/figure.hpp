// SPDX-License-Identifier: Apache-2.0
// A figure: a value and how it came about. Every amount, date or count that a command prints is one, so that mi-explain
// can unfold it down to claim lines, clause, parameter, switch and rounding.
#pragma once
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "json/value.hpp"

namespace mi::domain {

// A switch that the figure hangs on, as it stood.
struct SwitchUse {
  std::string name;          // "breach.floor_scope"
  std::string value;         // "clause"
  bool is_default = true;    // false: set for this case, or on the command line
  std::string origin;        // pack, or the fact that set it

  template <class V> void fields(V& v) { v("name", name)("value", value)("default", is_default)("origin", origin); }
};

struct Figure {
  std::string id;        // stable inside its result, e.g. "F2.damages"
  std::string label;     // the field's term, in Chinese: 违约金
  std::string value;     // exact text: "25000.00", "97/100", "2026-05-25", "15"
  std::string unit;      // "CNY", "days", "%", "" for a bare number, "date"
  std::string clause;    // citation as printed: 《…协议》第五十六条第（二）项
  std::string formula;   // words: 违约金 = max(基数 × 倍数, 起点)
  std::string rounding;  // "" when nothing was rounded, else where and how
  std::string note;
  std::vector<SwitchUse> switches;
  std::vector<std::string> lines;  // claim lines, "batch:line" with 12 hex of the batch hash
  std::vector<Figure> inputs;      // what it was reckoned from, in the formula's order

  base::Money money() const { return base::Money::parse(value); }
  template <class V> void fields(V& v) {
    v("id", id)("label", label)("value", value)("unit", unit)("clause", clause)("formula", formula)
     ("rounding", rounding)("note", note)("switches", switches)("lines", lines)("inputs", inputs);
  }
};

Figure figure(std::string id, std::string label, base::Money value);
Figure figure(std::string id, std::string label, base::Date value);
Figure figure(std::string id, std::string label, const base::Rational& value, std::string unit = {});
Figure count(std::string id, std::string label, std::int64_t value, std::string unit = {});

}  // namespace mi::domain
