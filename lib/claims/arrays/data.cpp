// SPDX-License-Identifier: Apache-2.0
#include "claims/arrays/data.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/money.hpp"
#include "base/parallel.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

// Rows of a dimension that share their code are one: the number of each row's code.
std::vector<std::uint32_t> number_codes(const casefile::DimensionRows& rows, std::vector<std::string_view>& codes) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  std::vector<std::uint32_t> numbers(std::max<std::size_t>(rows.size(), 1));
  codes.assign(1, {});
  for (std::uint32_t id = 1; id < rows.size(); ++id) {
    auto [found, fresh] = known.emplace(rows.at(id, 0), static_cast<std::uint32_t>(codes.size()));
    if (fresh) codes.push_back(rows.at(id, 0));
    numbers[id] = found->second;
  }
  return numbers;
}

// Exports take a line back by its quantity, by its price or by its amount alone: it is one that is below zero.
void turn_refund(casefile::FeeColumns& fees, std::size_t line) {
  if (fees.amount[line] >= 0) return;
  fees.quantity.set(line, -std::abs(fees.quantity[line]));
  fees.price.set(line, std::abs(fees.price[line]));
}

// What is reckoned for each line from its columns.
void fill_lines(Data& data, unsigned threads) {
  data.code_of_item = number_codes(data.items, data.codes);
  casefile::FeeColumns& fees = data.fees;
  base::in_parallel(threads, [&](std::size_t part) {
    std::size_t end = base::begin_of_part(fees.size(), threads, part + 1);
    for (std::size_t line = base::begin_of_part(fees.size(), threads, part); line < end; ++line) turn_refund(fees, line);
  });
}

// A visit that was loaded twice is what the later batch says.
void take_stays(Data& data, const casefile::VisitRows& rows) {
  std::vector<std::uint32_t> persons = number_codes(data.persons, data.person_codes);
  data.stays.reserve(rows.all().size());
  data.stay_of_visit.assign(std::max<std::size_t>(data.visits.size(), 1), -1);
  for (const casefile::VisitRow& row : rows.all()) {
    if (row.visit >= data.stay_of_visit.size()) continue;
    std::int32_t& place = data.stay_of_visit[row.visit];
    if (place < 0) {
      place = static_cast<std::int32_t>(data.stays.size());
      data.stays.emplace_back();
    }
    std::string_view department = data.departments.at(row.department, 0);
    if (department.empty()) department = data.departments.at(row.department, 1);
    data.stays[static_cast<std::size_t>(place)] =
        Stay{row.id, row.visit, row.person < persons.size() ? persons[row.person] : 0, row.institution, department,
             data.diagnoses.at(row.diagnosis, 0), row.begins, row.ends.value_or(row.begins), std::string(row.med_type)};
  }
}

void add_paid(Paid& paid, const casefile::SettlementRow& row) {
  if (paid.line == 0) paid.line = row.id;
  paid.fund += row.fund;
  paid.total += row.total;
  paid.in_scope += row.in_scope.value_or(0);
  paid.has_scope = paid.has_scope && row.in_scope.has_value();
  paid.deductible += row.deductible.value_or(0);
  paid.has_deductible = paid.has_deductible && row.deductible.has_value();
}

// Settlements that were loaded twice are what the later batch says, at the place of the earlier.
void drop_repeated(std::vector<casefile::SettlementRow>& rows) {
  auto falls = [](const auto& a, const auto& b) { return a.settlement >= b.settlement; };
  if (std::adjacent_find(rows.begin(), rows.end(), falls) == rows.end()) return;  // as a rule each is there once
  std::unordered_map<std::uint32_t, std::size_t> place;
  std::size_t kept = 0;
  for (const casefile::SettlementRow& row : rows) {
    auto [found, fresh] = place.emplace(row.settlement, kept);
    rows[fresh ? kept++ : found->second] = row;
  }
  rows.resize(kept);
}

PaidBy paid_by(std::uint32_t casefile::SettlementRow::* key, const std::vector<casefile::SettlementRow>& rows) {
  std::vector<const casefile::SettlementRow*> order;
  order.reserve(rows.size());
  for (const casefile::SettlementRow& row : rows) order.push_back(&row);
  auto before = [&](const auto* a, const auto* b) { return a->*key < b->*key; };
  if (!std::is_sorted(order.begin(), order.end(), before)) std::stable_sort(order.begin(), order.end(), before);
  PaidBy paid;
  paid.reserve(rows.size());
  for (const casefile::SettlementRow* row : order) add_paid(paid[row->*key], *row);
  return paid;
}

void read_paid(Data& data, casefile::Case& source) {
  std::vector<casefile::SettlementRow> rows = casefile::read_settlements(source);
  drop_repeated(rows);
  data.paid_by_visit = paid_by(&casefile::SettlementRow::visit, rows);
  data.paid_by_settlement = paid_by(&casefile::SettlementRow::settlement, rows);
}

// All but the lines themselves, which are read meanwhile.
casefile::VisitRows read_what_is_beside_lines(Data& data, casefile::Case& source) {
  data.batches = casefile::stored_batches(source);
  data.visits = casefile::read_dimension(source, Dimension::visit);
  data.persons = casefile::read_dimension(source, Dimension::person);
  data.items = casefile::read_dimension(source, Dimension::item);
  data.departments = casefile::read_dimension(source, Dimension::department);
  data.doctors = casefile::read_dimension(source, Dimension::doctor);
  data.diagnoses = casefile::read_dimension(source, Dimension::diagnosis);
  data.prices = casefile::read_prices(source);
  read_paid(data, source);
  return casefile::read_visits(source);
}

}  // namespace

void Data::Left::set(std::uint32_t line, std::int64_t of_line) {
  if (marks.size() <= line / 64) marks.resize(line / 64 + 1, 0);
  marks[line / 64] |= std::uint64_t{1} << line % 64;
  units[line] = of_line;
}

std::int64_t Data::cost(std::uint32_t line, std::int64_t units) const {
  if (units == fees.quantity[line]) return fees.amount[line];
  return base::round_half_away(base::Int128{fees.amount[line]} * units, fees.quantity[line]);
}

const Stay* Data::stay(std::uint32_t visit) const {
  std::int32_t place = visit < stay_of_visit.size() ? stay_of_visit[visit] : -1;
  return place < 0 ? nullptr : &stays[static_cast<std::size_t>(place)];
}

Data read_data(casefile::Case& source, unsigned threads) {
  threads = base::threads_or_cores(threads);
  Data data;
  casefile::VisitRows visits;
  casefile::FeeReading fees(source);
  base::together(threads, [&] { visits = read_what_is_beside_lines(data, source); }, [&] { fees.read(threads); });
  data.fees = fees.take();
  base::together(threads, [&] {
    take_stays(data, visits);
    read_about(data, visits, source);
    read_beside(data, source);
  }, [&] {
    fill_lines(data, threads);
    group_by_visit(data, threads);
  });
  drop_repeated(data, source);
  net_refunds(data, source);
  return data;
}

std::string_view national_part(std::string_view code) {
  std::size_t dash = code.find('-');
  if (dash != 15 || code.substr(0, 15).find_first_not_of("0123456789") != std::string_view::npos) return code;
  return code.substr(0, 15);
}

}  // namespace mi::claims
