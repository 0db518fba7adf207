// SPDX-License-Identifier: Apache-2.0
// Records the institution's reply to a finding.
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"
#include "work/inspect/rows.hpp"
#include "work/inspect/words.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ReplyOptions {
  std::string finding, text;
  std::optional<base::Date> date;
  std::vector<std::string> items, files;
  std::optional<base::Money> contests;
  bool accepts = false;
};

void declare(cli::Options& options, ReplyOptions& o) {
  options.argument("FINDING", o.finding, mark("the finding, F3")).required();
  options.option("--date", o.date, mark("day on which the reply was received; today when not given"));
  options.option("--text", o.text, mark("what it says")).placeholder("TEXT");
  options.option("--file", o.files, mark("the reply or an attachment, kept in the case")).placeholder("FILE");
  options.option("--item", o.items, mark("an item it speaks of, or N=YUAN: how much of it is contested; none: the whole finding")).placeholder("N");
  options.option("--contests", o.contests, mark("the amount it contests")).placeholder("YUAN");
  options.flag("--accepts", o.accepts, mark("it accepts the finding"));
}

cli::Exit run(cli::Context& context, const ReplyOptions& o) {
  domain::Docket docket = casefile::docket(context.opened(), o.finding);
  domain::Reply reply{o.finding, o.date.value_or(context.as_of()), o.text, {}, o.contests, o.accepts, {}};
  work::name_items(reply, o.items);
  for (const std::string& path : o.files) reply.evidence.push_back(context.change().add_file(context.read_input(path)));
  work::check_reply(docket, reply);
  context.change().record(o.finding, reply, {}, reply.date);
  docket.replies.push_back(reply);
  context.print(work::finding_sheet(docket, {}));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step reply_step() {
  return cli::step<ReplyOptions>("reply", mark("record the institution's reply to a finding"),
                                 cli::reads_case | cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
