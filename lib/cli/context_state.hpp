// SPDX-License-Identifier: Apache-2.0
// What a running step holds. Inside cli/ only.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/interrupt.hpp"
#include "cli/shared.hpp"
#include "cli/step.hpp"
#include "output/stamp.hpp"

namespace mi::cli {

struct Progress {
  std::chrono::steady_clock::time_point started;
  std::chrono::steady_clock::time_point shown;
  std::string what;
  bool visible = false;
};

// What a step prints waits here until the step has ended well: after an error nothing is on stdout, nothing in a file.
struct Printed {
  std::string text;
  std::vector<domain::Sheet> sheets;  // with -f xlsx
  std::size_t records = 0;
  bool tables = false;
  bool document = false;  // print_text(): the bytes are the caller's
};

// Members are destroyed from the last to the first: the change is rolled back before the case is closed, and only then
// does a signal that came meanwhile end the process.
struct Context::State {
  const Tool* tool = nullptr;
  const Step* step = nullptr;
  std::vector<std::string> words;  // the command line behind the program's name
  SharedValues shared;
  std::string program;  // "mi-penalize compute"
  std::string format;   // as decided from -f, -o and the settings
  bool colour = false;
  bool show_progress = false;
  std::optional<std::string> path;
  bool path_from_environment = false;

  Printed printed;
  std::optional<domain::Workbook> workbook;
  Progress progress;
  std::string case_id;
  std::string head;
  std::optional<law::Rulebook> law;
  json::Value packs;  // of the law, once it is read
  std::unique_ptr<base::Unwinding> unwinding;
  std::shared_ptr<casefile::Case> opened;    // shared: its deleter is bound where it is made
  std::shared_ptr<casefile::Change> change;
};

output::Stamp stamp_of(const Context::State& state);
void flush(Context::State& state);          // to stdout or to the file of -o
void check_output(const Context::State& state);  // before anything is done: can the file of -o be written?
void clear_progress(Context::State& state);

}  // namespace mi::cli
