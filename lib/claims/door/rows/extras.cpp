// SPDX-License-Identifier: Apache-2.0
#include "claims/door/rows/extras.hpp"

#include <cstdlib>

namespace mi::claims {
namespace {

using domain::Dimension;

constexpr std::int64_t no_limit = 999999'000000;  // what the platform sends for "no limit", in millionths of a yuan

struct AnyText {
  bool found = false;
  template <class T>
  AnyText& operator()(const char*, T& field) {
    if constexpr (requires { field.empty(); })
      found = found || !field.empty();
    else if constexpr (requires { field.has_value(); })
      found = found || field.has_value();
    else if constexpr (requires { field.place; })
      found = found || field.place != 0;
    return *this;
  }
};

// A row of nothing is not stored.
template <class Extra>
void add_if_any(RowContext& context, Extra extra) {
  AnyText any;
  extra.fields(any);
  if (any.found) context.add(std::move(extra));
}

}  // namespace

VisitExtras::VisitExtras(const AliasTable& aliases) {
  auto at = [&](const char* field) { return aliases.place(ExportKind::visit, field); };
  f = {at("person_type"),
       at("insured_area"),
       at("age"),
       at("record_number"),
       at("disease"),
       at("disease_name"),
       at("admission_diagnosis"),
       at("admission_diagnosis_name"),
       at("discharge_department"),
       at("discharge_department_name"),
       at("maternity"),
       at("died"),
       at("referred_to"),
       at("planned"),
       at("uploaded"),
       at("operation"),
       at("operation_name")};
}

void VisitExtras::check(const Row& row) const {
  row.number(f.age, 1);
  row.optional_time(f.died);
  row.optional_time(f.uploaded);
  for (std::size_t field : {f.record_number, f.disease, f.admission_diagnosis, f.discharge_department, f.operation})
    row.code(field);
}

void VisitExtras::add(const Row& row, RowContext& context, std::uint32_t place,
                      domain::Ref<Dimension::visit> visit) const {
  domain::VisitExtra extra;
  extra.place = place;
  extra.person_type = row.cell(f.person_type);
  extra.insured_area = row.cell(f.insured_area);
  extra.age = row.number(f.age, 1);
  extra.record_number = row.cell(f.record_number);
  extra.disease = context.ref<Dimension::diagnosis>({row.cell(f.disease), row.cell(f.disease_name)});
  extra.admission_diagnosis =
      context.ref<Dimension::diagnosis>({row.cell(f.admission_diagnosis), row.cell(f.admission_diagnosis_name)});
  extra.discharge_department =
      context.ref<Dimension::department>({row.cell(f.discharge_department), row.cell(f.discharge_department_name)});
  extra.maternity = row.cell(f.maternity);
  extra.died = row.optional_time(f.died);
  extra.referred_to = row.cell(f.referred_to);
  extra.planned = row.cell(f.planned);
  extra.uploaded = row.optional_time(f.uploaded);
  add_if_any(context, std::move(extra));
  if (row.cell(f.operation).empty()) return;
  domain::OperationLine operation;
  operation.visit = visit;
  operation.operation = context.ref<Dimension::operation>({row.cell(f.operation), row.cell(f.operation_name)});
  operation.main = "1";
  operation.place = context.next_place();
  context.add(std::move(operation));
}

SettlementExtras::SettlementExtras(const AliasTable& aliases) {
  auto at = [&](const char* field) { return aliases.place(ExportKind::settlement, field); };
  f = {at("person_type"),
       at("insured_area"),
       at("clearing"),
       at("refund"),
       at("agreed"),
       at("uploaded"),
       {at("civil"), at("enterprise"), at("serious"), at("large"), at("disabled"), at("aid"), at("other")}};
}

void SettlementExtras::check(const Row& row) const {
  for (std::size_t field : f.funds) row.amount(field);
  row.amount(f.agreed);
  row.optional_time(f.uploaded);
}

void SettlementExtras::add(const Row& row, RowContext& context, const domain::SettlementLine& line) const {
  domain::SettlementExtra extra;
  extra.place = line.place;
  extra.person_type = row.cell(f.person_type);
  extra.insured_area = row.cell(f.insured_area);
  extra.clearing = row.cell(f.clearing);
  extra.refund = row.cell(f.refund);
  if (extra.refund == "0") extra.refund.clear();  // no refund: what most rows say
  std::optional<std::int64_t>* funds_of[fund_count] = {&extra.civil,    &extra.enterprise, &extra.serious, &extra.large,
                                                       &extra.disabled, &extra.aid,        &extra.other};
  std::int64_t sum = line.pool.value_or(0);
  bool complete = line.pool.has_value();  // an export that leaves a fund out says nothing of the sum
  for (std::size_t i = 0; i < fund_count; ++i) {
    *funds_of[i] = row.amount(f.funds[i]);
    complete = complete && funds_of[i]->has_value();
    sum += funds_of[i]->value_or(0);
  }
  if (complete && std::abs(sum - line.fund) > 1)
    context.note(line.place, "fund-split", base::Money::fen(sum).to_string());
  extra.agreed = row.amount(f.agreed);
  extra.uploaded = row.optional_time(f.uploaded);
  add_if_any(context, std::move(extra));
}

FeeExtras::FeeExtras(const AliasTable& aliases) {
  auto at = [&](const char* field) { return aliases.place(ExportKind::fee, field); };
  f = {at("takeaway"),
       at("days"),
       at("order_number"),
       at("dose"),
       at("frequency"),
       at("way"),
       at("tcm_way"),
       at("outside"),
       at("approved"),
       at("price_limit"),
       at("executor_department"),
       at("executor_department_name"),
       at("executor"),
       at("executor_name"),
       at("device"),
       at("uploaded")};
}

std::optional<std::int64_t> FeeExtras::price_limit(const Row& row) const {
  auto limit = row.number(f.price_limit, 6);
  return limit && *limit < no_limit ? limit : std::nullopt;
}

void FeeExtras::check(const Row& row) const {
  row.number(f.days, 2);
  price_limit(row);
  row.optional_time(f.uploaded);
  for (std::size_t field : {f.order_number, f.executor_department, f.executor, f.device}) row.code(field);
}

void FeeExtras::add(const Row& row, RowContext& context, std::uint32_t place) const {
  domain::FeeExtra extra;
  extra.place = place;
  extra.takeaway = row.cell(f.takeaway);
  extra.days = row.number(f.days, 2);
  extra.order_number = row.cell(f.order_number);
  extra.dose = row.cell(f.dose);
  extra.frequency = row.cell(f.frequency);
  extra.way = row.cell(f.way);
  extra.tcm_way = row.cell(f.tcm_way);
  extra.outside = row.cell(f.outside);
  extra.approved = row.cell(f.approved);
  extra.price_limit = price_limit(row);
  extra.executor_department =
      context.ref<Dimension::department>({row.cell(f.executor_department), row.cell(f.executor_department_name)});
  extra.executor = context.ref<Dimension::doctor>({row.cell(f.executor), row.cell(f.executor_name)});
  extra.device = row.cell(f.device);
  extra.uploaded = row.optional_time(f.uploaded);
  add_if_any(context, std::move(extra));
}

}  // namespace mi::claims
