// SPDX-License-Identifier: Apache-2.0
#include "claims/rows.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/cells.hpp"

namespace mi::claims {
namespace {

using base::mark;
using domain::Dimension;
using domain::Ref;

constexpr std::int64_t seconds_a_day = 86400;

std::int64_t day_of(std::int64_t seconds) { return base::Time::from_seconds(seconds).date().days(); }

}  // namespace

RowBuilder::RowBuilder(const AliasTable& aliases) {
  auto v = [&](const char* field) { return aliases.place(Kind::visit, field); };
  visit_ = {v("visit"), v("person"), v("begins"), v("ends"), v("person_name"), v("identity_type"), v("identity"), v("sex"),
            v("birth"), v("institution"), v("institution_name"), v("med_type"), v("insurance"), v("number"), v("level"),
            v("department"), v("department_name"), v("doctor"), v("doctor_name"), v("diagnosis"), v("diagnosis_name"),
            v("discharge_way"), v("bed")};
  auto s = [&](const char* field) { return aliases.place(Kind::settlement, field); };
  settlement_ = {s("settlement"), s("visit"), s("total"), s("fund"), s("person"), s("person_name"), s("identity_type"),
                 s("identity"), s("sex"), s("birth"), s("institution"), s("institution_name"), s("happened"),
                 s("med_type"), s("insurance"), s("pool"), s("self_paid"), s("over_limit"), s("first_paid"),
                 s("in_scope"), s("deductible"), s("person_part"), s("account"), s("cash"), s("hospital_part"),
                 s("reverses"), s("valid")};
  auto p = [&](const char* field) { return aliases.place(Kind::price, field); };
  price_ = {p("code"), p("price"), p("valid_from"), p("name"), p("valid_to")};
  auto f = [&](const char* field) { return aliases.place(Kind::fee, field); };
  fee_ = {f("visit"), f("number"), f("happened"), f("item_code"), f("quantity"), f("price"), f("amount"), f("item_name"),
          f("own_code"), f("own_name"), f("charge_type"), f("level"), f("list_type"), f("spec"), f("limited"),
          f("self_pay"), f("department"), f("department_name"), f("doctor"), f("doctor_name"), f("settlement"),
          f("refunds"), f("self_paid"), f("over_limit"), f("first_paid"), f("in_scope"), f("valid")};
}

void RowBuilder::start_file() {
  sum_ = 0;
  invalid_ = 0;
}

void RowBuilder::check(const Columns& columns, const std::vector<std::string_view>& cells) {
  columns_ = &columns;
  cells_ = &cells;
  if (columns.kind == Kind::visit) check_visit();
  if (columns.kind == Kind::settlement) check_settlement();
}

void RowBuilder::add(const Columns& columns, const std::vector<std::string_view>& cells, Block& block) {
  columns_ = &columns;
  cells_ = &cells;
  block_ = &block;
  switch (columns.kind) {
    case Kind::visit: return add_visit();
    case Kind::settlement: return add_settlement();
    case Kind::price: return add_price();
    case Kind::fee: return add_fee();
  }
}

void RowBuilder::refuse(std::size_t field, const char* reason) const { throw Unreadable{columns_->kind, field, reason}; }

std::string_view RowBuilder::cell(std::size_t field) const {
  int column = columns_->of_field[field];
  if (column < 0) return {};
  std::string_view text = (*cells_)[static_cast<std::size_t>(column)];
  if (!text.empty() && (text.front() <= ' ' || text.back() <= ' ')) text = base::trim(text);
  return text == "null" || text == "NULL" || text == "\\N" ? std::string_view() : text;
}

std::string_view RowBuilder::required(std::size_t field) const {
  std::string_view text = cell(field);
  if (text.empty()) refuse(field, mark("it is empty"));
  return text;
}

std::string_view RowBuilder::code(std::size_t field) const {
  std::string_view text = cell(field);
  if (is_exponent(text)) refuse(field, mark("a spreadsheet has turned this number into an exponent: digits are lost"));
  return text;
}

std::int64_t RowBuilder::decimal(std::size_t field, int decimals) const {
  std::int64_t value = 0;
  if (read_decimal(required(field), decimals, value)) return value;
  refuse(field, decimals == 2   ? mark("it is not an amount with at most two decimals")
                : decimals == 4 ? mark("it is not a quantity with at most four decimals")
                                : mark("it is not a price with at most six decimals"));
}

std::optional<std::int64_t> RowBuilder::amount(std::size_t field) const {
  if (cell(field).empty()) return std::nullopt;
  return decimal(field, 2);
}

std::int64_t RowBuilder::time(std::size_t field) const {
  std::int64_t value = 0;
  if (!read_time(required(field), value)) refuse(field, mark("there is no such date, or it is not written as one"));
  return value;
}

std::optional<std::int64_t> RowBuilder::optional_time(std::size_t field) const {
  if (cell(field).empty()) return std::nullopt;
  return time(field);
}

std::string RowBuilder::date_text(std::size_t field) const {
  auto seconds = optional_time(field);
  return seconds ? base::Time::from_seconds(*seconds).date().to_string() : std::string();
}

std::int64_t RowBuilder::validity(std::size_t field) {
  bool valid = cell(field) != "0";
  invalid_ += valid ? 0 : 1;
  return valid ? 1 : 0;
}

// The row of the dimension with these columns; none when all are empty.
template <Dimension D>
Ref<D> RowBuilder::ref(std::initializer_list<std::string_view> columns) {
  scratch_.clear();
  std::size_t bytes = 0;
  for (std::string_view column : columns) {  // each with its length: no text can pass for two
    auto size = static_cast<std::uint32_t>(column.size());
    scratch_.append(reinterpret_cast<const char*>(&size), sizeof size).append(column);
    bytes += size;
  }
  if (bytes == 0) return {};
  Last& last = last_[static_cast<std::size_t>(D)];
  if (last.key == scratch_) return {last.place};
  Dictionary& known = dictionaries_[static_cast<std::size_t>(D)];
  auto [found, fresh] = known.try_emplace(scratch_, static_cast<std::uint32_t>(known.size() + 1));
  std::uint32_t place = found->second;
  last.key = scratch_;
  last.place = place;
  if (!fresh) return {place};
  block_->dimensions.emplace_back(D, std::vector<std::string>(columns.begin(), columns.end()));
  return {place};
}

Ref<Dimension::visit> RowBuilder::visit_ref(std::string_view code) {
  auto visit = ref<Dimension::visit>({code});
  if (stays_.size() <= visit.place) stays_.resize(visit.place + 1);
  return visit;
}

void RowBuilder::note(std::uint32_t place, const char* what, std::string detail) {
  block_->notes.push_back({++next_note_, place, what, std::move(detail)});
}

Ref<Dimension::person> RowBuilder::person(std::size_t code_field, std::size_t name, std::size_t identity_type,
                                          std::size_t identity, std::size_t sex, std::size_t birth, std::uint32_t place) {
  std::string_view number = cell(identity);
  std::string_view type = cell(identity_type);
  bool is_citizen = type == "01" || (type.empty() && number.size() == 18);
  std::size_t known = dictionaries_[static_cast<std::size_t>(Dimension::person)].size();
  std::string born = date_text(birth);
  auto person = ref<Dimension::person>({cell(code_field), cell(name), type, number, cell(sex), born});
  bool is_new = dictionaries_[static_cast<std::size_t>(Dimension::person)].size() > known;
  if (is_new && is_citizen && !number.empty() && !is_identity_number(number))
    note(place, "identity", std::string(number));
  return person;
}

void RowBuilder::check_person(std::size_t code_field, std::size_t identity, std::size_t birth) const {
  code(code_field);
  if (is_rounded_identity(code(identity)))
    refuse(identity, mark("a spreadsheet has rounded this identity number: digits are lost"));
  optional_time(birth);
}

void RowBuilder::check_visit() const {
  const VisitFields& f = visit_;
  required(f.visit);
  required(f.person);
  time(f.begins);
  optional_time(f.ends);
  check_person(f.person, f.identity, f.birth);
  for (std::size_t field : {f.visit, f.institution, f.department, f.doctor, f.diagnosis}) code(field);
}

void RowBuilder::add_visit() {
  const VisitFields& f = visit_;
  domain::VisitLine line;
  line.begins = time(f.begins);
  line.ends = optional_time(f.ends);
  line.place = next_place_ + 1;
  line.visit = visit_ref(cell(f.visit));
  line.person = person(f.person, f.person_name, f.identity_type, f.identity, f.sex, f.birth, line.place);
  line.institution = ref<Dimension::institution>({cell(f.institution), cell(f.institution_name)});
  line.department = ref<Dimension::department>({cell(f.department), cell(f.department_name)});
  line.doctor = ref<Dimension::doctor>({cell(f.doctor), cell(f.doctor_name)});
  line.diagnosis = ref<Dimension::diagnosis>({cell(f.diagnosis), cell(f.diagnosis_name)});
  line.med_type = cell(f.med_type);
  line.insurance = cell(f.insurance);
  line.number = cell(f.number);
  line.level = cell(f.level);
  line.discharge_way = cell(f.discharge_way);
  line.bed = cell(f.bed);
  if (line.ends && *line.ends < line.begins) note(line.place, "dates", "");
  Stay& stay = stays_[line.visit.place];
  stay.known = true;
  stay.begins = line.begins;
  stay.ends = line.ends.value_or(INT64_MAX);
  ++next_place_;
  block_->visits.push_back(std::move(line));
}

void RowBuilder::check_settlement() const {
  const SettlementFields& f = settlement_;
  required(f.settlement);
  required(f.visit);
  decimal(f.total, 2);
  decimal(f.fund, 2);
  optional_time(f.happened);
  for (std::size_t field : {f.pool, f.self_paid, f.over_limit, f.first_paid, f.in_scope, f.deductible, f.person_part,
                            f.account, f.cash, f.hospital_part})
    amount(field);
  check_person(f.person, f.identity, f.birth);
  for (std::size_t field : {f.settlement, f.visit, f.institution}) code(field);
}

void RowBuilder::add_settlement() {
  const SettlementFields& f = settlement_;
  domain::SettlementLine line;
  line.total = decimal(f.total, 2);
  line.fund = decimal(f.fund, 2);
  line.happened = optional_time(f.happened);
  std::pair<std::size_t, std::optional<std::int64_t>*> amounts[] = {
      {f.pool, &line.pool},             {f.self_paid, &line.self_paid},   {f.over_limit, &line.over_limit},
      {f.first_paid, &line.first_paid}, {f.in_scope, &line.in_scope},     {f.deductible, &line.deductible},
      {f.person_part, &line.person_part}, {f.account, &line.account},     {f.cash, &line.cash},
      {f.hospital_part, &line.hospital_part}};
  for (auto& [field, target] : amounts) *target = amount(field);
  line.place = next_place_ + 1;
  line.settlement = ref<Dimension::settlement>({cell(f.settlement)});
  line.visit = visit_ref(cell(f.visit));
  line.person = person(f.person, f.person_name, f.identity_type, f.identity, f.sex, f.birth, line.place);
  line.institution = ref<Dimension::institution>({cell(f.institution), cell(f.institution_name)});
  line.med_type = cell(f.med_type);
  line.insurance = cell(f.insurance);
  line.reverses = cell(f.reverses);
  line.valid = validity(f.valid);
  if (line.fund > line.total && line.total > 0) note(line.place, "fund", "");
  ++next_place_;
  sum_ += line.valid != 0 ? line.total : 0;
  block_->settlements.push_back(std::move(line));
}

void RowBuilder::add_price() {
  const PriceFields& f = price_;
  domain::PriceLine line;
  line.code = required(f.code);
  code(f.code);
  line.price = decimal(f.price, 6);
  required(f.valid_from);
  line.valid_from = date_text(f.valid_from);
  line.valid_to = date_text(f.valid_to);
  line.name = cell(f.name);
  line.place = ++next_place_;
  block_->prices.push_back(std::move(line));
}

void RowBuilder::add_fee() {
  const FeeFields& f = fee_;
  domain::FeeLine line;
  line.number = required(f.number);
  line.happened = time(f.happened);
  line.quantity = decimal(f.quantity, 4);
  line.price = decimal(f.price, 6);
  line.amount = decimal(f.amount, 2);
  line.self_paid = amount(f.self_paid);
  line.over_limit = amount(f.over_limit);
  line.first_paid = amount(f.first_paid);
  line.in_scope = amount(f.in_scope);
  required(f.visit);
  required(f.item_code);
  for (std::size_t field : {f.visit, f.number, f.item_code, f.own_code, f.department, f.doctor, f.settlement}) code(field);
  line.visit = visit_ref(cell(f.visit));
  line.item = ref<Dimension::item>({cell(f.item_code), cell(f.item_name), cell(f.own_code), cell(f.own_name),
                                    cell(f.charge_type), cell(f.level), cell(f.list_type), cell(f.spec), cell(f.limited),
                                    cell(f.self_pay)});
  line.department = ref<Dimension::department>({cell(f.department), cell(f.department_name)});
  line.doctor = ref<Dimension::doctor>({cell(f.doctor), cell(f.doctor_name)});
  line.settlement = ref<Dimension::settlement>({cell(f.settlement)});
  line.refunds = cell(f.refunds);
  line.valid = validity(f.valid);
  line.place = ++next_place_;
  check_fee(line);
  block_->fees.push_back(std::move(line));
}

// What is implausible stays as it is: it is what an inspector looks for.
void RowBuilder::check_fee(const domain::FeeLine& line) {
  if (line.valid == 0) return;
  sum_ += line.amount;
  first_second_ = std::min(first_second_, line.happened);
  last_second_ = std::max(last_second_, line.happened);
  Stay& stay = stays_[line.visit.place];
  stay.billed = true;
  base::Money reckoned = base::amount({line.price}, {line.quantity});
  if (std::abs(reckoned.fen() - line.amount) > 1) note(line.place, "amount", reckoned.to_string());
  if (stay.known && (day_of(line.happened) * seconds_a_day > stay.ends || line.happened < day_of(stay.begins) * seconds_a_day))
    note(line.place, "outside-stay", "");
  std::uint64_t hash = std::hash<std::string_view>{}(line.number) * 0x9E3779B97F4A7C15ull + line.visit.place;
  keys_.push_back({hash, line.place});
}

// A key that came twice is an export's slip, not a second charge: the later line is noted and checks pass it over.
void RowBuilder::end(Block& block) {
  block_ = &block;
  std::sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.place < b.place;
  });
  std::vector<std::uint32_t> again;
  for (std::size_t i = 1; i < keys_.size(); ++i)
    if (keys_[i].hash == keys_[i - 1].hash) again.push_back(keys_[i].place);
  std::sort(again.begin(), again.end());
  for (std::uint32_t place : again) note(place, "repeated-key", "");
}

std::int64_t RowBuilder::without_visit() const {
  return std::count_if(stays_.begin(), stays_.end(), [](const Stay& s) { return s.billed && !s.known; });
}

}  // namespace mi::claims
