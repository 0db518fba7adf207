// SPDX-License-Identifier: Apache-2.0
// Rows of fee lines (费用明细): the many. Every cell is looked at once.
#include <cstdlib>

#include "base/money.hpp"
#include "claims/door/cells.hpp"
#include "claims/door/rows/extras.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

constexpr std::int64_t seconds_a_day = 86400;

std::int64_t start_of_day(std::int64_t second) {
  std::int64_t into = second % seconds_a_day;
  return second - (into < 0 ? into + seconds_a_day : into);
}

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
    context.fetch_stay(line.visit);
    line.item = context.ref<Dimension::item>(item_columns, expected_item);
    line.department = context.ref<Dimension::department>({department, row.cell(f.department_name)});
    line.doctor = context.ref<Dimension::doctor>({doctor, row.cell(f.doctor_name)});
    line.settlement = context.ref<Dimension::settlement>({settlement});
    line.number = context.keep(line.number);
    line.refunds = context.keep(refunds);
    line.valid = row.is_valid(f.valid) ? 1 : 0;
    line.place = context.next_place();
    context.count(line.amount, line.valid != 0);
    if (line.valid != 0) check(line, row.cell(f.self_pay), context);
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

  // What is implausible stays as it is: it is what an inspector looks for.
  static void check(const domain::FeeLine& line, std::string_view self_pay, RowContext& context) {
    context.saw(line.happened);
    RowContext::Stay& stay = context.stay(line.visit);
    stay.billed = true;
    if (!amount_agrees(line))
      context.note(line.place, "amount", base::amount({line.price}, {line.quantity}).to_string());
    if (stay.known && (start_of_day(line.happened) > stay.ends || line.happened < start_of_day(stay.begins)))
      context.note(line.place, "outside-stay");
    if (line.first_paid && line.self_paid && line.over_limit) check_split(line, self_pay, context);
    if (line.quantity < 0 || line.amount < 0)
      context.add_refund(line.refunds, line.visit.place, line.place, line.amount);
    else if (!line.refunds.empty())
      context.note(line.place, "refund-sign", std::string(line.refunds));
    context.add_key(line.number, line.visit.place, line.place);
  }

  // amount = self-paid + above the limit + paid first + in scope; paid first = the ratio's share of what the first two leave.
  static void check_split(const domain::FeeLine& line, std::string_view self_pay, RowContext& context) {
    const std::int64_t base = line.amount - *line.self_paid - *line.over_limit;
    if (line.in_scope && std::abs(base - *line.first_paid - *line.in_scope) > 1) context.note(line.place, "line-split");
    constexpr std::int64_t whole = 1'000'000;
    std::int64_t ratio = 0;
    if (!read_decimal(self_pay, 6, ratio) || ratio < 0 || ratio >= whole) return;  // 1: all of it is self-paid, elsewhere
    const std::int64_t share = base::amount({ratio}, {base * 100}).fen();
    if (std::abs(share - *line.first_paid) > 1) context.note(line.place, "self-pay", base::Money::fen(share).to_string());
  }

  // Within a fen of price × quantity, rounded.
  static bool amount_agrees(const domain::FeeLine& line) {
    constexpr std::int64_t a_fen = 100'000'000;  // in millionths of a yuan × ten-thousandths
    std::int64_t product = 0;
    std::int64_t stated = 0;
    bool small = !__builtin_mul_overflow(line.price, line.quantity, &product) && !__builtin_mul_overflow(line.amount, a_fen, &stated) &&
                 !__builtin_sub_overflow(product, stated, &product);
    if (!small) return std::abs(base::amount({line.price}, {line.quantity}).fen() - line.amount) <= 1;
    // Rounded half away from zero, the product is at most one fen off when it lies less than one and a half fen away;
    // at exactly one and a half it is rounded away from zero, so it agrees only on the side of zero.
    return std::abs(product) < a_fen + a_fen / 2 || std::abs(base::amount({line.price}, {line.quantity}).fen() - line.amount) <= 1;
  }
};

}  // namespace

std::unique_ptr<RowKind> fee_rows(const AliasTable& aliases) { return std::make_unique<FeeRows>(aliases); }

}  // namespace mi::claims
