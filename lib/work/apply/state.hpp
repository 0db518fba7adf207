// SPDX-License-Identifier: Apache-2.0
// What an officer states about the institution, where the case's own records cannot know it: only under names that the
// packs of the case ask for, and only in the form they ask for.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "casefile/entries.hpp"
#include "domain/application.hpp"
#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// A fact that some predicate of the packs in use asks for.
struct AskedFact {
  enum class Form { yes_no, number, date, word };
  std::string name;
  std::string label;                 // as the packs call it
  Form form = Form::word;
  bool can_be_none = false;          // "there is no such thing" is an answer
  std::vector<std::string> words;    // words that the packs compare it with
  std::vector<std::string> asked_by; // conditions
};
std::vector<AskedFact> asked_facts(const law::Rulebook& law);  // by name

// Error(usage): a name that no pack asks for, with the nearest; a value of another form; a statement without evidence.
// Error(gate): the case's own records know it.
domain::Statement statement(const std::vector<AskedFact>& asked, const law::CaseFacts& known, const std::string& name,
                            const std::string& value, const std::string& evidence, base::Date on);
void store(const casefile::Case& file, casefile::Change& change, const domain::Statement& statement,
           const casefile::Correction& correction);

// Several at once: a table with the columns fact, value, evidence. Error(cannot) with every fault at its line.
std::vector<domain::Statement> statements(const std::vector<AskedFact>& asked, const law::CaseFacts& known,
                                          std::string bytes, const std::string& file, base::Date on);

// What is asked and what is known of it.
domain::Table rows(const std::vector<AskedFact>& asked, const law::CaseFacts& known);

}  // namespace mi::work
