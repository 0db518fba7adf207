// SPDX-License-Identifier: Apache-2.0
// Shares, rates and averages of an institution, against limits, the year before and peers.
#include "claims/indicators/indicators.hpp"

#include "base/message.hpp"
#include "claims/run/check.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct Indicators {
  std::vector<std::string> peers;
  std::string period;
  std::vector<std::string> indicators;
  std::vector<std::string> by;
};

void declare(cli::Options& o, Indicators& i) {
  o.arguments("PEER", i.peers, mark("case files of other institutions to compare with"));
  o.option("--period", i.period, mark("only what falls into it: 2026-03, 2026, 2026-03-01/2026-03-15")).placeholder("PERIOD");
  o.option("--indicator", i.indicators, mark("only this indicator, by its code; may be repeated")).placeholder("CODE");
  o.option("--by", i.by, mark("split by month, quarter, year, department or doctor; may be repeated")).placeholder("WORD");
}

claims::IndicatorRequest request_of(const cli::Context& context, const Indicators& i) {
  claims::IndicatorRequest request;
  request.chosen = i.indicators;
  request.peers = i.peers;
  request.explain = context.explain();
  claims::split_by(request, i.by);
  if (!i.period.empty()) request.period = claims::parse_period(i.period);
  return request;
}

cli::Exit run(cli::Context& context, const Indicators& i) {
  auto result = claims::indicators(context.opened(), context.law_if_any(), request_of(context, i));
  context.print(claims::rows(result));
  if (context.explain()) context.print_figures(claims::figures(result));
  for (const std::string& line : result.lacking) context.note(say("not reckoned: {}", line));
  for (const std::string& line : result.unread) context.note(say("not read: {}", line));
  return result.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step indicators_step() {
  return cli::step<Indicators>("indicators", mark("reckon shares, rates and averages, against limits, the year before and peers"),
                               cli::reads_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
