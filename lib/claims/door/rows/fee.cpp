// SPDX-License-Identifier: Apache-2.0
// Rows of fee lines (费用明细): the many. Every cell is looked at once, those of an item that came before not even that.
#include <array>
#include <optional>

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
    item_fields = {f.item_code, f.item_name, f.own_code, f.own_name, f.charge_type, f.level, f.list_type, f.spec, f.limited, f.self_pay};
  }

  void add(const Row& row, RowContext& context) const override {
    const std::string_view visit = row.required_code(f.visit);
    const auto expected_visit = context.expect<Dimension::visit>({visit});
    Repeats& items = context.items_again();
    if (!items.is_of(row.columns())) items.start(row.columns(), item_fields);
    const std::optional<Repeats::Raw> item_cells = items.raw(row.cells());
    const auto expected_item = item_cells ? items.expect(*item_cells) : Dictionary::Hash{};
    const Dictionary::Columns doctor = {row.code(f.doctor), row.cell(f.doctor_name)};
    const auto expected_doctor = context.expect<Dimension::doctor>(doctor);
    domain::FeeLine line;
    line.number = row.required_code(f.number);
    line.happened = row.time(f.happened);
    line.quantity = row.decimal(f.quantity, 4);
    if (item_cells) items.fetch(expected_item);
    context.fetch<Dimension::doctor>(expected_doctor);
    line.price = row.decimal(f.price, 6);
    line.amount = row.decimal(f.amount, 2);
    line.self_paid = row.amount(f.self_paid);
    line.over_limit = row.amount(f.over_limit);
    line.first_paid = row.amount(f.first_paid);
    line.in_scope = row.amount(f.in_scope);
    std::string_view department = row.code(f.department);
    std::string_view settlement = row.code(f.settlement);
    std::string_view refunds = row.code(f.refunds);
    std::uint32_t not_kept = 0;
    std::uint32_t& item = item_cells ? items.kept(*item_cells, expected_item) : not_kept;
    if (item == 0) check_item(row);
    if (row.has_extras()) extras_.check(row);
    // From here on nothing refuses the row.
    if (item == 0) item = item_of(row, context).place;
    line.item = {item};
    line.department = context.ref<Dimension::department>({department, row.cell(f.department_name)});
    line.doctor = context.ref<Dimension::doctor>(doctor, expected_doctor);
    line.settlement = context.ref<Dimension::settlement>({settlement});
    line.number = context.keep(line.number);
    line.refunds = context.keep(refunds);
    line.valid = row.is_valid(f.valid) ? 1 : 0;
    line.place = context.next_place();
    context.count(line.amount, line.valid != 0);
    context.add(line);
    context.visit_of_line(visit, expected_visit);
    if (row.has_extras()) extras_.add(row, context, line.place);
  }

 private:
  FeeExtras extras_;
  std::array<std::size_t, 10> item_fields;  // what is said of an item, in the order of its columns
  struct {
    std::size_t visit, number, happened, item_code, quantity, price, amount, item_name, own_code, own_name, charge_type,
        level, list_type, spec, limited, self_pay, department, department_name, doctor, doctor_name, settlement, refunds,
        self_paid, over_limit, first_paid, in_scope, valid;
  } f;

  void check_item(const Row& row) const {
    row.required_code(f.item_code);
    row.code(f.own_code);
  }
  domain::Ref<Dimension::item> item_of(const Row& row, RowContext& context) const {
    return context.ref<Dimension::item>({row.code(f.item_code), row.cell(f.item_name), row.code(f.own_code), row.cell(f.own_name),
                                         row.cell(f.charge_type), row.cell(f.level), row.cell(f.list_type), row.cell(f.spec),
                                         row.cell(f.limited), row.cell(f.self_pay)});
  }
};

}  // namespace

std::unique_ptr<RowKind> fee_rows(const AliasTable& aliases) { return std::make_unique<FeeRows>(aliases); }

}  // namespace mi::claims
