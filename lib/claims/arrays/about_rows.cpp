// SPDX-License-Identifier: Apache-2.0
#include "claims/arrays/about_rows.hpp"

#include <algorithm>

#include "claims/arrays/data.hpp"

namespace mi::claims {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

constexpr std::int64_t seconds_a_day = 86400;

// Where the lines of these ids are, which come in rising order: the next one is nearly always where the last one was, or behind it.
class Places {
 public:
  explicit Places(const casefile::LineIds& ids) : ids_(ids) {}
  std::size_t of(std::int64_t id) {
    for (int step = 0; step < 2 && next_ < ids_.size(); ++step, ++next_)
      if (ids_[next_] == id) return next_++;
    std::size_t place = ids_.find(id);
    next_ = place + 1;
    return place;
  }

 private:
  const casefile::LineIds& ids_;
  std::size_t next_ = 0;
};

std::unordered_map<std::int64_t, std::uint32_t> visits_by_row(const Data& data) {
  std::unordered_map<std::int64_t, std::uint32_t> visits(data.stays.size());
  for (const Stay& stay : data.stays) visits.emplace(stay.line, stay.visit);
  return visits;
}

void read_visit_extras(Data& data, casefile::Case& source) {
  std::unordered_map<std::int64_t, std::int32_t> died;  // day, by id of the row of a visit
  casefile::each_visit_extra(source, [&](const casefile::VisitMore& row) {
    if (row.died) died[row.id] = static_cast<std::int32_t>(*row.died / seconds_a_day);
    if (row.uploaded) data.beside.uploaded[row.id] = *row.uploaded;
    if (!row.referred_to.empty()) data.beside.referred_to[row.id] = row.referred_to;
  });
  if (died.empty()) return;
  for (const Stay& stay : data.stays)
    if (auto found = died.find(stay.line); found != died.end()) data.about.died[stay.visit] = found->second;
}

// A column that only some exports have is made when the first line has it.
template <class T> void put(std::vector<T>& column, std::size_t lines, T none, std::size_t line, T value) {
  if (column.empty()) column.assign(lines, none);
  column[line] = value;
}

std::int32_t hundredths(std::int64_t days) { return static_cast<std::int32_t>(std::clamp<std::int64_t>(days, 0, INT32_MAX)); }

std::uint32_t number_of(std::string_view name, std::unordered_map<std::string, std::uint32_t>& known, std::vector<std::string>& names) {
  auto [found, fresh] = known.emplace(std::string(name), static_cast<std::uint32_t>(names.size()));
  if (fresh) names.emplace_back(name);
  return found->second;
}

std::uint8_t is_taken_home(std::string_view flag) { return flag == "1" || flag == "是" ? 1 : 0; }

std::uint32_t number_of_order(std::string_view name, std::unordered_map<std::string, std::uint32_t>& known) {
  return known.emplace(std::string(name), static_cast<std::uint32_t>(known.size() + 1)).first->second;
}

// A column is empty as long as no line says anything there: rules tell by it what the case lacks.
void read_fee_extras(Data& data, casefile::Case& source) {
  About& about = data.about;
  Beside& beside = data.beside;
  std::size_t lines = data.fees.size();
  Places places(data.fees.id);
  std::unordered_map<std::string, std::uint32_t> orders, devices;
  casefile::each_fee_extra(source, [&](const casefile::FeeMore& row) {
    std::size_t line = places.of(row.id);
    if (line == lines) return;
    if (!row.takeaway.empty()) put(about.takeaway, lines, std::uint8_t{0}, line, is_taken_home(row.takeaway));
    if (row.days) put(about.supply, lines, std::int32_t{0}, line, static_cast<std::int32_t>(*row.days));
    if (!row.order_number.empty()) put(about.order, lines, 0U, line, number_of_order(row.order_number, orders));
    if (row.uploaded) put(beside.line_uploaded, lines, Beside::no_time, line, *row.uploaded);
    if (row.days) put(beside.days, lines, std::int32_t{0}, line, hundredths(*row.days));
    if (!row.device.empty()) put(beside.device, lines, 0U, line, number_of(row.device, devices, beside.device_names));
  });
}

void read_diagnosis_rows(Data& data, casefile::Case& source, Pairs& pairs) {
  for (const auto& [id, row] : casefile::read_rows<domain::DiagnosisLine>(source, {})) {
    data.about.has_diagnosis_rows = true;
    if (row.valid != 0 && row.visit.place < data.about.visit_count()) pairs.emplace_back(row.visit.place, row.diagnosis.place);
  }
}

void read_operation_rows(Data& data, casefile::Case& source, Pairs& pairs) {
  for (const auto& [id, row] : casefile::read_rows<domain::OperationLine>(source, {})) {
    data.about.has_operation_rows = true;
    if (row.valid != 0 && row.visit.place < data.about.visit_count()) pairs.emplace_back(row.visit.place, row.operation.place);
  }
  data.about.operation_names = casefile::read_dimension(source, domain::Dimension::operation);
}

void read_notes(Data& data, casefile::Case& source) {
  auto rows = casefile::read_rows<domain::LineNote>(source, {});
  if (rows.empty()) return;
  auto visits = visits_by_row(data);
  for (const auto& [id, row] : rows) {
    std::int64_t line = (id >> 32 << 32) + row.line;
    std::size_t fee = data.fees.id.find(line);
    bool is_fee = fee < data.fees.size();
    auto visit = visits.find(line);
    if (is_fee) data.about.notes.push_back({data.fees.visit[fee], line, true, row.what});
    else if (visit != visits.end()) data.about.notes.push_back({visit->second, line, false, row.what});
  }
}

}  // namespace

void read_more_rows(Data& data, casefile::Case& source, Pairs& diagnoses, Pairs& operations) {
  read_visit_extras(data, source);
  read_fee_extras(data, source);
  read_diagnosis_rows(data, source, diagnoses);
  read_operation_rows(data, source, operations);
  read_notes(data, source);
}

}  // namespace mi::claims
