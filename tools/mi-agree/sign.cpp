// SPDX-License-Identifier: Apache-2.0
// Records a signed agreement, once evaluation and publicity let it pass.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/case_facts.hpp"
#include "steps.hpp"
#include "work/agree/contract.hpp"
#include "work/agree/store.hpp"

namespace mi::tools {
namespace {

struct SignOptions {
  std::optional<base::Date> date, from, to;
  std::string form;
};

void declare(cli::Options& options, SignOptions& o) {
  options.option("--date", o.date, base::mark("day of signing")).required().placeholder("DATE");
  options.option("--from", o.from, base::mark("first day of the term; the day of signing when not given")).placeholder("DATE");
  options.option("--to", o.to, base::mark("last day; else the usual term of the packs")).placeholder("DATE");
  options.choice("--form", o.form, {"fixed", "yearly"}, base::mark("a fixed agreement of several years, or a yearly one that adjusts it"));
}

std::string agreement_pack(const law::Rulebook& law) {
  for (const law::Pack& pack : law.used())
    if (pack.layer() == law::Layer::agreement) return pack.id();
  return law.used().empty() ? "" : law.used().back().id();
}

cli::Exit run(cli::Context& context, const SignOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("signing an agreement"));
  work::refuse_open_blanks(work::draft_terms(context.law(), *o.date));
  const auto known = law::facts_of_institution(context.opened(), *o.date);
  auto agreement = work::sign(work::read_agreement_facts(context.opened(), context.law()), context.law(),
                              due::calendar_of(context.opened()), known.facts,
                              {*o.date, o.from.value_or(*o.date), o.to, agreement_pack(context.law()), o.form});
  agreement.name = work::store(context.change(), agreement);
  context.print(work::rows(agreement));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step sign_step() {
  return cli::step<SignOptions>("sign", base::mark("record a signed agreement"), writes_agreement, declare, run);
}

}  // namespace mi::tools
