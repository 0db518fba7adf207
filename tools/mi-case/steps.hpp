// SPDX-License-Identifier: Apache-2.0
// The steps of mi-case, one file each.
#pragma once
#include "casefile/views/tables.hpp"
#include "cli/step.hpp"

namespace mi::tools {

// A table on the terminal speaks the reader's language; the other forms are for programs.
inline casefile::Reader reader_of(const cli::Context& context) {
  return context.format() == "table" ? casefile::Reader::person : casefile::Reader::program;
}

cli::Step new_step();
cli::Step info_step();
cli::Step log_step();
cli::Step verify_step();
cli::Step rebuild_step();
cli::Step fork_step();
cli::Step merge_step();
cli::Step conflicts_step();
cli::Step export_step();
cli::Step upgrade_step();
cli::Step sql_step();

}  // namespace mi::tools
