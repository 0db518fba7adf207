// SPDX-License-Identifier: Apache-2.0
// Answers whether the institution may be taken in: every condition with clause, fact and evidence (SG-03, 04, 05, 07).
#include "work/apply/screen.hpp"

#include "base/message.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ScreenOptions {
  std::string application;
  bool internet = false;
};

void declare(cli::Options& options, ScreenOptions& o) {
  declare_application(options, o.application);
  options.flag("--internet", o.internet, base::mark("the conditions of a supplementary agreement on internet services"));
}

// An application judged by its own day; without one, or for internet services, the institution as of --as-of or today.
base::Date day_of(cli::Context& context, const ScreenOptions& o) {
  const bool any = !casefile::applications(context.opened()).empty();
  if (o.internet || (o.application.empty() && !any)) return context.as_of();
  return judged_on(context, casefile::application(context.opened(), o.application));
}

std::vector<std::string> switch_names(const law::Rulebook& law) {
  std::vector<std::string> names;
  for (const law::Choice& choice : law.switches()) names.push_back(choice.name);
  return names;
}

cli::Exit run(cli::Context& context, const ScreenOptions& o) {
  const base::Date day = day_of(context, o);
  const auto known = law::facts_of_institution(context.opened(), day);
  const auto& groups = o.internet ? work::internet_groups() : work::application_groups();
  const auto reckon = [&](const law::Rulebook& law) { return work::screen(known, law, day, groups); };
  const work::Screening s = reckon(context.law());
  if (context.what_if())
    context.print(law::what_if(context.law(), switch_names(context.law()), [&](const law::Rulebook& law) {
      const work::Screening other = reckon(law);
      auto list = other.reasons;
      for (domain::Figure& f : work::figures(other)) list.push_back(std::move(f));
      return list;
    }));
  else context.print(work::rows(s));
  context.print_figures(work::figures(s));
  for (const std::string& fact : s.unknown) context.note(base::say("nobody knows: {}", fact));
  if (s.first_possible) context.note(base::say("an application is possible from {}", s.first_possible->to_string()));
  return s.eligible == law::Answer::yes ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step screen_step() {
  return cli::step<ScreenOptions>("screen", base::mark("whether the institution may be taken in, condition by condition"),
                                  cli::reads_case | cli::uses_law | cli::prints_table | cli::explains | cli::what_if,
                                  declare, run);
}

}  // namespace mi::tools
