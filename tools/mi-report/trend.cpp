// SPDX-License-Identifier: Apache-2.0
// Series of years with their growth, as a table or a workbook with charts (GX-08).
#include "work/report/trend.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct TrendOptions {
  std::optional<std::string> totals;
};

void declare(cli::Options& options, TrendOptions& o) {
  options.option("--from", o.totals, base::mark("totals of years: year and a column for each series; else what the case settled")).placeholder("FILE");
}

cli::Exit run(cli::Context& context, const TrendOptions& o) {
  const work::Trend trend = o.totals ? work::read_trend(context.read_input(*o.totals), *o.totals) : work::trend_of(context.opened());
  if (context.format() == "xlsx" || (context.output() && context.output()->ends_with(".xlsx"))) context.print(work::trend_workbook(trend));
  else context.print(work::rows(trend));
  return cli::Exit::done;
}

}  // namespace

cli::Step trend_step() {
  return cli::step<TrendOptions>("trend", base::mark("series of years and their growth, with charts in a workbook"),
                                 cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
