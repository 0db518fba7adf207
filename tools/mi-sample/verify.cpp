// SPDX-License-Identifier: Apache-2.0
// Draws again from the frame and the numbers, without a case, and compares a list: for the other side (exit 1 when it differs).
#include "base/message.hpp"
#include "steps.hpp"
#include "work/sample/sample.hpp"

namespace mi::tools {
namespace {

struct VerifyOptions {
  std::string frame, list, agency, institution, by;
  std::optional<base::Rational> rate;
};

void declare(cli::Options& options, VerifyOptions& o) {
  options.option("--frame", o.frame, base::mark("the frame, as it was committed")).required().placeholder("FILE");
  options.option("--list", o.list, base::mark("the list to be compared, with the column id")).required().placeholder("FILE");
  options.option("--rate", o.rate, base::mark("the share that was drawn")).required().placeholder("PERCENT");
  options.option("--agency-number", o.agency, base::mark("the number that the agency names")).required().placeholder("NUMBER");
  options.option("--hospital-number", o.institution, base::mark("the number that the institution names")).required().placeholder("NUMBER");
  options.choice("--by", o.by, {"number", "money"}, base::mark("what the share was taken of (default number)"));
}

cli::Exit run(cli::Context& context, const VerifyOptions& o) {
  domain::SampleFrame frame = work::frame_of(work::read_frame(context.read_input(o.frame), o.frame), o.rate, law::Rulebook());
  if (!o.by.empty()) frame.by = o.by;
  const domain::SampleDrawn drawn = work::draw(frame, o.agency, o.institution);
  const auto lines = work::differences(drawn.ids, work::read_list(context.read_input(o.list), o.list));
  context.print(work::rows(frame, drawn));
  context.note(base::say("the frame is {}", frame.hash));
  for (const std::string& line : lines) context.note(line);
  return lines.empty() ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step verify_step() {
  return cli::step<VerifyOptions>("verify", base::mark("draw again without a case, and compare a list"), cli::prints_table, declare, run);
}

}  // namespace mi::tools
