// SPDX-License-Identifier: Apache-2.0
// The only includer of libxlsxwriter.
#include "output/workbook.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "output/text.hpp"
#include "output/words.hpp"

namespace mi::output {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Chart;
using domain::ChartKind;
using domain::Column;
using domain::ColumnKind;
using domain::Sheet;
using domain::Table;

constexpr std::size_t rows_of_a_sheet = 1048576;
constexpr std::size_t columns_of_a_sheet = 16384;
constexpr std::size_t bytes_of_a_cell = 32767;   // Excel counts characters; bytes are never fewer
constexpr std::size_t characters_of_a_name = 31;
constexpr std::size_t exact_digits = 15;         // Excel keeps numbers as binary fractions with so many
constexpr int narrowest = 8, widest = 60;
constexpr lxw_row_t rows_of_a_chart = 20;
constexpr std::time_t no_particular_time = 946684800;  // 2000-01-01: equal workbooks have equal bytes

// Documents are Chinese whatever the locale of the person at the keyboard.
class InChinese {
 public:
  InChinese() : before_(base::language()) { choose(base::Language::chinese); }
  ~InChinese() { choose(before_); }
  InChinese(const InChinese&) = delete;
  InChinese& operator=(const InChinese&) = delete;

 private:
  static void choose(base::Language language) { base::choose_language(language, base::data_path("locale")); }
  base::Language before_;
};

// libxlsxwriter writes to a named file only; the bytes go on through base::write_file, so that they appear whole.
class ScratchFile {
 public:
  ScratchFile() : name_((std::filesystem::temp_directory_path() / "mi-xlsx-XXXXXX").string()) {
    const int file = ::mkstemp(name_.data());
    if (file < 0) throw Error(ErrorKind::cannot, say("there is no room for a temporary file"), {name_});
    ::close(file);
  }
  ~ScratchFile() { ::unlink(name_.c_str()); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

struct Formats {
  lxw_format* head;
  lxw_format* text;
  lxw_format* money;
  lxw_format* date;
};

Formats formats_of(lxw_workbook* book) {
  Formats f{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(f.head);
  format_set_bg_color(f.head, 0xE7EDF4);
  format_set_border(f.head, LXW_BORDER_THIN);
  format_set_text_wrap(f.text);
  format_set_align(f.text, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format(f.money, "#,##0.00");
  format_set_num_format(f.date, "yyyy-mm-dd");
  return f;
}

bool is_decimal(const std::string& text) {
  const std::size_t digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return '0' <= c && c <= '9';
  }));
  const bool clean = text.find_first_not_of("0123456789.-") == std::string::npos;
  return clean && digits > 0 && digits <= exact_digits;
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, const Sheet& sheet, const std::string& name, const Formats& formats)
      : book_(book), sheet_(sheet), name_(name), formats_(formats), out_(workbook_add_worksheet(book, name.c_str())) {}

  void write() {
    const Table& table = sheet_.table;
    for (std::size_t c = 0; c < table.columns.size(); ++c) write_head(c);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (std::size_t c = 0; c < table.columns.size() && c < table.rows[r].size(); ++c)
        write_cell(r, c, table.rows[r][c]);
    worksheet_freeze_panes(out_, 1, 0);
    if (!table.columns.empty()) worksheet_autofilter(out_, 0, 0, last_row(), column(table.columns.size() - 1));
    for (std::size_t i = 0; i < sheet_.charts.size(); ++i) insert_chart(sheet_.charts[i], i);
  }

 private:
  static lxw_row_t row(std::size_t r) { return static_cast<lxw_row_t>(r); }
  static lxw_col_t column(std::size_t c) { return static_cast<lxw_col_t>(c); }
  lxw_row_t last_row() const { return row(sheet_.table.rows.size()); }

  void write_head(std::size_t c) {
    const char* title = base::tr(sheet_.table.columns[c].title.c_str());
    worksheet_write_string(out_, 0, column(c), title, formats_.head);
    int width = base::display_width(title) + 4;  // room for the filter's arrow
    for (const auto& cells : sheet_.table.rows)
      if (c < cells.size()) width = std::max(width, base::display_width(shown_text(sheet_.table, c, cells[c])) + 2);
    worksheet_set_column(out_, column(c), column(c), std::clamp(width, narrowest, widest), nullptr);
  }

  void write_cell(std::size_t r, std::size_t c, const json::Value& cell) {
    if (cell.is_null()) return;
    const std::string text = cell_text(cell);
    const ColumnKind kind = sheet_.table.columns[c].kind;
    if (kind == ColumnKind::date && write_date(r, c, text)) return;
    const bool number = kind == ColumnKind::money || kind == ColumnKind::integer || kind == ColumnKind::rate;
    // An xlsx file has no decimal numbers: the amount, exact until here, becomes a binary fraction for show and for the
    // office's own sums. What that could change (more than 15 digits), and every code, stays text.
    if (number && is_decimal(text))
      worksheet_write_number(out_, row(r + 1), column(c), std::strtod(text.c_str(), nullptr),
                             kind == ColumnKind::money ? formats_.money : nullptr);
    else write_text(r, c, shown_text(sheet_.table, c, cell));
  }

  bool write_date(std::size_t r, std::size_t c, const std::string& text) {
    const auto date = base::Date::try_parse(text);
    if (!date || date->year() < 1900) return false;
    lxw_datetime value{date->year(), date->month(), date->day(), 0, 0, 0};
    worksheet_write_datetime(out_, row(r + 1), column(c), &value, formats_.date);
    return true;
  }

  void write_text(std::size_t r, std::size_t c, const std::string& text) {
    if (text.size() > bytes_of_a_cell)
      throw Error(ErrorKind::cannot, say("a text is too long for a cell of a workbook"),
                  {name_, sheet_.table.columns[c].key + ":" + std::to_string(r + 2)}, say("use -f csv or -f json"));
    worksheet_write_string(out_, row(r + 1), column(c), text.c_str(), formats_.text);
  }

  std::size_t column_of(const std::string& key) const {
    const auto& columns = sheet_.table.columns;
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (columns[c].key == key) return c;
    throw Error(ErrorKind::internal, "a chart names a column that is not there: " + key);
  }

  static std::uint8_t type_of(ChartKind kind) {
    if (kind == ChartKind::line) return LXW_CHART_LINE;
    return kind == ChartKind::pie ? LXW_CHART_PIE : LXW_CHART_COLUMN;
  }

  void insert_chart(const Chart& chart, std::size_t number) {
    if (sheet_.table.rows.empty()) return;  // a chart of nothing is refused by spreadsheets
    lxw_chart* out = workbook_add_chart(book_, type_of(chart.kind));
    const lxw_col_t names = column(column_of(chart.categories));
    for (const std::string& key : chart.series) {
      const lxw_col_t values = column(column_of(key));
      lxw_chart_series* series = chart_add_series(out, nullptr, nullptr);
      chart_series_set_categories(series, name_.c_str(), 1, names, last_row(), names);
      chart_series_set_values(series, name_.c_str(), 1, values, last_row(), values);
      chart_series_set_name_range(series, name_.c_str(), 0, values);
    }
    chart_title_set_name(out, base::tr(chart.title.c_str()));
    worksheet_insert_chart(out_, row(1) + row(number) * rows_of_a_chart, column(sheet_.table.columns.size() + 1), out);
  }

  lxw_workbook* book_;
  const Sheet& sheet_;
  std::string name_;
  Formats formats_;
  lxw_worksheet* out_;
};

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string cut(std::string utf8, std::size_t length) {
  while (characters(utf8) > length) {
    do utf8.pop_back();
    while (!utf8.empty() && !base::is_valid_utf8(utf8));
  }
  return utf8;
}

// Excel allows 31 characters, none of []:*?/\ and no name twice.
std::string tab_name(const std::string& wanted, std::set<std::string>& taken) {
  std::string name = wanted.empty() ? "1" : base::tr(wanted.c_str());
  for (char& c : name)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = '_';
  std::string candidate = cut(name, characters_of_a_name);
  for (int i = 2; !taken.insert(base::lower_ascii(candidate)).second; ++i) {
    const std::string number = " " + std::to_string(i);
    candidate = cut(name, characters_of_a_name - number.size()) + number;
  }
  return candidate;
}

void check_size(const domain::Workbook& workbook) {
  for (const Sheet& sheet : workbook.sheets)
    if (sheet.table.rows.size() >= rows_of_a_sheet || sheet.table.columns.size() > columns_of_a_sheet)
      throw Error(ErrorKind::cannot, say("there are more rows or columns than a sheet of a workbook can hold"),
                  {sheet.name}, say("use -f csv or -f json"));
}

// The library takes char* but only copies.
char* borrowed(const std::string& text) { return const_cast<char*>(text.c_str()); }

void write_properties(lxw_workbook* book, const Stamp& stamp) {
  const std::string everything = json::dump(to_json(stamp));
  const std::string author = "medinspect " + stamp.version;
  lxw_doc_properties properties{};
  properties.author = borrowed(author);
  properties.comments = borrowed(everything);
  // The library's clock has no zone: local seconds are what it shows.
  properties.created = stamp.fixed_clock ? stamp.fixed_clock->seconds() : no_particular_time;
  workbook_set_properties(book, &properties);
  if (!stamp.case_id.empty()) {
    workbook_set_custom_property_string(book, "mi.case", stamp.case_id.c_str());
    workbook_set_custom_property_string(book, "mi.head", stamp.head.c_str());
  }
}

void write_book(lxw_workbook* book, const domain::Workbook& workbook, const Stamp& stamp) {
  const Formats formats = formats_of(book);
  std::set<std::string> taken;
  for (const Sheet& sheet : workbook.sheets) SheetWriter(book, sheet, tab_name(sheet.name, taken), formats).write();
  write_properties(book, stamp);
}

}  // namespace

std::string to_xlsx(const domain::Workbook& workbook, const Stamp& stamp) {
  check_size(workbook);
  const InChinese headings;
  const ScratchFile file;
  lxw_workbook* book = workbook_new(file.name().c_str());
  if (book == nullptr) throw std::bad_alloc();
  try {
    write_book(book, workbook, stamp);
  } catch (...) {
    lxw_workbook_free(book);
    throw;
  }
  if (workbook_close(book) != LXW_NO_ERROR)
    throw Error(ErrorKind::cannot, say("the workbook cannot be written"), {file.name()}, say("free some space"));
  return base::read_file(file.name());
}

}  // namespace mi::output
