// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/stock.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/door/header.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/lists.hpp"
#include "claims/knowledge/rows.hpp"
#include "package/delimited.hpp"

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
    Ledger* ledger = of_code[data.code(line)];
    bool counts = data.left(line) > 0 && (!period || period->contains(base::Date::from_days(data.day(line))));
    if (ledger != nullptr && counts) ledger->billed += data.left(line);
  }
}

struct Purchase {
  const casefile::DimensionRows& products;
  const StockLine& line;
  bool text(std::size_t column) const { return !products.at(line.product.place, column).empty(); }
};

// Fields of a purchase record by the names of columns.csv, and whether a record has them.
const std::map<std::string, bool (*)(const Purchase&), std::less<>>& known_fields() {
  static const std::map<std::string, bool (*)(const Purchase&), std::less<>> all{
      {"name", [](const Purchase& p) { return p.text(name_column); }},
      {"maker", [](const Purchase& p) { return p.text(maker_column); }},
      {"form", [](const Purchase& p) { return p.text(form_column); }},
      {"spec", [](const Purchase& p) { return p.text(spec_column); }},
      {"unit", [](const Purchase& p) { return p.text(unit_column); }},
      {"approval", [](const Purchase& p) { return p.text(approval_column); }},
      {"code", [](const Purchase& p) { return p.text(code_column); }},
      {"own_code", [](const Purchase& p) { return p.text(own_column); }},
      {"lot", [](const Purchase& p) { return !p.line.lot.empty(); }},
      {"made", [](const Purchase& p) { return !p.line.made.empty(); }},
      {"expires", [](const Purchase& p) { return !p.line.expires.empty(); }},
      {"supplier", [](const Purchase& p) { return !p.line.supplier.empty(); }},
      {"document", [](const Purchase& p) { return !p.line.document.empty(); }},
      {"quantity", [](const Purchase& p) { return p.line.quantity != 0; }},
      {"price", [](const Purchase& p) { return p.line.price.has_value(); }},
      {"purchased", [](const Purchase& p) { return p.line.happened != 0; }}};
  return all;
}

std::string names_of_fields() {
  std::vector<std::string> names;
  for (const auto& [known, has] : known_fields()) names.push_back(known);
  return base::join(names, ", ");
}

constexpr const char* fields_of_law = "claims.stock.fields";

// The day from which a field is demanded: always, a day, or that which a parameter of the packs sets. None: not yet.
std::optional<base::Date> demanded_from(const std::string& from, const law::Rulebook& law) {
  if (from.empty()) return base::Date{};
  if (auto day = base::Date::try_parse(from)) return *day;
  if (!law.has(from, law.as_of())) return {};
  return law.value(from, law.as_of()).quantity.date;
}

// The name that columns.csv has for a column of stock records; "": it knows none of that name. What stands in brackets behind a
// name explains it.
std::string field_of(const std::string& written) {
  const std::string label = written.substr(0, written.find("（"));
  std::string text = shipped_list("columns.csv");
  package::DelimitedReader rows(text);
  while (rows.next()) {
    const auto& row = rows.fields();
    if (row.size() < 4 || row[0] != "stock") continue;
    for (const std::string& name : base::split(row[3], '|'))
      if (fold_name(name) == fold_name(label)) return std::string(row[1]);
  }
  return {};
}

// Those that the packs name (claims.stock.fields), and of the list those that are demanded from a day on; else all of the list.
std::vector<PurchaseField> demanded_fields(const casefile::Case& source, const law::Rulebook& law) {
  std::vector<PurchaseField> fields = read_purchase_fields(list_of_case(source, purchase_fields_list), purchase_fields_list);
  if (!law.has(fields_of_law, law.as_of())) return fields;
  std::erase_if(fields, [](const PurchaseField& field) { return field.from.empty(); });
  const law::Value named = law.value(fields_of_law, law.as_of());
  std::vector<PurchaseField> all;
  for (const std::string& label : named.list()) {
    std::string field = field_of(label);
    if (known_fields().count(field) == 0)
      throw base::Error(base::ErrorKind::cannot, base::say("a purchase record has no field “{0}”; it has {1}", label, names_of_fields()), {fields_of_law});
    all.push_back({field, label, "", named.source.to_chinese()});
  }
  all.insert(all.end(), fields.begin(), fields.end());
  return all;
}

std::vector<std::string> missing_fields(const Purchase& purchase, const std::vector<PurchaseField>& fields, const law::Rulebook& law) {
  std::vector<std::string> missing;
  for (const PurchaseField& field : fields) {
    auto from = demanded_from(field.from, law);
    if (from && day_of(purchase.line.happened) >= *from && !known_fields().at(field.field)(purchase)) missing.push_back(field.label);
  }
  return missing;
}

std::string units(std::int64_t e4) { return base::Quantity{e4}.to_string(); }

}  // namespace

std::vector<PurchaseField> read_purchase_fields(const std::string& text, const std::string& name) {
  std::vector<PurchaseField> fields;
  each_row(text, name, "field,label,from,source", [&](const ListRow& row) {
    if (known_fields().count(row[0]) == 0)
      throw base::Error(base::ErrorKind::cannot, base::say("a purchase record has no field “{0}”; it has {1}", row[0], names_of_fields()));
    fields.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[3])});
  });
  return fields;
}

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

domain::Table missing_rows(casefile::Case& source, const law::Rulebook& law, const std::optional<base::DateRange>& period) {
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
  const std::vector<PurchaseField> fields = demanded_fields(source, law);
  std::vector<casefile::StoredBatch> batches = casefile::stored_batches(source);
  casefile::DimensionRows products = casefile::read_dimension(source, domain::Dimension::product);
  for (const auto& [id, line] : casefile::read_rows<StockLine>(source, {})) {
    if (line.movement != "purchase" || (period && !period->contains(day_of(line.happened)))) continue;
    std::vector<std::string> missing = missing_fields({products, line}, fields, law);
    if (!missing.empty())
      table.rows.push_back({casefile::line_name(batches, id).to_string(), day_of(line.happened).to_string(), item_of(products, line),
                            std::string(products.at(line.product.place, name_column)), line.document, base::join(missing, "、")});
  }
  return table;
}

}  // namespace mi::claims
