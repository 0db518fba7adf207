// SPDX-License-Identifier: Apache-2.0
// Rows of settlements (结算).
#include <cstdlib>

#include "claims/door/rows/extras.hpp"
#include "claims/door/rows/person.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;
using domain::SettlementLine;

class SettlementRows : public RowKind {
 public:
  explicit SettlementRows(const AliasTable& aliases)
      : person_(aliases, ExportKind::settlement), institution_(aliases, ExportKind::settlement), extras_(aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::settlement, field); };
    f = {at("settlement"), at("visit"),     at("total"),    at("fund"), at("happened"),
         at("med_type"),   at("insurance"), at("reverses"), at("valid")};
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
    institution_.check(row);
    for (std::size_t field : {f.settlement, f.visit, f.reverses}) row.code(field);
    if (row.has_extras()) extras_.check(row);
  }

  void add(const Row& row, RowContext& context) const override {
    check(row);
    SettlementLine line;
    line.total = row.decimal(f.total, 2);
    line.fund = row.decimal(f.fund, 2);
    line.happened = row.optional_time(f.happened);
    for (const auto& [field, target] : amounts_) line.*target = row.amount(field);
    line.place = context.next_place();
    line.settlement = context.ref<Dimension::settlement>({row.code(f.settlement)});
    line.visit = context.visit(row.code(f.visit));
    line.person = person_.add(row, context, line.place);
    line.institution = institution_.add(row, context, line.place);
    line.med_type = context.keep(row.cell(f.med_type));
    line.insurance = context.keep(row.cell(f.insurance));
    line.reverses = context.keep(row.code(f.reverses));
    line.valid = row.is_valid(f.valid) ? 1 : 0;
    context.count(line.total, line.valid != 0);
    if (line.valid != 0) check_identities(line, context);
    context.add(line);
    if (row.has_extras()) extras_.add(row, context, line);
  }

 private:
  // A whole and its parts, where the export has all of them; a fen of rounding is no contradiction.
  static bool adds_up(std::int64_t whole, std::initializer_list<std::optional<std::int64_t>> parts) {
    std::int64_t sum = 0;
    for (const auto& part : parts) {
      if (!part) return true;
      sum += *part;
    }
    return std::abs(whole - sum) <= 1;
  }

  static void check_identities(const SettlementLine& line, RowContext& context) {
    if (context.came_before(line.settlement)) context.note(line.place, "repeated-settlement");
    const RowContext::Stay& stay = context.stay(line.visit);
    if (stay.known && line.happened && *line.happened < stay.begins - stay.begins % 86400)
      context.note(line.place, "dates");
    if (line.fund > line.total && line.total > 0) context.note(line.place, "fund");
    if (!adds_up(line.total, {line.self_paid, line.over_limit, line.first_paid, line.in_scope}))
      context.note(line.place, "total-split");
    const std::optional<std::int64_t> fund = line.fund;
    if (!adds_up(line.total, {fund, line.hospital_part.value_or(0), line.person_part}))
      context.note(line.place, "payment-split");
    if (line.person_part && !adds_up(*line.person_part, {line.account, line.cash}))
      context.note(line.place, "person-split");
  }

  PersonFields person_;
  InstitutionFields institution_;
  SettlementExtras extras_;
  struct {
    std::size_t settlement, visit, total, fund, happened, med_type, insurance, reverses, valid;
  } f;
  std::vector<std::pair<std::size_t, std::optional<std::int64_t> SettlementLine::*>> amounts_;
};

}  // namespace

std::unique_ptr<RowKind> settlement_rows(const AliasTable& aliases) {
  return std::make_unique<SettlementRows>(aliases);
}

}  // namespace mi::claims
