// SPDX-License-Identifier: Apache-2.0
// Registers the number of beds from a day on.
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct BedsOptions {
  std::optional<base::Date> from;
  std::optional<std::int64_t> licensed, actual;
};

constexpr std::int64_t most_beds = 99999;

void declare(cli::Options& options, BedsOptions& o) {
  options.option("--from", o.from, base::mark("first day from which these data hold")).required().placeholder("DATE");
  options.option("--licensed", o.licensed, base::mark("beds licensed"), 0, most_beds).required().placeholder("N");
  options.option("--actual", o.actual, base::mark("beds in use"), 0, most_beds).placeholder("N");
}

cli::Exit run(cli::Context& context, const BedsOptions& o) {
  work::Cells c;
  put(c, "from", o.from);
  put(c, "licensed", std::to_string(*o.licensed));
  if (o.actual) put(c, "actual", std::to_string(*o.actual));
  return enter(context, work::Subject::beds, work::beds(context.opened(), {c}));
}

}  // namespace

cli::Step beds_step() {
  return cli::step<BedsOptions>("beds", base::mark("register the number of beds from a day on"), register_uses, declare, run);
}

}  // namespace mi::tools
