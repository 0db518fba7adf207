// SPDX-License-Identifier: Apache-2.0
// What a step shows: a table of typed columns, and for offices a workbook of tables with charts. How they look (widths,
// separators, colours) is decided in output/.
#pragma once
#include <string>
#include <vector>

#include "json/value.hpp"

namespace mi::domain {

enum class ColumnKind { text, integer, money, rate, date, list };

struct Column {
  std::string key;    // snake_case, the name in tsv, csv, json
  std::string title;  // an English message id; a terminal table shows it in the reader's language
  ColumnKind kind = ColumnKind::text;
};

using Row = std::vector<json::Value>;  // one cell a column; null where there is nothing; money as decimal text

struct Table {
  std::string format;  // "mi.penalize.compute/1": the name of the JSON record; keys are only ever added
  std::vector<Column> columns;
  std::vector<Row> rows;
};

enum class ChartKind { column, line, pie };

struct Chart {
  ChartKind kind = ChartKind::column;
  std::string title;
  std::string categories;           // column key
  std::vector<std::string> series;  // column keys
};

struct Sheet {
  std::string name;  // as shown on the tab, in Chinese
  Table table;
  std::vector<Chart> charts;
};

struct Workbook {
  std::vector<Sheet> sheets;
};

}  // namespace mi::domain
