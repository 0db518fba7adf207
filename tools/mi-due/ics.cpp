// SPDX-License-Identifier: Apache-2.0
// Writes the open deadlines as an iCalendar file.
#include "base/clock.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "steps.hpp"
#include "work/due/list.hpp"

namespace mi::tools {
namespace {

struct IcsOptions {
  std::optional<std::string> file;
};

void declare(cli::Options& options, IcsOptions& o) {
  options.option("-o,--output", o.file, base::mark("the file to write; standard output when not given")).placeholder("FILE");
}

cli::Exit run(cli::Context& context, const IcsOptions& o) {
  const casefile::Case& file = context.opened();
  const std::string text = work::to_ics(file.case_id(), work::due_items(file, context.law(), context.as_of()), base::now());
  if (o.file) base::write_file(*o.file, text);
  else context.print_text(text);
  return cli::Exit::done;
}

}  // namespace

cli::Step ics_step() {
  return cli::step<IcsOptions>("ics", base::mark("open deadlines as an .ics file"), cli::reads_case | cli::uses_law,
                               declare, run);
}

}  // namespace mi::tools
