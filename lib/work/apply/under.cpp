// SPDX-License-Identifier: Apache-2.0
#include "work/apply/under.hpp"

#include <algorithm>
#include <iterator>

#include "base/message.hpp"
#include "law/adopt.hpp"
#include "law/what_if.hpp"

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

using Figures = std::vector<domain::Figure>;

law::Rulebook alone(const law::Pack& pack, base::Date day) { return law::Rulebook::of({pack}, day, {}, law::extended_of({pack})); }

bool asks_nothing(const law::Rulebook& law, base::Date day, const std::vector<std::string>& groups) {
  return std::all_of(groups.begin(), groups.end(), [&](const std::string& group) { return law.conditions(group, day).empty(); });
}

std::vector<std::string> switch_names(const law::Rulebook& law) {
  std::vector<std::string> names;
  for (const law::Choice& choice : law.switches()) names.push_back(choice.name);
  return names;
}

Figures figures_of(const Screening& s) {
  Figures list = s.reasons;
  for (domain::Figure& f : figures(s)) list.push_back(std::move(f));
  return list;
}

}  // namespace

ScreenedUnder screen_under(const law::CaseFacts& known, const law::Pack& pack, base::Date day,
                           const std::vector<std::string>& groups) {
  const law::Rulebook law = alone(pack, day);
  if (asks_nothing(law, day, groups)) {
    ScreenedUnder none{pack.id(), {}, false};
    none.screening.eligible = law::Answer::not_checkable;
    return none;
  }
  return {pack.id(), screen(known, law, day, groups)};
}

domain::Table what_if_under(const law::CaseFacts& known, const std::vector<law::Pack>& packs, base::Date day,
                            const std::vector<std::string>& groups) {
  domain::Table all;
  for (const law::Pack& pack : packs) {
    const law::Rulebook law = alone(pack, day);
    const auto names = asks_nothing(law, day, groups) ? std::vector<std::string>{} : switch_names(law);
    domain::Table t = law::what_if(law, names, [&](const law::Rulebook& r) { return names.empty() ? Figures{} : figures_of(screen(known, r, day, groups)); });
    t.format = "mi.apply.what-if-under/1";
    t.columns.insert(t.columns.begin(), {"pack", mark("pack")});
    for (domain::Row& row : t.rows) row.insert(row.begin(), pack.id());
    if (all.columns.empty()) all = std::move(t);
    else std::move(t.rows.begin(), t.rows.end(), std::back_inserter(all.rows));
  }
  return all;
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
                      ids(one.screening.grounds()), words(one.asks ? one.screening.unknown : std::vector<std::string>{"本规则包没有规定申请条件"})});
  }
  return t;
}

}  // namespace mi::work
