// SPDX-License-Identifier: Apache-2.0
// Rows of settlements (结算).
#include "claims/rows/person.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;
using domain::SettlementLine;

class SettlementRows : public RowKind {
 public:
  explicit SettlementRows(const AliasTable& aliases) : person_(aliases, Kind::settlement) {
    auto at = [&](const char* field) { return aliases.place(Kind::settlement, field); };
    f = {at("settlement"), at("visit"), at("total"), at("fund"), at("institution"), at("institution_name"), at("happened"),
         at("med_type"), at("insurance"), at("reverses"), at("valid")};
    amounts_ = {{at("pool"), &SettlementLine::pool},
                {at("self_paid"), &SettlementLine::self_paid},
                {at("over_limit"), &SettlementLine::over_limit},
                {at("first_paid"), &SettlementLine::first_paid},
                {at("in_scope"), &SettlementLine::in_scope},
                {at("deductible"), &SettlementLine::deductible},
                {at("person_part"), &SettlementLine::person_part},
                {at("account"), &SettlementLine::account},
                {at("cash"), &SettlementLine::cash},
                {at("hospital_part"), &SettlementLine::hospital_part}};
  }

  void check(const Row& row) const override {
    row.required(f.settlement);
    row.required(f.visit);
    row.decimal(f.total, 2);
    row.decimal(f.fund, 2);
    row.optional_time(f.happened);
    for (const auto& [field, target] : amounts_) row.amount(field);
    person_.check(row);
    for (std::size_t field : {f.settlement, f.visit, f.institution}) row.code(field);
  }

  void add(const Row& row, RowContext& context) const override {
    check(row);
    SettlementLine line;
    line.total = row.decimal(f.total, 2);
    line.fund = row.decimal(f.fund, 2);
    line.happened = row.optional_time(f.happened);
    for (const auto& [field, target] : amounts_) line.*target = row.amount(field);
    line.place = context.next_place();
    line.settlement = context.ref<Dimension::settlement>({row.cell(f.settlement)});
    line.visit = context.visit(row.cell(f.visit));
    line.person = person_.add(row, context, line.place);
    line.institution = context.ref<Dimension::institution>({row.cell(f.institution), row.cell(f.institution_name)});
    line.med_type = context.keep(row.cell(f.med_type));
    line.insurance = context.keep(row.cell(f.insurance));
    line.reverses = context.keep(row.cell(f.reverses));
    line.valid = row.is_valid(f.valid) ? 1 : 0;
    if (line.fund > line.total && line.total > 0) context.note(line.place, "fund");
    context.count(line.total, line.valid != 0);
    context.add(line);
  }

 private:
  PersonFields person_;
  struct {
    std::size_t settlement, visit, total, fund, institution, institution_name, happened, med_type, insurance, reverses, valid;
  } f;
  std::vector<std::pair<std::size_t, std::optional<std::int64_t> SettlementLine::*>> amounts_;
};

}  // namespace

std::unique_ptr<RowKind> settlement_rows(const AliasTable& aliases) { return std::make_unique<SettlementRows>(aliases); }

}  // namespace mi::claims
