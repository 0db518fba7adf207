// SPDX-License-Identifier: Apache-2.0
// What is stopped under one agency reaches further (SG-23): the institution's agreements with the agencies of other areas, and
// a person's work at other places. Each case answers by its own packs; nothing is decided here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/agency.hpp"
#include "domain/application.hpp"
#include "domain/institution.hpp"
#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "work/agree/end.hpp"

namespace mi::work {

// One case as it stands on a day.
struct Side {
  std::string path;
  std::string agency;                        // its name there, else its code
  std::string head;
  law::Rulebook law;
  due::Calendar calendar;
  AgreementFacts facts;
  law::CaseFacts known;
  std::vector<domain::Institution> institutions;  // as registered through its changes, the last one last
  std::vector<domain::Person> persons;
};
Side side_of(const casefile::Case& file, const law::Rulebook& law, base::Date day);

// One stop that reaches another case, and what it means there.
struct Spread {
  std::string fact;                          // that it rests on: "suspension-2", "agreement-1", "points-3"
  std::string what;                          // institution, or the person's code there
  std::string event;                         // suspend, terminate
  std::string other;                         // the case it reaches
  std::string agency, agreement, state;      // there, on the first day; agreement "" where none is on record
  base::Date from;
  std::optional<base::Date> to;
  std::string reaches;                       // yes, no, not-checkable: by the packs of both sides
  std::string clause;                        // by which it reaches there
  std::vector<std::string> bars;             // the first day of a new application there, and the clause of each bar
  std::string citation;                      // what it was stopped for
};
// By code, credit code or licence of the institution, and by the identity number of a person: nothing else makes a match.
// Stops that are over on `day` are left out.
std::vector<Spread> spread(const Side& from, const Side& to, base::Date day);
bool is_same_institution(const Side& a, const Side& b);

// What the receiving case then knows: that it was stopped elsewhere, from when, until when, and by whose level of agency.
std::vector<domain::Statement> statements(const Side& from, const std::vector<Spread>& reached);

struct SpreadOverCases {
  std::vector<Spread> list;
  std::vector<domain::Statement> statements;  // for what comes from there to here
  int passed_over = 0;                        // cases of other institutions without a common person, and copies of this one
  std::vector<std::string> unread;            // "x.mi: why"
};
enum class Direction { there, here };  // where it reaches
SpreadOverCases spread_over_cases(const casefile::Case& file, const law::Rulebook& law, const std::vector<std::string>& others, Direction to,
                                  base::Date day);
// Error(gate): the packs of this case have no clause by which it reaches here.
void refuse_without_clause(const law::Rulebook& law, base::Date day);
// What was not told before.
void store(const casefile::Case& file, casefile::Change& change, const std::vector<domain::Statement>& statements);
domain::Table rows(const std::vector<Spread>& list);

}  // namespace mi::work
