// SPDX-License-Identifier: Apache-2.0
#include "work/apply/under.hpp"

#include "base/message.hpp"
#include "law/adopt.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;

json::Value ids(const std::vector<domain::Screened>& list) {
  json::Value out = json::Value::array();
  for (const domain::Screened& s : list) out.push(s.condition);
  return out;
}

json::Value words(const std::vector<std::string>& list) {
  json::Value out = json::Value::array();
  for (const std::string& word : list) out.push(word);
  return out;
}

}  // namespace

ScreenedUnder screen_under(const law::CaseFacts& known, const law::Pack& pack, base::Date day,
                           const std::vector<std::string>& groups) {
  const auto law = law::Rulebook::of({pack}, day, {}, law::extended_of({pack}));
  return {pack.id(), screen(known, law, day, groups)};
}

domain::Table rows(const std::vector<ScreenedUnder>& list) {
  domain::Table t{"mi.apply.screen-under/1",
                  {{"pack", mark("pack")},
                   {"eligible", mark("eligible")},
                   {"first_possible", mark("first possible"), ColumnKind::date},
                   {"refused_by", mark("refused by"), ColumnKind::list},
                   {"unknown", mark("not known"), ColumnKind::list}},
                  {}};
  for (const ScreenedUnder& one : list) {
    const auto& first = one.screening.first_possible;
    t.rows.push_back({one.pack, law::to_text(one.screening.eligible), first ? json::Value(first->to_string()) : json::Value(),
                      ids(one.screening.grounds()), words(one.screening.unknown)});
  }
  return t;
}

}  // namespace mi::work
