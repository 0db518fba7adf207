// SPDX-License-Identifier: Apache-2.0
// Rows of fee lines (费用明细): the many. Every cell is looked at once.
#include "claims/door/rows/extras.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

class FeeRows : public RowKind {
 public:
  explicit FeeRows(const AliasTable& aliases) : extras_(aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::fee, field); };
    f = {at("visit"),     at("number"),     at("happened"),   at("item_code"),  at("quantity"), at("price"),
         at("amount"),    at("item_name"),  at("own_code"),   at("own_name"),   at("charge_type"), at("level"),
         at("list_type"), at("spec"),       at("limited"),    at("self_pay"),   at("department"), at("department_name"),
         at("doctor"),    at("doctor_name"), at("settlement"), at("refunds"),   at("self_paid"), at("over_limit"),
         at("first_paid"), at("in_scope"),  at("valid")};
  }

  void add(const Row& row, RowContext& context) const override {
    const std::string_view visit = row.required_code(f.visit);
    const auto expected_visit = context.expect<Dimension::visit>({visit});
    const std::string_view item = row.required_code(f.item_code);
    const std::string_view own_code = row.code(f.own_code);
    const Dictionary::Columns item_columns = {item, row.cell(f.item_name), own_code, row.cell(f.own_name), row.cell(f.charge_type),
                                              row.cell(f.level), row.cell(f.list_type), row.cell(f.spec), row.cell(f.limited),
                                              row.cell(f.self_pay)};
    const auto expected_item = context.expect<Dimension::item>(item_columns);
    context.fetch<Dimension::visit>(expected_visit);
    domain::FeeLine line;
    line.number = row.required_code(f.number);
    line.happened = row.time(f.happened);
    line.quantity = row.decimal(f.quantity, 4);
    context.fetch<Dimension::item>(expected_item);
    line.price = row.decimal(f.price, 6);
    line.amount = row.decimal(f.amount, 2);
    line.self_paid = row.amount(f.self_paid);
    line.over_limit = row.amount(f.over_limit);
    line.first_paid = row.amount(f.first_paid);
    line.in_scope = row.amount(f.in_scope);
    std::string_view department = row.code(f.department);
    std::string_view doctor = row.code(f.doctor);
    std::string_view settlement = row.code(f.settlement);
    std::string_view refunds = row.code(f.refunds);
    if (row.has_extras()) extras_.check(row);
    // From here on nothing refuses the row.
    line.visit = context.visit(visit, expected_visit);
    line.item = context.ref<Dimension::item>(item_columns, expected_item);
    line.department = context.ref<Dimension::department>({department, row.cell(f.department_name)});
    line.doctor = context.ref<Dimension::doctor>({doctor, row.cell(f.doctor_name)});
    line.settlement = context.ref<Dimension::settlement>({settlement});
    line.number = context.keep(line.number);
    line.refunds = context.keep(refunds);
    line.valid = row.is_valid(f.valid) ? 1 : 0;
    line.place = context.next_place();
    context.count(line.amount, line.valid != 0);
    context.add(line);
    if (row.has_extras()) extras_.add(row, context, line.place);
  }

 private:
  FeeExtras extras_;
  struct {
    std::size_t visit, number, happened, item_code, quantity, price, amount, item_name, own_code, own_name, charge_type,
        level, list_type, spec, limited, self_pay, department, department_name, doctor, doctor_name, settlement, refunds,
        self_paid, over_limit, first_paid, in_scope, valid;
  } f;
};

}  // namespace

std::unique_ptr<RowKind> fee_rows(const AliasTable& aliases) { return std::make_unique<FeeRows>(aliases); }

}  // namespace mi::claims
