// SPDX-License-Identifier: Apache-2.0
#include "claims/stock.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/persons.hpp"

namespace mi::claims {
namespace {

using domain::StockLine;

// Columns of the dimension product.
enum : std::size_t { code_column, own_column, name_column, maker_column, form_column, spec_column, unit_column, approval_column };

std::string item_of(const casefile::DimensionRows& products, const StockLine& line) {
  std::string_view code = products.at(line.product.place, code_column);
  return std::string(code.empty() ? products.at(line.product.place, own_column) : code);
}

void enter(Ledger& ledger, const StockLine& line) {
  if (line.movement == "opening") ledger.opening += line.quantity;
  else if (line.movement == "purchase") ledger.purchased += line.quantity;
  else if (line.movement == "return") ledger.returned += line.quantity;
  else if (line.movement == "use" || line.movement == "sale") ledger.used += line.quantity;
  else if (line.movement == "loss") ledger.lost += line.quantity;
  else if (line.movement == "balance") ledger.balance = line.quantity;  // rows are in order of time below
}

void add_billed(std::map<std::string, Ledger>& all, const Data& data, const std::optional<base::DateRange>& period) {
  std::vector<Ledger*> of_code(data.codes.size(), nullptr);
  for (std::size_t code = 1; code < data.codes.size(); ++code)
    if (auto found = all.find(std::string(data.codes[code])); found != all.end()) of_code[code] = &found->second;
  for (std::uint32_t line = 0; line < data.fees.size(); ++line) {
    Ledger* ledger = of_code[data.code[line]];
    bool counts = data.left[line] > 0 && (!period || period->contains(base::Date::from_days(data.day[line])));
    if (ledger != nullptr && counts) ledger->billed += data.left[line];
  }
}

std::vector<std::string> missing_fields(const casefile::DimensionRows& products, const StockLine& line) {
  std::vector<std::string> missing;
  auto need = [&](const char* name, bool there) {
    if (!there) missing.emplace_back(name);
  };
  auto text = [&](std::size_t column) { return !products.at(line.product.place, column).empty(); };
  need("通用名称", text(name_column));
  need("生产厂商/产地", text(maker_column));
  need("剂型", text(form_column));
  need("规格", text(spec_column));
  need("批号", !line.lot.empty());
  need("生产日期", !line.made.empty());
  need("有效期", !line.expires.empty());
  need("批准文号", text(approval_column));
  need("供货单位", !line.supplier.empty());
  need("数量", line.quantity != 0);
  need("价格", line.price.has_value());
  need("购进日期", line.happened != 0);
  return missing;
}

std::string units(std::int64_t e4) { return base::Quantity{e4}.to_string(); }

}  // namespace

std::map<std::string, Ledger> ledgers(const Data& data, const std::optional<base::DateRange>& period) {
  std::vector<const casefile::Stored<StockLine>*> rows;
  for (const auto& row : data.beside.stock)
    if (!period || period->contains(day_of(row.row.happened))) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->row.happened < b->row.happened; });
  std::map<std::string, Ledger> all;
  for (const auto* row : rows) {
    std::string item = item_of(data.beside.products, row->row);
    if (item.empty()) continue;
    Ledger& ledger = all[item];
    ledger.name = data.beside.products.at(row->row.product.place, name_column);
    enter(ledger, row->row);
  }
  add_billed(all, data, period);
  return all;
}

domain::Table stock_rows(casefile::Case& source, const std::optional<base::DateRange>& period) {
  using base::mark;
  using domain::ColumnKind;
  domain::Table table{"mi.claims.stock/1",
                      {{"item", mark("item"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"opening", mark("opening"), ColumnKind::text},
                       {"purchased", mark("purchased"), ColumnKind::text},
                       {"returned", mark("returned to the supplier"), ColumnKind::text},
                       {"lost", mark("lost"), ColumnKind::text},
                       {"balance", mark("left in stock"), ColumnKind::text},
                       {"used", mark("used, as recorded"), ColumnKind::text},
                       {"billed", mark("billed"), ColumnKind::text},
                       {"above", mark("billed above what there was"), ColumnKind::text}},
                      {}};
  Data data = read_data(source);
  for (const auto& [item, l] : ledgers(data, period))
    table.rows.push_back({item, l.name, units(l.opening), units(l.purchased), units(l.returned), units(l.lost),
                          l.balance ? json::Value(units(*l.balance)) : json::Value(), units(l.used), units(l.billed), units(l.billed - l.available())});
  return table;
}

domain::Table missing_rows(casefile::Case& source, const std::optional<base::DateRange>& period) {
  using base::mark;
  using domain::ColumnKind;
  domain::Table table{"mi.claims.stock-missing/1",
                      {{"line", mark("line"), ColumnKind::text},
                       {"day", mark("day"), ColumnKind::date},
                       {"item", mark("item"), ColumnKind::text},
                       {"name", mark("name"), ColumnKind::text},
                       {"document", mark("voucher"), ColumnKind::text},
                       {"missing", mark("missing fields"), ColumnKind::text}},
                      {}};
  std::vector<casefile::StoredBatch> batches = casefile::stored_batches(source);
  casefile::DimensionRows products = casefile::read_dimension(source, domain::Dimension::product);
  for (const auto& [id, line] : casefile::read_rows<StockLine>(source, {})) {
    if (line.movement != "purchase" || (period && !period->contains(day_of(line.happened)))) continue;
    std::vector<std::string> missing = missing_fields(products, line);
    if (!missing.empty())
      table.rows.push_back({casefile::line_name(batches, id).to_string(), day_of(line.happened).to_string(), item_of(products, line),
                            std::string(products.at(line.product.place, name_column)), line.document, base::join(missing, "、")});
  }
  return table;
}

}  // namespace mi::claims
