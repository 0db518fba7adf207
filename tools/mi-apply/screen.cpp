// SPDX-License-Identifier: Apache-2.0
// Answers whether the institution may be taken in: every condition with clause, fact and evidence (SG-03, 04, 05, 07).
#include "work/apply/screen.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/apply/under.hpp"

namespace mi::tools {
namespace {

struct ScreenOptions {
  std::string application;
  bool internet = false;
  std::vector<std::string> under;
};

void declare(cli::Options& options, ScreenOptions& o) {
  declare_application(options, o.application);
  options.flag("--internet", o.internet, base::mark("the conditions of a supplementary agreement on internet services"));
  options.option("--under", o.under, base::mark("screen it under this pack alone instead; may be repeated")).placeholder("PACK");
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

cli::Exit side_by_side(cli::Context& context, const ScreenOptions& o, base::Date day) {
  const auto known = law::facts_of_institution(context.opened(), day);
  const auto& groups = o.internet ? work::internet_groups() : work::application_groups();
  std::vector<law::Pack> packs;
  for (const std::string& pack : o.under) packs.push_back(law::find_pack(pack));
  std::vector<work::ScreenedUnder> list;
  for (const law::Pack& pack : packs) list.push_back(work::screen_under(known, pack, day, groups));
  context.print(context.what_if() ? work::what_if_under(known, packs, day, groups) : work::rows(list));
  for (const work::ScreenedUnder& one : list) context.print_figures(work::figures(one.screening));
  const auto eligible = [](const work::ScreenedUnder& one) { return one.screening.eligible == law::Answer::yes; };
  return std::all_of(list.begin(), list.end(), eligible) ? cli::Exit::done : cli::Exit::no;
}

cli::Exit run(cli::Context& context, const ScreenOptions& o) {
  const base::Date day = day_of(context, o);
  if (!o.under.empty()) return side_by_side(context, o, day);
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
