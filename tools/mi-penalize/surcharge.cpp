// SPDX-License-Identifier: Apache-2.0
// The surcharge on a fine that is paid late; nothing is recorded.
#include "base/message.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"
#include "work/penalize/law/late.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct SurchargeOptions {
  std::optional<base::Money> fine;
  std::optional<base::Date> due, paid;
  std::vector<std::string> not_counted;
};

void declare(cli::Options& options, SurchargeOptions& o) {
  options.option("--fine", o.fine, mark("the fine; that of the decided penalty when not given")).placeholder("CNY");
  options.option("--due", o.due, mark("last day to pay; counted from the delivery when not given"));
  options.option("--paid", o.paid, mark("day of payment; --as-of when not given"));
  options.option("--not-counted", o.not_counted, mark("days of review or suit, beside those on record; may be repeated"))
      .placeholder("DATE..DATE");
}

cli::Exit run(cli::Context& context, const SurchargeOptions& o) {
  work::LateInput input{o.fine, o.due, o.paid.value_or(context.as_of()), {}};
  for (const std::string& text : o.not_counted) input.not_counted.push_back(work::days_from_to(text));
  const auto calendar = due::calendar_of(context.opened());
  const domain::Figure figure = work::surcharge(work::read_law_facts(context.opened()), context.law(), calendar, input);
  context.print(work::late_rows(figure));
  context.print_figures({figure});
  return cli::Exit::done;
}

}  // namespace

cli::Step surcharge_step() {
  return cli::step<SurchargeOptions>("surcharge", mark("the surcharge on a fine that is paid late"),
                                     cli::reads_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
