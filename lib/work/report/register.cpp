// SPDX-License-Identifier: Apache-2.0
#include "work/report/register.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/agreements.hpp"
#include "casefile/views/register.hpp"
#include "due/case_calendar.hpp"
#include "due/lapse.hpp"
#include "law/case_facts.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;

bool is_live(const casefile::Case& file, base::Date day) {
  const law::CaseFacts known = law::facts_of_institution(file, day);
  const auto* live = known.facts.find("institution.has_agreement");
  return live != nullptr && live->value.written == "true";
}

}  // namespace

std::vector<Designated> designated(const casefile::Case& file, const law::Rulebook& law, base::Date day) {
  const auto agreement = casefile::agreement_on(file, day);
  if (!agreement) return {};
  const auto lapsed = due::lapsed_from(file, law, due::calendar_of(file));
  if (lapsed && agreement->term.first <= *lapsed && *lapsed <= day) return {};  // ended by itself: nobody asked to go on
  const casefile::Register on = casefile::register_on(file, day);
  if (!on.institution)
    throw base::Error(base::ErrorKind::cannot, base::say("the institution is not registered on {}", day.to_string()));
  const domain::Institution& i = on.institution->value;
  return {{"", i.name, i.code, i.address, agreement->name, agreement->term, is_live(file, day) ? "in-force" : "suspended"}};
}

namespace {

std::vector<Designated> designated_in(const std::string& path, base::Date day) {
  const auto file = casefile::Case::open(path, casefile::Access::read);
  return designated(file, law::Rulebook::of(file, day), day);
}

}  // namespace

RegisterOfCases register_of_cases(const std::vector<std::string>& files, base::Date day) {
  RegisterOfCases all;
  for (const std::string& path : files) {
    try {
      for (Designated& d : designated_in(path, day)) {
        d.subject = path;
        all.list.push_back(std::move(d));
      }
    } catch (const base::Error& e) {
      all.unread.push_back(path + ": " + e.message());
    }
  }
  std::stable_sort(all.list.begin(), all.list.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return all;
}

domain::Table rows(const std::vector<Designated>& list) {
  domain::Table t{"mi.report.register/1",
                  {{"case", mark("case")}, {"code", mark("code")}, {"institution", mark("institution")}, {"address", mark("address")},
                   {"agreement", mark("agreement")}, {"from", mark("from"), ColumnKind::date}, {"to", mark("to"), ColumnKind::date},
                   {"state", mark("state")}},
                  {}};
  for (const Designated& d : list)
    t.rows.push_back({d.subject, d.code, d.name, d.address, d.agreement, d.term.first.to_string(), d.term.last.to_string(), d.state});
  return t;
}

}  // namespace mi::work
