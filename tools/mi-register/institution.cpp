// SPDX-License-Identifier: Apache-2.0
// Registers the institution, or what changes about it from a day on.
#include "base/message.hpp"
#include "base/text.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct InstitutionOptions {
  std::optional<std::string> file;
  std::optional<base::Date> from, opened;
  std::string code, name, uscc, type, level, mi_level, area, address, bank_account, licence, main_business;
  std::string ownership, licence_kind;
  std::vector<std::string> systems;
};

void declare(cli::Options& options, InstitutionOptions& o) {
  options.argument("FILE", o.file, base::mark("a JSON object or a table of one or more rows; then no other data"));
  options.option("--from", o.from, base::mark("first day from which these data hold")).placeholder("DATE");
  options.option("--code", o.code, base::mark("national code of the institution")).placeholder("CODE");
  options.option("--name", o.name, base::mark("full name")).placeholder("NAME");
  options.option("--uscc", o.uscc, base::mark("unified social credit code")).placeholder("CODE");
  options.option("--type", o.type, base::mark("kind of institution, a word of the rules: general-hospital, clinic, ..."))
      .placeholder("WORD");
  options.option("--level", o.level, base::mark("hospital level")).placeholder("LEVEL");
  options.option("--mi-level", o.mi_level, base::mark("level for insurance, which may differ")).placeholder("LEVEL");
  options.choice("--ownership", o.ownership, {"public", "private", "army"}, base::mark("who owns it"));
  options.option("--area", o.area, base::mark("area code of its seat")).placeholder("CODE");
  options.option("--address", o.address, base::mark("address")).placeholder("TEXT");
  options.option("--bank-account", o.bank_account, base::mark("account into which it is paid")).placeholder("ACCOUNT");
  options.option("--licence", o.licence, base::mark("number of its licence or filing certificate")).placeholder("NUMBER");
  options.choice("--licence-kind", o.licence_kind, {"practice", "tcm-filing", "army"}, base::mark("what it is licensed by"));
  options.option("--main-business", o.main_business, base::mark("main scope: basic, or the service outside basic care"))
      .placeholder("WORD");
  options.option("--opened", o.opened, base::mark("first day of formal operation")).placeholder("DATE");
  options.option("--system", o.systems, base::mark("rules in place: insurance, finance, statistics, quality; none"))
      .placeholder("WORD");
}

work::Cells cells_of(const InstitutionOptions& o) {
  work::Cells c;
  put(c, "from", o.from);
  put(c, "code", o.code);
  put(c, "name", o.name);
  put(c, "uscc", o.uscc);
  put(c, "type", o.type);
  put(c, "level", o.level);
  put(c, "mi_level", o.mi_level);
  put(c, "ownership", o.ownership);
  put(c, "area", o.area);
  put(c, "address", o.address);
  put(c, "bank_account", o.bank_account);
  put(c, "licence", o.licence);
  put(c, "licence_kind", o.licence_kind);
  put(c, "main_business", o.main_business);
  put(c, "opened", o.opened);
  put(c, "systems", base::join(o.systems, ";"));
  return c;
}

cli::Exit run(cli::Context& context, const InstitutionOptions& o) {
  work::Cells given = cells_of(o);
  if (!o.file) return enter(context, work::Subject::institution, work::institutions(context.opened(), {given}));
  const work::CellFile file = work::read_cells(context.read_input(*o.file), *o.file);
  work::require_only_file(file, work::Subject::institution, *o.file, given);
  return enter(context, work::Subject::institution, work::institutions(context.opened(), file.rows));
}

}  // namespace

cli::Step institution_step() {
  return cli::step<InstitutionOptions>("institution", base::mark("register the institution, or what changes from a day on"),
                                       register_uses, declare, run);
}

}  // namespace mi::tools
