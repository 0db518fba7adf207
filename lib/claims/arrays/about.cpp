// SPDX-License-Identifier: Apache-2.0
#include "claims/arrays/about.hpp"

#include <algorithm>

#include "casefile/case.hpp"
#include "claims/arrays/about_rows.hpp"
#include "claims/arrays/data.hpp"
#include "domain/agreement.hpp"
#include "domain/institution.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

std::int32_t day_written(std::string_view text) {
  auto date = base::Date::try_parse(text);
  return date ? date->days() : About::no_day;
}

// Words that many visits share, numbered as they come.
class Words {
 public:
  explicit Words(std::vector<std::string>& words) : words_(words) { words_.assign(1, {}); }
  std::uint32_t of(std::string_view word) {
    if (word.empty()) return 0;
    auto [found, fresh] = known_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size()));
    if (fresh) words_.emplace_back(word);
    return found->second;
  }

 private:
  std::vector<std::string>& words_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

void make_room(About& about, std::size_t visits) {
  for (auto* column : {&about.person, &about.insurance, &about.level, &about.type, &about.institution}) column->assign(visits, 0);
  for (auto* column : {&about.birth, &about.begins, &about.ends, &about.died}) column->assign(visits, About::no_day);
  about.sex.assign(visits, 0);
}

// 5: the person died in this stay, which ended on that day.
constexpr std::string_view died_in_stay = "5";

void take_visit(About& about, const casefile::VisitRow& row, const casefile::DimensionRows& persons) {
  constexpr std::size_t sex = 4, birth = 5;  // columns of the dimension
  std::uint32_t v = row.visit;
  std::string_view said = persons.at(row.person, sex);
  about.sex[v] = said == "1" || said == "男" ? 1 : said == "2" || said == "女" ? 2 : 0;
  about.birth[v] = day_written(persons.at(row.person, birth));
  about.begins[v] = day_number(row.begins);
  about.ends[v] = row.ends ? day_number(*row.ends) : About::no_day;
  about.died[v] = row.discharge_way == died_in_stay ? about.ends[v] : About::no_day;
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void take_visits(Data& data, const casefile::VisitRows& rows, casefile::Case& source, Pairs& diagnoses) {
  About& about = data.about;
  Words words(about.words);
  casefile::DimensionRows institutions = casefile::read_dimension(source, Dimension::institution);
  std::vector<std::uint32_t> diagnosis(about.visit_count(), 0);
  for (const casefile::VisitRow& row : rows.all()) {  // of two, the later batch's
    std::uint32_t v = row.visit;
    if (v >= about.visit_count()) continue;
    take_visit(about, row, data.persons);
    about.insurance[v] = words.of(row.insurance);
    about.level[v] = words.of(row.level);
    about.type[v] = words.of(row.med_type);
    about.institution[v] = words.of(institutions.at(row.institution, 1));
    diagnosis[v] = row.diagnosis;
  }
  for (const Stay& stay : data.stays) about.person[stay.visit] = stay.person;
  for (std::uint32_t v = 0; v < diagnosis.size(); ++v)
    if (!data.diagnoses.at(diagnosis[v], 0).empty()) diagnoses.emplace_back(v, diagnosis[v]);
}

void count_persons(Data& data) {
  About& about = data.about;
  Pairs pairs;
  about.death_of_person.assign(data.person_codes.size(), About::no_day);
  for (std::uint32_t v = 0; v < about.person.size(); ++v) {
    std::uint32_t person = about.person[v];
    if (person == 0) continue;
    pairs.emplace_back(person, v);
    std::int32_t& death = about.death_of_person[person];
    if (about.died[v] != About::no_day) death = std::max(death, about.died[v]);  // the later one, in the institution's favour
  }
  about.visits_of_person = group(pairs, static_cast<std::uint32_t>(data.person_codes.size()));
}

void read_doctors(Doctors& doctors, const casefile::Case& source) {
  auto is_doctor = [](const domain::Person& p) { return std::find(p.roles.begin(), p.roles.end(), "doctor") != p.roles.end(); };
  for (const auto& [fact, person] : source.all<domain::Person>())
    if (is_doctor(person)) doctors.registered[person.id].push_back({person.from.days(), person.to ? person.to->days() : DoctorPeriod::no_end});
  std::unordered_map<std::string, base::Date> resumed;
  for (const auto& [fact, resumption] : source.all<domain::Resumption>()) resumed[resumption.suspension] = resumption.from;
  for (const auto& [fact, s] : source.all<domain::Suspension>()) {
    if (s.scope != "person") continue;
    DoctorPeriod period{s.from.days(), s.to ? s.to->days() : DoctorPeriod::no_end};
    auto found = resumed.find(s.name);
    if (found != resumed.end()) period.to = std::min(period.to, found->second.days() - 1);
    doctors.suspended[s.target].push_back(period);
  }
}

}  // namespace

Many group(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::uint32_t keys) {
  Many many;
  many.start.assign(keys + 1, 0);
  for (const auto& pair : pairs) ++many.start[pair.first + 1];
  for (std::size_t k = 1; k < many.start.size(); ++k) many.start[k] += many.start[k - 1];
  many.values.resize(pairs.size());
  std::vector<std::uint32_t> next = many.start;
  for (const auto& [key, value] : pairs) many.values[next[key]++] = value;
  return many;
}

void read_about(Data& data, const casefile::VisitRows& visits, casefile::Case& source) {
  Pairs diagnoses, operations;
  make_room(data.about, std::max<std::size_t>(data.visits.size(), 1));
  take_visits(data, visits, source, diagnoses);
  read_more_rows(data, source, diagnoses, operations);
  data.about.diagnoses = group(diagnoses, data.about.visit_count());
  data.about.operations = group(operations, data.about.visit_count());
  count_persons(data);
  read_doctors(data.about.doctors, source);
}

}  // namespace mi::claims
