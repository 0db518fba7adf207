// SPDX-License-Identifier: Apache-2.0
// What verify found: every table, row and column that is not as its history says.
#pragma once
#include <string>
#include <vector>

namespace mi::casefile {

struct Trouble {
  std::string table;   // "fact"; "schema" for the schema itself, "file header" for what lies outside the tables
  std::string row;     // "17", with a name where there is one; "" when it is about the table
  std::string column;  // "" when the whole row is meant, or which column cannot be told
  std::string what;    // for people, in their language
  std::string fault;   // for programs: changed, missing, extra
};

struct Report {
  std::vector<Trouble> troubles;
  void add(std::string table, std::string row, std::string column, std::string what, std::string fault = "changed") {
    troubles.push_back({std::move(table), std::move(row), std::move(column), std::move(what), std::move(fault)});
  }
  bool good() const { return troubles.empty(); }
};

// The first twenty as lines, for an error that refuses a changed case.
std::vector<std::string> described(const Report& report);

}  // namespace mi::casefile
