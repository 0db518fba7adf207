// SPDX-License-Identifier: Apache-2.0
// An institution that meets every condition of the Shaoguan measures, for tests to spoil in one point.
#pragma once
#include <string>
#include <vector>

#include "casefile/views/applications.hpp"
#include "domain/application.hpp"
#include "domain/institution.hpp"
#include "due/calendar.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"
#include "unit/casefile/temp_case.hpp"
#include "work/apply/decide.hpp"
#include "work/apply/screen.hpp"

namespace mi::test {

inline base::Date date(const char* text) { return base::Date::parse(text); }
inline law::Rulebook shaoguan(const char* as_of, const std::vector<law::Override>& set = {}) {
  return law::Rulebook::of({law::find_pack("shaoguan-2023")}, date(as_of), set);
}
inline due::Calendar weekends_only() { return due::Calendar::weekends({date("2020-01-01"), date("2029-12-31")}); }

struct Applicant {
  TempFolder folder;
  casefile::Case file = casefile::Case::open(new_case(folder), casefile::Access::write);
  domain::Institution institution;
  domain::Beds beds{date("2025-06-01"), 60, {}};
  std::vector<domain::Person> persons;
  std::vector<domain::Department> departments;

  Applicant() {
    institution.name = "仁和医院";
    institution.type = "general-hospital";
    institution.level = "三级甲等";
    institution.mi_level = "二级";
    institution.ownership = "private";
    institution.licence_kind = "practice";
    institution.main_business = "basic";
    institution.opened = date("2025-06-01");
    institution.systems = {"insurance", "finance", "statistics", "quality"};
    institution.from = date("2025-06-01");
    person("P1", {"head", "legal-representative"}).insurance = "in-charge";
    person("P2", {"doctor"}).first_registered_here = true;
    person("P3", {"insurance-staff"}).full_time = false;
  }

  domain::Person& person(const char* id, std::vector<std::string> roles) {
    domain::Person p;
    p.id = p.name = id;
    p.roles = std::move(roles);
    p.from = date("2025-06-01");
    return persons.emplace_back(p);
  }

  template <class T> void put(const std::string& key, const T& value) {
    casefile::Change change(file, by("li"));
    change.record(key, value);
    change.commit();
  }
  void state(const std::string& name, const std::string& value, const char* on = "2025-09-01") {
    put(name + "@" + on, domain::Statement{name, value, date(on), "核查记录", {}});
  }

  // Everything on record, with all that an officer has to state.
  void record() {
    put("2025-06-01", institution);
    put("2025-06-01", beds);
    for (const auto& p : persons) put(p.id, p);
    for (const auto& d : departments) put(d.code, d);
    for (const char* name : {"it.interface", "it.all_visits_sent", "it.direct_settlement", "it.national_codes",
                             "it.base.drugs", "it.base.items", "it.base.facilities", "it.base.consumables",
                             "it.base.diseases", "it.base.staff", "requirements.other", "prices.followed"})
      state(name, "true");
    for (const char* name : {"penalty.outstanding", "liability.outstanding", "persons.dishonest", "bar.other"})
      state(name, "false");
    for (const char* name : {"history.false_application", "history.terminated_illegal", "history.terminated_breach",
                             "history.terminated_persons", "history.evaluated_again_failed"})
      state(name, "none");
  }

  law::CaseFacts known(const char* day) { return law::facts_of_institution(file, date(day)); }
  work::Screening screen(const char* day) {
    return work::screen(known(day), shaoguan(day), date(day), work::application_groups());
  }
};

// The answer to one condition.
inline domain::Screened answer(const work::Screening& screening, const std::string& condition) {
  for (const auto& s : screening.answers)
    if (s.condition == condition) return s;
  return {};
}

inline casefile::ApplicationRecord received(const char* day) {
  casefile::ApplicationRecord a;
  a.application.value.name = "application-1";
  a.application.value.received = date(day);
  return a;
}

}  // namespace mi::test
