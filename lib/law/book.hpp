// SPDX-License-Identifier: Apache-2.0
// Inside of the rulebook: the packs of a case as sheets laid over each other, and what was set.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "law/rulebook.hpp"

namespace mi::law {

// One pack in the pile. Higher index lies on top and counts first, where what lies below allows it.
struct Sheet {
  Pack pack;
  Layer layer = Layer::agreement;    // of the pack that stands in the pile, also for what that one takes from others
  bool is_extended = false;          // there because another takes from it:
  std::optional<Pack> taker;         // this one, whose period counts
  std::vector<std::string> topics;   // taken: these topics, or
  std::vector<std::string> objects;  // these ids; both empty: all
  bool own_period = false;           // taken with its own days
  bool takes(const Object& object) const;
};

template <class T>
struct Entry {
  T object;
  std::size_t sheet = 0;
};

template <class T>
using Entries = std::vector<Entry<T>>;

struct Given {
  std::string value;
  std::string origin;
  bool on_command_line = false;
};

struct Rulebook::Book {
  base::Date as_of;
  std::vector<Pack> packs, extended;
  std::vector<Sheet> sheets;
  std::map<std::string, Given, std::less<>> given;  // parameters and switches set
  std::vector<Override> overrides;

  Entries<DatedValue> values;
  Entries<Parameter> parameters;
  Entries<Switch> switches;
  Entries<Gap> gaps;
  Entries<Clause> clauses;
  Entries<RuleTable> tables;
  Entries<Condition> conditions;
  Entries<Material> materials;
  Entries<Deadline> deadlines;
  Entries<Gate> gates;
  Entries<Transition> transitions;
  Entries<State> states;
  Entries<Weighting> weightings;

  const Given* find_given(std::string_view name) const;
  bool is_open(const Gap& gap) const;
  bool has_open_gap(std::string_view gap_id) const;
};

// Piles the packs up, checks them against each other, and takes over what is set. Errors: cannot with both lines of
// each conflict; usage for an override that names nothing or holds what it may not.
void pile(Rulebook::Book& book, const std::map<std::string, Given, std::less<>>& case_settings);

// Transitions of different packs that contradict each other, each with both places. A lower layer replaces one by its id.
void compare_machines(const Rulebook::Book& book, std::vector<std::string>& problems);

// A parameter's text read by its unit and range. Error(usage) naming the parameter and its clause.
Quantity read_setting(const Parameter& parameter, const std::string& text);

}  // namespace mi::law
