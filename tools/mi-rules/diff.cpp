// SPDX-License-Identifier: Apache-2.0
// Compares two packs, clause by clause and value by value.
#include "base/message.hpp"
#include "law/adopt.hpp"
#include "law/layers.hpp"
#include "law/show.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
  std::string on;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, DiffOptions& o) {
  options.argument("A", o.before, base::mark("a pack")).required();
  options.argument("B", o.after, base::mark("the pack compared with it")).required();
  options.option("--on", o.on, base::mark("only where they answer differently for the applicant of this case")).placeholder("CASE");
  options.option("--date", o.date, base::mark("with --on: the day; today when not given")).placeholder("DATE");
}

law::Rulebook alone(const std::string& name, base::Date day) {
  const law::Pack pack = law::find_pack(name);
  return law::Rulebook::of({pack}, day, {}, law::extended_of({pack}));
}

cli::Exit answers(cli::Context& context, const DiffOptions& o) {
  const base::Date day = o.date.value_or(context.as_of());
  const auto file = casefile::Case::open(o.on, casefile::Access::read);
  const auto known = law::facts_of_institution(file, day);
  context.print(law::answer_differences("apply", known, alone(o.before, day), alone(o.after, day), day));
  return cli::Exit::done;
}

cli::Exit run(cli::Context& context, const DiffOptions& o) {
  if (!o.on.empty()) return answers(context, o);
  context.print(law::difference_rows(law::find_pack(o.before), law::find_pack(o.after)));
  return cli::Exit::done;
}

}  // namespace

cli::Step diff_step() {
  return cli::step<DiffOptions>("diff", base::mark("show what two packs say differently"), cli::prints_table, declare,
                                run);
}

}  // namespace mi::tools
