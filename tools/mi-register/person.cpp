// SPDX-License-Identifier: Apache-2.0
// Registers a person, or what changes about one from a day on.
#include "base/message.hpp"
#include "base/text.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct PersonOptions {
  std::string id, name, certificate, department, insurance, full_time, first;
  std::vector<std::string> roles;
  std::optional<base::Date> from, to;
};

void declare(cli::Options& options, PersonOptions& o) {
  options.argument("ID", o.id, base::mark("code of the person: the national one, or the office's own"));
  options.option("--from", o.from, base::mark("first day from which these data hold")).required().placeholder("DATE");
  options.option("--to", o.to, base::mark("last day")).placeholder("DATE");
  options.option("--name", o.name, base::mark("name")).placeholder("NAME");
  options
      .option("--role", o.roles,
              base::mark("doctor, nurse, technician, pharmacist, insurance-staff, head, legal-representative, controller"))
      .placeholder("ROLE");
  options.option("--certificate", o.certificate, base::mark("identity number")).placeholder("NUMBER");
  options.option("--department", o.department, base::mark("code of the department")).placeholder("CODE");
  options.choice("--first-registered-here", o.first, {"yes", "no"}, base::mark("whether the first registration is here"));
  options.choice("--full-time", o.full_time, {"yes", "no"}, base::mark("whether the post is full time"));
  options.choice("--insurance", o.insurance, {"in-charge", "full-time", "part-time", "none"},
                 base::mark("share in insurance matters beside the role"));
}

work::Cells cells_of(const PersonOptions& o) {
  work::Cells c;
  put(c, "id", o.id);
  put(c, "from", o.from);
  put(c, "to", o.to);
  put(c, "name", o.name);
  put(c, "roles", base::join(o.roles, ";"));
  put(c, "certificate", o.certificate);
  put(c, "department", o.department);
  put(c, "first_registered_here", o.first);
  put(c, "full_time", o.full_time);
  put(c, "insurance", o.insurance);
  return c;
}

cli::Exit run(cli::Context& context, const PersonOptions& o) {
  return enter(context, work::Subject::person, work::persons(context.opened(), {cells_of(o)}));
}

}  // namespace

cli::Step person_step() {
  return cli::step<PersonOptions>("person", base::mark("register a person, or what changes from a day on"), register_uses,
                                  declare, run);
}

}  // namespace mi::tools
