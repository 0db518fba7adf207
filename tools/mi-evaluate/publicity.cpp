// SPDX-License-Identifier: Apache-2.0
// Puts a pass up for public notice, records complaints and their checks; answers whether the institution may be signed
// with.
#include "work/evaluate/publicity.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct PublicityOptions {
  std::string application, channel, complaint, checked, text;
  std::optional<base::Date> from, date;
  std::string stands;
};

void declare(cli::Options& options, PublicityOptions& o) {
  declare_application(options, o.application);
  options.option("--from", o.from, base::mark("day on which it is posted; the day after is day 1")).placeholder("DATE");
  options.option("--channel", o.channel, base::mark("where it is posted")).placeholder("TEXT");
  options.option("--complaint", o.complaint, base::mark("a complaint that came in: what it says")).placeholder("TEXT");
  options.option("--checked", o.checked, base::mark("a complaint whose check is done")).placeholder("COMPLAINT");
  options.choice("--stands", o.stands, {"yes", "no"}, base::mark("whether the check leaves the result standing"));
  options.option("--text", o.text, base::mark("what the check showed")).placeholder("TEXT");
  options.option("--date", o.date, base::mark("day of the complaint or of the end of its check; today when not given"))
      .placeholder("DATE");
}

void record(cli::Context& context, const casefile::EvaluationRecord& e, const PublicityOptions& o) {
  const base::Date date = o.date.value_or(context.as_of());
  if (!o.complaint.empty()) {
    auto complaint = work::complaint(e, date, o.complaint);
    work::store(context.change(), complaint);
  }
  if (!o.checked.empty())
    work::store(context.change(), work::complaint_check(e, o.checked, date, o.stands == "yes", o.text));
}

// Posts it, or brings the window up to what was recorded.
void publish(cli::Context& context, const PublicityOptions& o, const due::Calendar& calendar) {
  const auto application = casefile::application(context.opened(), o.application);
  const casefile::EvaluationRecord& e = work::published(application);
  if (!o.from && !e.publicity) return;
  const auto posted = o.from ? work::post(e, *o.from, o.channel) : e.publicity->value;
  work::store(context.change(), work::window(e, posted, context.law(), calendar, context.as_of()));
}

cli::Exit run(cli::Context& context, const PublicityOptions& o) {
  const bool writes = o.from || !o.complaint.empty() || !o.checked.empty();
  work::require_whole(o.checked, o.stands);
  const auto calendar = due::calendar_of(context.opened());
  if (writes) {
    casefile::require_case_of_record(context.opened(), base::say("publishing the result of an evaluation"));
    const auto application = casefile::application(context.opened(), o.application);
    record(context, work::published(application), o);
    publish(context, o, calendar);
  }
  const auto application = casefile::application(context.opened(), o.application);
  const casefile::EvaluationRecord& e = work::published(application);
  const auto reckon = [&](const law::Rulebook& law) { return work::publicity_state(e, law, calendar, context.as_of()); };
  const auto state = reckon(context.law());
  if (context.what_if())
    context.print(law::what_if(context.law(), work::publicity_switches(), [&](const law::Rulebook& law) {
      return std::vector<domain::Figure>{reckon(law).window.last_day};
    }));
  else context.print(work::rows(e, state));
  context.print_figures({state.window.last_day});
  context.finish();
  return writes || state.may_sign() ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step publicity_step() {
  return cli::step<PublicityOptions>(
      "publicity", base::mark("post a pass, record complaints and checks; whether it may be signed with"),
      cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains |
          cli::what_if,
      declare, run);
}

}  // namespace mi::tools
