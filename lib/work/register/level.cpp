// SPDX-License-Identifier: Apache-2.0
#include "work/register/level.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/screening.hpp"

namespace mi::work {
namespace {

using base::mark;

void find(const char* group, const char* what, const law::CaseFacts& known, const law::Rulebook& law, base::Date day,
          Level& level) {
  std::vector<LevelMatch> found;
  for (const law::Condition& c : law.conditions(group, day)) {
    const law::Answered a = law::answered(c, known, law, day);
    if (a.outcome.answer == law::Answer::not_checkable) law::add_new(level.unknown, a.outcome.missing);
    if (a.outcome.answer == law::Answer::yes) found.push_back({what, c.then, a.screened.reasoning, c.label, a.screened.clause});
  }
  if (!found.empty()) level.matches.push_back(found.back());
}

}  // namespace

Level level(const law::CaseFacts& known, const law::Rulebook& law, base::Date day) {
  if (law.conditions("register.level", day).empty() && law.conditions("register.area", day).empty())
    throw base::Error(base::ErrorKind::usage, base::say("no pack in use maps levels or areas on {}", day.to_string()),
                      {"register.level", "register.area"});
  Level level;
  find("register.level", "level", known, law, day, level);
  find("register.area", "area", known, law, day, level);
  return level;
}

domain::Table rows(const Level& level) {
  domain::Table t{"mi.register.level/1",
                  {{"what", mark("what")},
                   {"managed_as", mark("managed as")},
                   {"label", mark("rule")},
                   {"matched", mark("by")},
                   {"clause", mark("clause")}},
                  {}};
  for (const LevelMatch& m : level.matches) t.rows.push_back({m.what, m.word, m.label, m.matched, m.clause});
  return t;
}

}  // namespace mi::work
