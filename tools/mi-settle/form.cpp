// SPDX-License-Identifier: Apache-2.0
// The forms of payment, one step each over one mechanism: case, unit (fixed sums), capitation (heads), writeoff (slips)
// (ZK-08 to ZK-10, NH-06, LZ-02, SG-15).
#include "work/settle/form.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct FormOptions {
  std::string period, rows, standards;
};

void declare(cli::Options& options, FormOptions& o) {
  options.option("--period", o.period, base::mark("the month or year, 2026-03 or 2026")).required().placeholder("PERIOD");
  options.option("--from", o.rows, base::mark("what is paid for, a table")).required().placeholder("FILE");
}

void declare_quota(cli::Options& options, FormOptions& o) {
  declare(options, o);
  options.option("--standards", o.standards, base::mark("fixed sums as agreed: group, amount, source")).required().placeholder("FILE");
}

work::FormInput gather(cli::Context& context, const std::string& form, const FormOptions& o) {
  work::FormInput input{form, o.period, {}, {}, work::forms_before(context.opened(), form, o.period)};
  input.rows = work::read_form(context.read_input(o.rows), o.rows, form, o.period, context.law());
  if (!o.standards.empty()) input.standards = work::read_standards(context.read_input(o.standards), o.standards);
  return input;
}

// LZ-02: what was refused is reported where the packs say so; the report is a document of its own.
void note_report(cli::Context& context, const domain::PaymentForm& form) {
  const auto clauses = context.law().clauses("document.report-to-authority", form.from);
  const bool refused = std::any_of(form.lines.begin(), form.lines.end(), [](const auto& line) { return line.way == "refused"; });
  if (clauses.empty() || !refused) return;
  context.note(base::say("to do: report what was refused ({0}): mi-notice new report-to-authority --about settle.form/1:{1}",
                         clauses.front().source.to_chinese(), form.key()));
}

cli::Exit write_and_show(cli::Context& context, const domain::PaymentForm& form) {
  casefile::enter(context.opened(), context.change(), form.key(), form, "form:" + form.key(), {}, {context.corrects(), context.reason()});
  context.print(work::rows(form));
  context.print_figures(form.figures);
  note_report(context, form);
  context.finish();
  return cli::Exit::done;
}

cli::Exit reckon(cli::Context& context, const std::string& form, const FormOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("settling a month"));
  const work::FormInput input = gather(context, form, o);
  if (!context.what_if()) return write_and_show(context, work::compute_form(input, context.law()));
  const std::string prefix = "settlement." + form + ".";
  context.print(law::what_if(context.law(), {prefix + "special_base", prefix + "item_per"},
                             [&](const law::Rulebook& law) { return work::compute_form(input, law).figures; }));
  return cli::Exit::done;
}

cli::Exit run_case(cli::Context& context, const FormOptions& o) { return reckon(context, "case", o); }
cli::Exit run_unit(cli::Context& context, const FormOptions& o) { return reckon(context, "unit", o); }
cli::Exit run_heads(cli::Context& context, const FormOptions& o) { return reckon(context, "capitation", o); }
cli::Exit run_slips(cli::Context& context, const FormOptions& o) { return reckon(context, "writeoff", o); }

constexpr unsigned uses = cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects;

}  // namespace

cli::Step case_step() {
  return cli::step<FormOptions>("case", base::mark("payment by disease: a fixed sum a case"), uses | cli::what_if, declare_quota, run_case);
}

cli::Step unit_step() {
  return cli::step<FormOptions>("unit", base::mark("payment by unit: a fixed sum an admission"), uses | cli::what_if, declare_quota, run_unit);
}

cli::Step capitation_step() {
  return cli::step<FormOptions>("capitation", base::mark("payment by head: people signed up times a rate"), uses, declare, run_heads);
}

cli::Step writeoff_step() {
  return cli::step<FormOptions>("writeoff", base::mark("write off what the institution paid ahead, slip by slip"), uses, declare, run_slips);
}

}  // namespace mi::tools
