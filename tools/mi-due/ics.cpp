// SPDX-License-Identifier: Apache-2.0
// Writes the open deadlines as an iCalendar file.
#include "base/clock.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "steps.hpp"
#include "work/due/many.hpp"

namespace mi::tools {
namespace {

struct IcsOptions {
  std::vector<std::string> files;
  std::optional<std::string> file;
};

void declare(cli::Options& options, IcsOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files; the case of -c when none is named"));
  options.option("-o,--output", o.file, base::mark("the file to write; standard output when not given")).placeholder("FILE");
}

cli::Exit run(cli::Context& context, const IcsOptions& o) {
  const work::DueOfCases all = o.files.empty() ? work::due_of_case(context.opened(), context.law(), context.as_of())
                                               : work::due_of_cases(o.files, context.as_of());
  const std::string text = work::to_ics(all, base::now());
  if (o.file) base::write_file(*o.file, text);
  else context.print_text(text);
  for (const std::string& line : all.unread) context.note(line);
  return all.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step ics_step() {
  return cli::step<IcsOptions>("ics", base::mark("open deadlines as an .ics file"), cli::reads_case | cli::uses_law,
                               declare, run);
}

}  // namespace mi::tools
