// SPDX-License-Identifier: Apache-2.0
// Rows of stock movements (进销存, ZK-05): what was bought, used, sold, lost, returned, and what was left.
#include <array>
#include <cstdlib>

#include "base/message.hpp"
#include "claims/door/rows.hpp"
#include "domain/identifiers.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

// The words that exports use, by what they begin with; the longer before the shorter.
struct Word {
  std::string_view starts, movement;
  bool gives_back = false;  // its quantity counts the other way
};
constexpr std::array words{
    Word{"采购退", "return"},    Word{"购进退", "return"},     Word{"销售退", "sale", true}, Word{"退", "return"},
    Word{"采购", "purchase"},    Word{"购进", "purchase"},     Word{"购入", "purchase"},     Word{"入库", "purchase"},
    Word{"进货", "purchase"},    Word{"purchase", "purchase"}, Word{"销售", "sale"},         Word{"sale", "sale"},
    Word{"领用", "use"},         Word{"使用", "use"},          Word{"消耗", "use"},          Word{"出库", "use"},
    Word{"发药", "use"},         Word{"use", "use"},           Word{"报损", "loss"},         Word{"损耗", "loss"},
    Word{"盘亏", "loss"},        Word{"报废", "loss"},         Word{"loss", "loss"},         Word{"期初", "opening"},
    Word{"上期结存", "opening"}, Word{"opening", "opening"},   Word{"盘存", "balance"},      Word{"盘点", "balance"},
    Word{"期末", "balance"},     Word{"结存", "balance"},      Word{"库存", "balance"},      Word{"balance", "balance"},
    Word{"return", "return"}};

const Word* movement_of(std::string_view word) {
  for (const Word& known : words)
    if (word.starts_with(known.starts)) return &known;
  return nullptr;
}

class StockRows : public RowKind {
 public:
  explicit StockRows(const AliasTable& aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::stock, field); };
    f = {at("name"),
         at("quantity"),
         at("movement"),
         at("code"),
         at("own_code"),
         at("maker"),
         at("form"),
         at("spec"),
         at("unit"),
         at("approval"),
         at("price"),
         at("amount"),
         at("lot"),
         at("made"),
         at("expires"),
         at("supplier"),
         at("supplier_code"),
         at("document"),
         at("happened"),
         {{{at("purchased"), "purchase"}, {at("counted"), "balance"}, {at("sold"), "sale"}, {at("used"), "use"}}}};
  }

  void add(const Row& row, RowContext& context) const override {
    const std::string_view name = row.required(f.name);
    const std::string_view code = row.code(f.code);
    const std::string_view own_code = row.code(f.own_code);
    const std::string_view supplier_code = row.code(f.supplier_code);
    domain::StockLine line;
    line.quantity = row.decimal(f.quantity, 4);
    line.price = row.number(f.price, 6);
    line.amount = row.amount(f.amount);
    line.made = row.date_text(f.made);
    line.expires = row.date_text(f.expires);
    line.lot = row.code(f.lot);
    line.document = row.code(f.document);
    read_movement(row, line);
    // From here on nothing refuses the row.
    line.product = context.ref<Dimension::product>({code, own_code, name, row.cell(f.maker), row.cell(f.form),
                                                    row.cell(f.spec), row.cell(f.unit), row.cell(f.approval)});
    line.supplier = supplier_code;
    if (const std::string_view supplier = row.cell(f.supplier); !supplier.empty())
      line.supplier += (line.supplier.empty() ? "" : " ") + std::string(supplier);
    line.place = context.next_place();
    check(line, supplier_code, context);
    context.add(std::move(line));
  }

 private:
  struct Dated {  // a column of dates that says what happened on them
    std::size_t field;
    std::string_view movement;
  };
  struct {
    std::size_t name, quantity, movement, code, own_code, maker, form, spec, unit, approval, price, amount, lot, made,
        expires, supplier, supplier_code, document, happened;
    std::array<Dated, 4> dated;
  } f;

  void read_movement(const Row& row, domain::StockLine& line) const {
    std::size_t day = f.happened;
    for (const Dated& dated : f.dated) {
      if (row.cell(dated.field).empty()) continue;
      day = dated.field;
      line.movement = dated.movement;
      break;
    }
    line.happened = row.time(day);
    const std::string_view word = row.cell(f.movement);
    const Word* known = word.empty() ? nullptr : movement_of(word);
    if (known != nullptr) line.movement = known->movement;
    if (line.movement.empty() || (!word.empty() && known == nullptr))
      row.refuse(f.movement, base::mark("it names no movement of stock that is known"));
    if (known != nullptr && known->gives_back) line.quantity = -std::abs(line.quantity);
  }

  static void check(const domain::StockLine& line, std::string_view supplier_code, RowContext& context) {
    if (!supplier_code.empty() && !domain::fault_of_credit_code(supplier_code).empty())
      context.note(line.place, "credit-code", std::string(supplier_code));
    if (!line.made.empty() && !line.expires.empty() && line.expires < line.made) context.note(line.place, "dates");
    if (!line.price || !line.amount) return;
    const base::Money reckoned = base::amount({*line.price}, {line.quantity});
    if (std::abs(std::abs(reckoned.fen()) - std::abs(*line.amount)) > 1)
      context.note(line.place, "amount", reckoned.to_string());
  }
};

}  // namespace

std::unique_ptr<RowKind> stock_rows(const AliasTable& aliases) { return std::make_unique<StockRows>(aliases); }

}  // namespace mi::claims
