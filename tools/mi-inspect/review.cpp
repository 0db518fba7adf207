// SPDX-License-Identifier: Apache-2.0
// Records the second reviewer's word on a finding; the reviewer is not the one who raised it.
#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"
#include "work/inspect/rows.hpp"
#include "work/inspect/words.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ReviewOptions {
  std::string finding, reason;
  bool uphold = false, withdraw = false, change = false;
  std::vector<std::string> items;
  std::optional<base::Date> date;
  std::optional<base::Money> hold;
};

void declare(cli::Options& options, ReviewOptions& o) {
  options.argument("FINDING", o.finding, mark("the finding, F3")).required();
  options.flag("--uphold", o.uphold, mark("the finding stands"));
  options.flag("--withdraw", o.withdraw, mark("the finding is withdrawn; its money goes to the next clause"));
  options.flag("--change", o.change, mark("some items are no longer held; name them with --item"));
  options.option("--item", o.items, mark("an item no longer held, or N=YUAN: an item held with that amount")).placeholder("N");
  options.option("--hold", o.hold, mark("a finding without items is held with that amount")).placeholder("YUAN");
  options.option("--reason", o.reason, mark("why")).placeholder("TEXT");
  options.option("--date", o.date, mark("day of the review; today when not given"));
}

std::string outcome(const ReviewOptions& o) {
  if (int{o.uphold} + int{o.withdraw} + int{o.change} != 1)
    throw base::Error(base::ErrorKind::usage, base::say("say one of --uphold, --withdraw, --change"));
  return o.uphold ? "upheld" : o.withdraw ? "withdrawn" : "changed";
}

cli::Exit run(cli::Context& context, const ReviewOptions& o) {
  domain::Docket docket = casefile::docket(context.opened(), o.finding);
  domain::Review review{o.finding, outcome(o), {}, o.reason, o.date.value_or(context.as_of()), context.person()};
  work::name_items(review, o.items);
  if (o.hold) review.reduced.push_back({"", *o.hold});
  work::check_review(docket, review);
  context.change().record(o.finding, review, {}, review.date);
  docket.review = review;
  context.print(work::finding_sheet(docket, {}));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step review_step() {
  return cli::step<ReviewOptions>("review", mark("uphold, change or withdraw a finding, as another person"),
                                  cli::reads_case | cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
