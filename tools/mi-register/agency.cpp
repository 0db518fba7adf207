// SPDX-License-Identifier: Apache-2.0
// Registers the agency as its documents name it.
#include "domain/agency.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct AgencyOptions {
  domain::Agency agency;
  std::optional<base::Date> from;
};

void declare(cli::Options& options, AgencyOptions& o) {
  options.option("--from", o.from, base::mark("first day from which these data hold")).required().placeholder("DATE");
  options.option("--name", o.agency.name, base::mark("name, as it signs")).required().placeholder("TEXT");
  options.option("--address", o.agency.address, base::mark("address")).required().placeholder("TEXT");
  options.option("--contact", o.agency.contact, base::mark("the person to ask")).required().placeholder("PERSON");
  options.option("--phone", o.agency.phone, base::mark("telephone")).required().placeholder("NUMBER");
  options.option("--account-name", o.agency.account_name, base::mark("holder of the account to which money is paid back")).placeholder("TEXT");
  options.option("--account-bank", o.agency.account_bank, base::mark("its bank")).placeholder("TEXT");
  options.option("--account-number", o.agency.account_number, base::mark("its number")).placeholder("NUMBER");
}

// A document that names an account names all of it.
void require_whole_account(const domain::Agency& a) {
  const bool any = !a.account_name.empty() || !a.account_bank.empty() || !a.account_number.empty();
  if (any && (a.account_name.empty() || a.account_bank.empty() || a.account_number.empty()))
    throw base::Error(base::ErrorKind::usage, base::say("an account has a holder, a bank and a number"),
                      {"--account-name", "--account-bank", "--account-number"});
}

domain::Table rows(const domain::Agency& a) {
  return {"mi.register.agency/1",
          {{"from", base::mark("from"), domain::ColumnKind::date},
           {"name", base::mark("name")},
           {"address", base::mark("address")},
           {"contact", base::mark("contact")},
           {"phone", base::mark("phone")}},
          {{a.from.to_string(), a.name, a.address, a.contact, a.phone}}};
}

cli::Exit run(cli::Context& context, const AgencyOptions& o) {
  domain::Agency agency = o.agency;
  agency.from = *o.from;
  require_whole_account(agency);
  casefile::enter(context.opened(), context.change(), agency.from.to_string(), agency, "", agency.from,
                  correction_of(context));
  context.print(rows(agency));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step agency_step() {
  return cli::step<AgencyOptions>("agency", base::mark("register the agency as its documents name it"), register_uses,
                                  declare, run);
}

}  // namespace mi::tools
