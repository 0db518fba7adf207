// SPDX-License-Identifier: Apache-2.0
// The steps of mi-register, one per file, and how those that write end.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casefile/entries.hpp"
#include "cli/step.hpp"
#include "work/register/cells.hpp"
#include "work/register/entries.hpp"

namespace mi::tools {

cli::Step agency_step();
cli::Step institution_step();
cli::Step person_step();
cli::Step department_step();
cli::Step beds_step();
cli::Step import_step();
cli::Step show_step();
cli::Step level_step();
cli::Step history_step();

constexpr unsigned register_uses = cli::reads_case | cli::writes_case | cli::prints_table | cli::corrects;

inline casefile::Correction correction_of(cli::Context& context) { return {context.corrects(), context.reason()}; }

// Puts what was given of an option among the cells.
inline void put(work::Cells& cells, const char* key, const std::string& value) {
  if (!value.empty()) cells.values[key] = value;
}
inline void put(work::Cells& cells, const char* key, const std::optional<base::Date>& value) {
  if (value) cells.values[key] = value->to_string();
}

// Writes entries, says what is odd about them, and shows what then holds on the last one's first day.
void show_register(cli::Context& context, base::Date day, work::Subject subject);
template <class T> cli::Exit enter(cli::Context& context, work::Subject subject, const work::Entered<T>& entered) {
  work::store(context.opened(), context.change(), entered, correction_of(context));
  for (const std::string& warning : entered.warnings) context.note(warning);
  show_register(context, entered.values.back().from, subject);
  context.finish();
  return cli::Exit::done;
}

}  // namespace mi::tools
