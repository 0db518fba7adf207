// SPDX-License-Identifier: Apache-2.0
// Registers a department, or what changes about one from a day on.
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct DepartmentOptions {
  std::string code, name, insurance;
  std::optional<base::Date> from, to;
};

void declare(cli::Options& options, DepartmentOptions& o) {
  options.argument("CODE", o.code, base::mark("code of the department"));
  options.option("--from", o.from, base::mark("first day from which these data hold")).required().placeholder("DATE");
  options.option("--to", o.to, base::mark("last day")).placeholder("DATE");
  options.option("--name", o.name, base::mark("name")).placeholder("NAME");
  options.choice("--insurance", o.insurance, {"yes", "no"}, base::mark("whether it is the department for insurance matters"));
}

cli::Exit run(cli::Context& context, const DepartmentOptions& o) {
  work::Cells c;
  put(c, "code", o.code);
  put(c, "from", o.from);
  put(c, "to", o.to);
  put(c, "name", o.name);
  put(c, "insurance", o.insurance);
  return enter(context, work::Subject::department, work::departments(context.opened(), {c}));
}

}  // namespace

cli::Step department_step() {
  return cli::step<DepartmentOptions>("department", base::mark("register a department, or what changes from a day on"),
                                      register_uses, declare, run);
}

}  // namespace mi::tools
