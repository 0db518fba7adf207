// SPDX-License-Identifier: Apache-2.0
#include "work/explain/lines.hpp"

#include <array>

#include "base/message.hpp"
#include "casefile/batch/batches.hpp"

namespace mi::work {
namespace {

constexpr std::array<const char*, 9> shown{"mdtrt_id", "feedetl_sn", "fee_ocur_time", "med_list_codg", "item_name",
                                           "cnt",      "pric",       "det_item_fee_sumamt", "setl_id"};

domain::Table empty_table() {
  using domain::ColumnKind;
  return {"mi.explain.line/1",
          {{"line", base::mark("line")},
           {"mdtrt_id", base::mark("visit")},
           {"feedetl_sn", base::mark("fee line number")},
           {"fee_ocur_time", base::mark("time")},
           {"med_list_codg", base::mark("item code")},
           {"item_name", base::mark("item")},
           {"cnt", base::mark("quantity"), ColumnKind::rate},
           {"pric", base::mark("price"), ColumnKind::rate},
           {"det_item_fee_sumamt", base::mark("amount"), ColumnKind::money},
           {"setl_id", base::mark("settlement")}},
          {}};
}

}  // namespace

domain::Table line_rows(casefile::Case& file, const std::vector<std::string>& lines) {
  domain::Table table = empty_table();
  for (const std::string& name : lines) {
    const casefile::LineView view = casefile::line(file, domain::LineName::parse(name));
    domain::Row row{name};
    for (const char* column : shown) {
      const json::Value* cell = view.row.find(column);
      row.push_back(cell == nullptr ? json::Value() : *cell);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace mi::work
