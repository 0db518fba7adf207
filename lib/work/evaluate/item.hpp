// SPDX-License-Identifier: Apache-2.0
// Service items under the packs' catalogue (KM-01 to KM-17): where each stands, what its conditions come to on a day, and
// the steps of its life. Items, classes, conditions, states and transitions are the packs'; nothing here names one.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/item.hpp"
#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/items.hpp"
#include "law/screening.hpp"

namespace mi::work {

using law::ItemDefinition;
// Error(usage) when no pack has a catalogue on that day.
std::vector<ItemDefinition> item_catalogue(const law::Rulebook& law, base::Date day);
const ItemDefinition& item_named(const std::vector<ItemDefinition>& catalogue, const std::string& code);  // Error(usage)

struct ItemFacts {
  std::vector<domain::ItemStep> steps;             // in the order in which they were recorded
  std::vector<domain::MonthStatistics> months;     // by month
};
ItemFacts read_item_facts(const casefile::Case& file);

// The state after the steps up to the day, by the packs' machine "item".
std::string item_state(const ItemFacts& facts, const std::string& code, const law::Rulebook& law, base::Date day);

// Months without a gap back from the last one that was handed in; figures = false: of the finance statements.
struct MonthRun {
  int months = 0;
  std::string first, last;
  std::vector<std::string> gaps;     // months inside the whole stretch that are missing or not whole
};
MonthRun month_run(const std::vector<domain::MonthStatistics>& months, std::size_t columns, bool figures);

// What the case knows, with the items open on the day and the statistics.
law::CaseFacts item_known(law::CaseFacts known, const ItemFacts& facts, const ItemDefinition& item, const law::Rulebook& law,
                          base::Date day);

struct ItemCheck {
  ItemDefinition item;
  base::Date day;
  std::string state;
  std::vector<law::Answered> answers;
  law::Verdict verdict;
  std::vector<std::string> flags;    // for the officer: old statistics, gaps
};
// Every condition of the item and every bar, answered on the day.
ItemCheck check_item(const law::CaseFacts& known, const ItemFacts& facts, const ItemDefinition& item,
                     const law::Rulebook& law, base::Date day);

struct ItemInput {
  std::string event;
  base::Date date;
  std::string ground, note;
  std::vector<domain::AreaScore> scores;
};
struct ItemChange {
  domain::ItemStep step;
  std::string from, to;              // states
  std::vector<std::string> effects;
  std::vector<std::string> proposals;  // items whose conditions this takes away: proposed, never done by itself (KM-11)
  bool on_record = false;
};
// Error(gate): the machine knows no such step from here; the item is of another class; a condition does not hold; a bar
// stands; outside the window. Error(usage): a blank that the step needs is open, a ground is missing or unknown.
ItemChange item_step(const law::CaseFacts& known, const ItemFacts& facts, const ItemDefinition& item, const law::Rulebook& law,
                     const due::Calendar& calendar, const ItemInput& input);
void store(const casefile::Case& file, casefile::Change& change, ItemChange& item);

domain::Table rows(const std::vector<ItemDefinition>& catalogue, const ItemFacts& facts, const law::Rulebook& law, base::Date day);
domain::Table rows(const ItemCheck& check);
domain::Table rows(const ItemChange& change);

// Monthly statistics as a table: month, finance (yes, no), and the packs' columns. Error(cannot) with every fault.
std::vector<domain::MonthStatistics> read_months(std::string bytes, const std::string& file, const std::vector<std::string>& columns);
void store(casefile::Change& change, const std::vector<domain::MonthStatistics>& months);
domain::Table rows(const std::vector<domain::MonthStatistics>& months, std::size_t columns);

}  // namespace mi::work
