// SPDX-License-Identifier: Apache-2.0
// Inside of reading a pack: what the files of the reader share. Other rooms use pack.hpp.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "law/pack.hpp"
#include "law/read/fields.hpp"

namespace mi::law {

struct Pack::Data {
  std::string name;  // of the file or folder, for messages
  std::string id, version, title, issuer, area, undated, continued_by;
  Status status = Status::in_force;
  Layer layer = Layer::agreement;
  std::vector<std::string> topics;
  base::Date from;
  std::optional<base::Date> to;
  std::vector<Extends> extends;
  std::string text, hash;
  std::vector<Act> acts;
  std::vector<DatedValue> values;
  std::vector<Parameter> parameters;
  std::vector<Switch> switches;
  std::vector<Gap> gaps;
  std::vector<Clause> clauses;
  std::vector<RuleTable> tables;
  std::vector<Condition> conditions;
  std::vector<Material> materials;
  std::vector<Deadline> deadlines;
  std::vector<Gate> gates;
  std::vector<Transition> transitions;
  std::vector<State> states;
  std::vector<Weighting> weightings;
  std::vector<Example> examples;
};

// A name that must exist elsewhere in the pack; looked up when all files are read.
struct Reference {
  Place place;
  std::string name;
  enum Target { object, clause, parameter, setting, gap } target = object;
};

// A tier: measures and rank written once for several clauses.
struct Tier {
  std::string id, group;
  std::int64_t rank = 0;
  Track track = Track::agreement;
  std::vector<std::string> clauses;
  std::vector<Measure> measures;
  Place place;
};

struct Reading {
  Pack::Data& data;
  Problems& problems;
  const Node* defaults = nullptr;  // of the file being read
  std::vector<Reference> references;
  std::vector<Tier> tiers;
  std::map<std::string, Place> places;  // object id and its place text → place, for later checks
};

extern const std::vector<std::string_view> kTopics;
extern const std::vector<std::string_view> kMeasures;
extern const std::vector<std::string_view> kCalculations;  // a measure may name
extern const std::vector<std::string_view> kExampleRuns;   // an example may run

// `keys` and those that every dated object has.
std::vector<std::string_view> with_common(std::initializer_list<std::string_view> keys);
void read_object(const Fields& fields, Reading& reading, Object& object);
void read_layered(const Fields& fields, Reading& reading, Layered& object);
Citation read_source(const Fields& fields, Reading& reading);
void refer(Reading& reading, const Fields& fields, std::string_view key, Reference::Target target);

void read_header(const Node& file, Reading& reading);                        // read_header.cpp
bool read_value_section(const std::string& section, const Node& table, Reading& reading);  // read_values.cpp
bool read_clause_section(const std::string& section, const Node& table, Reading& reading); // read_clauses.cpp
bool read_rule_section(const std::string& section, const Node& table, Reading& reading);   // read_rules.cpp
bool read_machine_section(const std::string& section, const Node& table, Reading& reading);  // read_machine.cpp
void lay_tiers(Reading& reading);                                            // read_clauses.cpp
void check_pack(Reading& reading);                                           // check.cpp
void check_machines(Reading& reading);                                       // check_machine.cpp

}  // namespace mi::law
