// SPDX-License-Identifier: Apache-2.0
// Service items (医保服务项目) that an institution may offer under its agreement: what happened to each, and the monthly
// statistics that its declaration rests on.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/evaluation.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// One step of an item's life; where it then stands is reckoned from the packs' transitions.
struct ItemStep {  // key: its name, "item-step-1"
  static constexpr FactKind kind{"item.step/1", Mode::once};
  std::string name;
  std::string item;                 // code of the packs' catalogue
  std::string event;                // declare, review, approve, evaluate, open, refuse, suspend, restore, close, …
  base::Date date;
  std::string ground;               // clause id
  std::string citation;
  std::string note;                 // what was seen, by whom
  std::vector<Screened> conditions; // as they were answered on that day
  std::vector<AreaScore> scores;    // of the experts, where it was evaluated
  Figure total;                     // their mean
  bool passed = true;               // of an evaluation
  Figure due;                       // of a suspension: last day to put right

  template <class V> void fields(V& v) {
    v("name", name)("item", item)("event", event)("date", date)("ground", ground)("citation", citation)("note", note)
     ("conditions", conditions)("scores", scores)("total", total)("passed", passed)("due", due);
  }
};

// One month of statistics as handed in. An empty figure was not given; a month without activity says 0.
struct MonthStatistics {  // key: the month, "2015-03"
  static constexpr FactKind kind{"item.statistics/1", Mode::set};
  std::string month;
  bool finance = false;             // statement of income and spending handed in
  std::vector<std::string> figures; // in the order of items.statistics.columns

  template <class V> void fields(V& v) { v("month", month)("finance", finance)("figures", figures); }
};

}  // namespace mi::domain
