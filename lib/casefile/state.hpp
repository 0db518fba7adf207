// SPDX-License-Identifier: Apache-2.0
// What an open case knows about its file. Inside casefile/ only.
#pragma once
#include <string>

#include "casefile/case.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {

struct Case::State {
  std::string path;
  Access access = Access::read;
  sql::Connection db;
  Head head;
  std::int64_t head_row = 0;
  std::string branch;
  std::string case_id;
  std::string secret;  // "" in an export

  // Reads head, branch, first entry and secret; after every commit and after a rollback.
  void reload();
  // Starts the writer's transaction unless it runs already. Error(cannot) when opened for reading, or an export.
  void begin_writing();
};

}  // namespace mi::casefile
