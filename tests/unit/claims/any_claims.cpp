// SPDX-License-Identifier: Apache-2.0
#include "any_claims.hpp"

#include <algorithm>

#include "claims_case.hpp"

namespace mi::test {
namespace {

const std::vector<std::string> item_codes{"001109000010000-1", "001201000040000", "A", "B", "XA01AA001A001010100001", "XA01AA002B001010100003",
                                          "XB02BB002A002020200002", "ZA01AAA0010010100001", "T000000001", "T000000002", "T000000003"};
const std::vector<std::string> charge_types{"01", "07", "06", "03", "09", "09", "09", "11", "10", "10", "10"};

// What lines and visits of any hospital refer to, loaded once: eleven items, three doctors, five diagnoses, three operations,
// and products with and without a code.
const claims::Data& names() {
  static ClaimsCase c;
  static const claims::Data read = [] {
    std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,med_chrgitm_type,cnt,pric,det_item_fee_sumamt,medins_list_codg,bilg_dr_codg\n";
    for (std::size_t i = 0; i < item_codes.size(); ++i)
      fees += "V" + std::to_string(i + 1) + "," + std::to_string(i) + ",2026-03-01," + item_codes[i] + "," + charge_types[i] + ",1,1.00,1.00,own-" + std::to_string(i % 4) +
              ",DR" + std::to_string(i % 3 + 1) + "\n";
    std::string visits = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,diag_code,oprn_oprt_code\n";
    const char* illnesses[] = {"I69.300", "I69.301", "J18.900", "F20.000", "K35.900"};
    const char* operations[] = {"47.0100", "51.2300", "99.0100", "", ""};
    for (int v = 0; v < 5; ++v)
      visits += "V" + std::to_string(v + 1) + ",P" + std::to_string(v) + ",H1,21,2026-03-01,2026-03-02," + illnesses[v] + "," + operations[v] + "\n";
    const std::string stock = "通用名称,数量,变动日期,类型,医疗目录编码,院内编码\n货,1,2026-03-01,采购,A,own-0\n货,1,2026-03-01,采购,,own-0\n货,1,2026-03-01,采购,,own-1\n"
                              "货,1,2026-03-01,采购,B,own-2\n货,1,2026-03-01,采购,,own-2\n";
    c.load({{c.file("f.csv", fees), c.file("v.csv", visits), c.file("s.csv", stock)}, false, "", "", ""});
    return claims::read_data(c.get());
  }();
  return read;
}

template <class T> T one_of(const std::vector<T>& all) { return all[*rc::gen::inRange<std::size_t>(0, all.size())]; }
std::uint32_t up_to(std::uint32_t last) { return *rc::gen::inRange<std::uint32_t>(0, last + 1); }

void add_visit(claims::Data& data, std::uint32_t v, const std::vector<std::uint32_t>& persons) {
  static const std::vector<std::string> types{"21", "21", "21", "22", "11", "14"};
  claims::Stay stay;
  const std::int32_t first = first_of_march + *rc::gen::inRange(0, 12), last = first + *rc::gen::inRange(0, 5);
  stay.line = v, stay.visit = v, stay.person = persons[v], stay.institution = *rc::gen::inRange<std::uint32_t>(1, 3);
  stay.begins = std::int64_t{first} * a_day + 8 * 3600, stay.ends = std::int64_t{last} * a_day + 15 * 3600;
  stay.med_type = one_of(types);
  stay.department = one_of(std::vector<std::string_view>{"", "D1", "D2"});
  const std::uint32_t illness = *rc::gen::inRange<std::uint32_t>(1, 6);
  stay.diagnosis = data.diagnoses.at(illness, 0);
  data.stay_of_visit[v] = static_cast<std::int32_t>(data.stays.size());
  claims::About& about = data.about;
  about.person[v] = stay.person;
  about.begins[v] = first, about.ends[v] = last;
  about.type[v] = static_cast<std::uint32_t>(std::find(about.words.begin(), about.words.end(), stay.med_type) - about.words.begin());
  about.insurance[v] = one_of(std::vector<std::uint32_t>{0, 6, 7});
  data.stays.push_back(std::move(stay));
}

void add_visits(claims::Data& data, std::uint32_t visits) {
  claims::About& about = data.about;
  about.words = {"", "21", "22", "11", "14", "24", "310", "390"};
  data.stay_of_visit.assign(visits + 1, -1);
  for (auto* column : {&about.person, &about.insurance, &about.level, &about.type, &about.institution}) column->assign(visits + 1, 0);
  for (auto* column : {&about.birth, &about.begins, &about.ends, &about.died}) column->assign(visits + 1, claims::About::no_day);
  about.sex.assign(visits + 1, 0);
  std::vector<std::uint32_t> persons(visits + 1, 0);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> of_person;
  std::set<std::pair<std::uint32_t, std::uint32_t>> illnesses, operations;
  for (std::uint32_t v = 1; v <= visits; ++v) {
    persons[v] = *rc::gen::inRange<std::uint32_t>(1, 3);
    add_visit(data, v, persons);
    of_person.emplace_back(persons[v], v);
    for (std::uint32_t n = up_to(2); n > 0; --n) illnesses.emplace(v, *rc::gen::inRange<std::uint32_t>(1, 6));
    for (std::uint32_t n = up_to(2); n > 0; --n) operations.emplace(v, *rc::gen::inRange<std::uint32_t>(1, 4));
  }
  about.visits_of_person = claims::group(of_person, 3);
  about.diagnoses = claims::group({illnesses.begin(), illnesses.end()}, visits + 1);
  about.operations = claims::group({operations.begin(), operations.end()}, visits + 1);
  about.death_of_person = {claims::About::no_day, claims::About::no_day, first_of_march + *rc::gen::inRange(0, 15)};
  for (std::int32_t person : {1, 2}) {
    const auto sex = static_cast<std::uint8_t>(up_to(2));
    const std::int32_t birth = up_to(3) == 0 ? claims::About::no_day : first_of_march - *rc::gen::inRange(0, 40 * 366);
    for (std::uint32_t v = 1; v <= visits; ++v)
      if (persons[v] == static_cast<std::uint32_t>(person)) about.sex[v] = sex, about.birth[v] = birth;
  }
}

void add_line(claims::Data& data, std::uint32_t v, std::uint32_t item) {
  const std::int64_t quantity = *rc::gen::inRange<std::int64_t>(1, 7) * 5000, price = *rc::gen::inRange<std::int64_t>(1, 5) * 250;
  const std::int32_t day = data.about.begins[v] + *rc::gen::inRange(-1, 4);
  casefile::FeeColumns& fees = data.fees;
  fees.id.push_back(static_cast<std::int64_t>(fees.id.size()) + 1);
  fees.visit.push_back(v), fees.item.push_back(item), fees.department.push_back(0), fees.settlement.push_back(0);
  fees.doctor.push_back(up_to(3));
  fees.happened.push_back(std::int64_t{day} * a_day + *rc::gen::inRange<std::int64_t>(8, 11) * 3600 + up_to(1) * 60);
  fees.quantity.push_back(quantity), fees.price.push_back(price * 10000);
  fees.amount.push_back(price * quantity / one_unit + up_to(1));
  fees.in_scope.push_back(one_of(std::vector<std::int64_t>{casefile::no_amount, 0, price}));
  if (const std::int64_t left = one_of(std::vector<std::int64_t>{quantity, quantity, quantity, quantity / 2, 0}); left != quantity)
    data.set_left(static_cast<std::uint32_t>(fees.size() - 1), left);
  data.about.supply.push_back(*rc::gen::inRange(0, 40) * 50);
  data.about.takeaway.push_back(static_cast<std::uint8_t>(up_to(1)));
  data.about.order.push_back(up_to(2));
}

// Items that lines may have: those asked for, each twice, and one more.
std::vector<std::uint32_t> menu_of(const claims::Data& data, const std::vector<std::string>& asked) {
  const auto all = static_cast<std::uint32_t>(item_codes.size());
  std::vector<std::uint32_t> menu{*rc::gen::inRange<std::uint32_t>(1, all + 1)};
  for (std::uint32_t item = 1; item <= all; ++item)
    if (std::find(asked.begin(), asked.end(), data.items.at(item, 0)) != asked.end()) menu.insert(menu.end(), 2, item);
  return menu;
}

}  // namespace

claims::Data any_claims(const std::vector<std::string>& asked) {
  claims::Data data;
  data.items = names().items, data.doctors = names().doctors, data.diagnoses = names().diagnoses, data.departments = names().departments;
  data.codes = names().codes, data.code_of_item = names().code_of_item;
  data.about.operation_names = names().about.operation_names;
  data.beside.products = names().beside.products;
  data.visits = names().visits;
  data.persons = names().persons, data.person_codes = {"", data.persons.at(1, 0), data.persons.at(2, 0)};
  const std::uint32_t visits = *rc::gen::element<std::uint32_t>(2, 3, 4, 5, 6, 1);  // whatever rapidcheck's size: one visit meets none
  add_visits(data, visits);
  const std::vector<std::uint32_t> menu = menu_of(data, asked);
  for (std::uint32_t n = up_to(40); n > 0; --n) add_line(data, *rc::gen::inRange<std::uint32_t>(1, visits + 1), one_of(menu));
  data.start.assign(visits + 2, 0);
  for (std::uint32_t v = 0; v <= visits; ++v) {
    for (std::uint32_t line : lines_in_order(data, v)) data.by_visit.push_back(line);
    data.start[v + 1] = static_cast<std::uint32_t>(data.by_visit.size());
  }
  return data;
}

std::vector<claims::Lead> leads_of(const claims::Data& data, const std::string& kind, const std::string& parameters, const std::string& list) {
  claims::Parameters p{std::string_view(parameters)};
  for (const claims::ParameterSpec& spec : claims::find_kind(kind).parameters)
    if (!p.has(spec.name) && spec.fallback != nullptr) p.set(spec.name, spec.fallback);
  claims::KernelInput input{data, p, list, list.empty() ? "" : "own.csv", {}};
  const auto kernel = claims::find_kind(kind).make(input);
  std::vector<claims::Lead> leads;
  const std::uint32_t middle = up_to(data.visit_count());
  kernel->run({0, middle}, leads);
  kernel->run({middle, data.visit_count()}, leads);
  return leads;
}

Fen fen_of(const std::vector<claims::Lead>& leads) {
  Fen fen;
  for (const claims::Lead& lead : leads)
    for (const claims::Part& part : lead.parts) fen[part.line] += part.fen;
  return fen;
}

Units units_of(const std::vector<claims::Lead>& leads) {
  Units units;
  for (const claims::Lead& lead : leads) units[lead.visit] += lead.units / one_unit;
  return units;
}

std::string_view code_of(const claims::Data& data, std::uint32_t line) { return data.items.at(data.fees.item[line], 0); }
std::string_view doctor_of(const claims::Data& data, std::uint32_t line) { return data.doctors.at(data.fees.doctor[line], 0); }
std::int64_t left_cost(const claims::Data& data, std::uint32_t line) {
  const std::int64_t left = data.left(line), all = data.fees.quantity[line], amount = data.fees.amount[line];
  return left == all ? amount : (2 * amount * left + all) / (2 * all);
}
bool is_left(const claims::Data& data, std::uint32_t line) { return data.left(line) > 0; }
bool is_paid(const claims::Data& data, std::uint32_t line) { return is_left(data, line) && data.fees.in_scope[line] != 0; }
const claims::Stay& stay_of(const claims::Data& data, std::uint32_t visit) { return data.stays[static_cast<std::size_t>(data.stay_of_visit[visit])]; }

std::vector<std::uint32_t> lines_in_order(const claims::Data& data, std::uint32_t visit) {
  std::vector<std::uint32_t> lines;
  for (std::uint32_t line = 0; line < data.fees.size(); ++line)
    if (data.fees.visit[line] == visit) lines.push_back(line);
  std::stable_sort(lines.begin(), lines.end(), [&](auto a, auto b) { return data.fees.happened[a] < data.fees.happened[b]; });
  return lines;
}

std::set<std::string> diagnoses_of(const claims::Data& data, std::uint32_t visit) {
  std::set<std::string> codes;
  for (std::uint32_t id : data.about.diagnoses.of(visit)) codes.emplace(data.diagnoses.at(id, 0));
  return codes;
}

Fen whole_lines(const claims::Data& data, const std::function<bool(std::uint32_t)>& is_wrong) {
  Fen fen;
  for (std::uint32_t line = 0; line < data.fees.size(); ++line)
    if (is_left(data, line) && is_wrong(line)) fen[line] = left_cost(data, line);
  return fen;
}

std::string day_text(std::int32_t day) { return base::Date::from_days(day).to_string(); }

}  // namespace mi::test
