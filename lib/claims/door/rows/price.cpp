// SPDX-License-Identifier: Apache-2.0
// Rows of price lists (价格目录).
#include "claims/door/rows.hpp"

namespace mi::claims {
namespace {

class PriceRows : public RowKind {
 public:
  explicit PriceRows(const AliasTable& aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::price, field); };
    f = {at("code"), at("price"), at("valid_from"), at("name"), at("valid_to")};
  }

  void add(const Row& row, RowContext& context) const override {
    domain::PriceLine line;
    line.code = row.required_code(f.code);
    line.price = row.decimal(f.price, 6);
    row.required(f.valid_from);
    line.valid_from = row.date_text(f.valid_from);
    line.valid_to = row.date_text(f.valid_to);
    line.name = row.cell(f.name);
    line.place = context.next_place();
    context.add(std::move(line));
  }

 private:
  struct {
    std::size_t code, price, valid_from, name, valid_to;
  } f;
};

}  // namespace

std::unique_ptr<RowKind> price_rows(const AliasTable& aliases) { return std::make_unique<PriceRows>(aliases); }

}  // namespace mi::claims
