// SPDX-License-Identifier: Apache-2.0
// From the cells of a row to the lines of a batch: types by the meaning of the column, text that repeats into
// dimensions, what cannot be read refused with its column, what is implausible noted and kept.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/block.hpp"
#include "claims/header.hpp"

namespace mi::claims {

// A row that cannot be read. `field` is the place of its column in the alias table; `reason` a message id.
struct Unreadable {
  Kind kind;
  std::size_t field;
  const char* reason;
};

class RowBuilder {
 public:
  explicit RowBuilder(const AliasTable& aliases);

  // Throws Unreadable when add() would. A row that is of two kinds is checked as both before it is added as either.
  void check(const Columns& columns, const std::vector<std::string_view>& cells);
  // Adds the row as a line of this kind to `block`. Throws Unreadable for fee lines and prices; then nothing was added.
  void add(const Columns& columns, const std::vector<std::string_view>& cells, Block& block);
  void end(Block& block);  // notes that need all rows: keys that came twice

  std::uint32_t lines() const { return next_place_; }         // places given
  std::int64_t invalid() const { return invalid_; }
  std::int64_t sum() const { return sum_; }                   // fen: of fee lines or of settlements
  void start_file();                                          // sum and invalid start again
  std::int64_t without_visit() const;                         // visits that fee lines name and no visit row explains
  std::int64_t first_second() const { return first_second_; }
  std::int64_t last_second() const { return last_second_; }

 private:
  using Dictionary = std::unordered_map<std::string, std::uint32_t>;
  struct Stay {  // of a visit by its place
    std::int64_t begins = INT64_MIN;
    std::int64_t ends = INT64_MAX;
    bool known = false;
    bool billed = false;
  };
  struct Key {
    std::uint64_t hash;
    std::uint32_t place;
  };
  // Places of fields in the alias table, looked up once.
  struct VisitFields {
    std::size_t visit, person, begins, ends, person_name, identity_type, identity, sex, birth, institution,
        institution_name, med_type, insurance, number, level, department, department_name, doctor, doctor_name, diagnosis,
        diagnosis_name, discharge_way, bed;
  } visit_;
  struct SettlementFields {
    std::size_t settlement, visit, total, fund, person, person_name, identity_type, identity, sex, birth, institution,
        institution_name, happened, med_type, insurance, pool, self_paid, over_limit, first_paid, in_scope, deductible,
        person_part, account, cash, hospital_part, reverses, valid;
  } settlement_;
  struct PriceFields {
    std::size_t code, price, valid_from, name, valid_to;
  } price_;
  struct FeeFields {
    std::size_t visit, number, happened, item_code, quantity, price, amount, item_name, own_code, own_name, charge_type,
        level, list_type, spec, limited, self_pay, department, department_name, doctor, doctor_name, settlement, refunds,
        self_paid, over_limit, first_paid, in_scope, valid;
  } fee_;

  std::array<Dictionary, domain::dimension_count> dictionaries_;
  // What was found last: exports are mostly in order of visit, and most columns repeat from line to line.
  struct Last {
    std::string key;
    std::uint32_t place = 0;
  };
  std::array<Last, domain::dimension_count> last_;
  std::vector<Stay> stays_{1};
  std::vector<Key> keys_;
  std::string scratch_;
  std::uint32_t next_place_ = 0;
  std::uint32_t next_note_ = 0;
  std::int64_t invalid_ = 0;
  std::int64_t sum_ = 0;
  std::int64_t first_second_ = INT64_MAX;
  std::int64_t last_second_ = INT64_MIN;

  // The row at hand.
  const Columns* columns_ = nullptr;
  const std::vector<std::string_view>* cells_ = nullptr;
  Block* block_ = nullptr;

  void check_visit() const;
  void check_settlement() const;
  void check_person(std::size_t code_field, std::size_t identity, std::size_t birth) const;
  void add_visit();
  void add_settlement();
  void add_price();
  void add_fee();
  std::string_view cell(std::size_t field) const;
  std::string_view required(std::size_t field) const;
  std::string_view code(std::size_t field) const;
  std::int64_t decimal(std::size_t field, int decimals) const;
  std::optional<std::int64_t> amount(std::size_t field) const;
  std::int64_t time(std::size_t field) const;
  std::optional<std::int64_t> optional_time(std::size_t field) const;
  std::string date_text(std::size_t field) const;
  std::int64_t validity(std::size_t field);
  template <domain::Dimension D> domain::Ref<D> ref(std::initializer_list<std::string_view> columns);
  domain::Ref<domain::Dimension::person> person(std::size_t code, std::size_t name, std::size_t identity_type,
                                                std::size_t identity, std::size_t sex, std::size_t birth,
                                                std::uint32_t place);
  domain::Ref<domain::Dimension::visit> visit_ref(std::string_view code);
  void note(std::uint32_t place, const char* what, std::string detail);
  void check_fee(const domain::FeeLine& line);
  [[noreturn]] void refuse(std::size_t field, const char* reason) const;
};

}  // namespace mi::claims
