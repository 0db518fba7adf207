// SPDX-License-Identifier: Apache-2.0
// What only some exports say of visits, settlements and fee lines: a row beside theirs, where there is something to
// say. Inside rows/ only.
#pragma once
#include <array>

#include "claims/door/rows.hpp"

namespace mi::claims {

// Each is asked only for rows whose file has such columns (Row::has_extras). check() throws Unreadable when add()
// would.
class VisitExtras {
 public:
  explicit VisitExtras(const AliasTable& aliases);
  void check(const Row& row) const;
  void add(const Row& row, RowContext& context, std::uint32_t place, domain::Ref<domain::Dimension::visit> visit) const;

 private:
  struct {
    std::size_t person_type, insured_area, age, record_number, disease, disease_name, admission_diagnosis,
        admission_diagnosis_name, discharge_department, discharge_department_name, maternity, died, referred_to,
        planned, uploaded, operation, operation_name;
  } f;
};

class SettlementExtras {
 public:
  explicit SettlementExtras(const AliasTable& aliases);
  void check(const Row& row) const;
  // Notes funds that do not add up to `line.fund`.
  void add(const Row& row, RowContext& context, const domain::SettlementLine& line) const;

 private:
  static constexpr std::size_t fund_count = 7;
  struct {
    std::size_t person_type, insured_area, clearing, refund, agreed, uploaded;
    std::array<std::size_t, fund_count> funds;
  } f;
};

class FeeExtras {
 public:
  explicit FeeExtras(const AliasTable& aliases);
  void check(const Row& row) const;
  void add(const Row& row, RowContext& context, std::uint32_t place) const;

 private:
  struct {
    std::size_t takeaway, days, order_number, dose, frequency, way, tcm_way, outside, approved, price_limit,
        executor_department, executor_department_name, executor, executor_name, device, uploaded;
  } f;

  std::optional<std::int64_t> price_limit(const Row& row) const;
};

}  // namespace mi::claims
