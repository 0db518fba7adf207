// SPDX-License-Identifier: Apache-2.0
#include "package/sheet.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/workbook.hpp"
#include "package/xml_stream.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t most_columns = 16384;  // XFD

enum class CellType : std::uint8_t { number, shared, text, boolean, error };

CellType type_of(std::string_view name) {
  if (name.empty() || name == "n") return CellType::number;
  if (name == "s") return CellType::shared;
  if (name == "b") return CellType::boolean;
  return name == "e" ? CellType::error : CellType::text;  // inlineStr, str (of a formula), d (a date as text)
}

template <class T>
bool read_whole(std::string_view text, T& value) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc() && end == text.data() + text.size();
}

// Column of "BC17", from 0; most_columns when it is none.
std::size_t column_of(std::string_view cell) {
  std::size_t column = 0;
  for (char c : cell) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    if (column > most_columns) break;
  }
  return column == 0 || column > most_columns ? most_columns : column - 1;
}

}  // namespace

// Cells lie one after the other in `text_` as they are read; strings that all rows share are not copied.
struct SheetReader::State : XmlEvents {
  const Workbook::State& book;
  std::string name;
  PartStream part;
  XmlStream stream;
  std::size_t offset = 0;
  std::size_t width = 0;
  std::int64_t row = 0;
  std::vector<std::string_view> fields;
  bool is_blank = true;

  struct Own {  // a cell whose text lies in `text`
    std::size_t column, start, size;
  };
  std::string text_;
  std::vector<Own> own;
  std::size_t column = 0;
  std::size_t next_column = 0;
  CellType type = CellType::number;
  CellFormat format;
  std::string value;
  bool reads = false;
  bool sounds = false;

  State(const Workbook::State& b, const Workbook::Sheet& sheet)
      : book(b),
        name(sheet.name),
        part(b.zip.stream(sheet.part)),
        stream([this](char* room, std::size_t size) { return read(room, size); }, *this) {}

  std::size_t read(char* room, std::size_t size) {
    const std::size_t got = part.read(room, size);
    offset += got;
    return got;
  }

  void start(std::string_view element, const char** attributes) override {
    if (element == "c") return start_cell(attributes);
    if (element == "v" || element == "t") reads = !sounds;
    if (element == "rPh") sounds = true;
    if (element == "row") start_row(attributes);
  }

  void end(std::string_view element) override {
    if (element == "v" || element == "t") reads = false;
    if (element == "rPh") sounds = false;
    if (element == "c") end_cell();
    if (element == "row") end_row();
  }

  void text(std::string_view piece) override {
    if (reads) value.append(piece);
  }

  void start_row(const char** attributes) {
    const std::string_view number = attribute(attributes, "r");
    std::int64_t given = 0;
    if (number.empty())
      ++row;
    else if (!read_whole(number, given) || given <= row)
      refuse(base::say("the rows of the sheet are not in order"));
    else
      row = given;
    fields.clear();
    own.clear();
    text_.clear();
    next_column = 0;
    is_blank = true;
  }

  void start_cell(const char** attributes) {
    const std::string_view place = attribute(attributes, "r");
    column = place.empty() ? next_column : column_of(place);
    if (column < next_column || column >= most_columns) refuse(base::say("the cells of a row are not in order"));
    next_column = column + 1;
    type = type_of(attribute(attributes, "t"));
    std::size_t style = 0;
    const std::string_view given = attribute(attributes, "s");
    format =
        (given.empty() || read_whole(given, style)) && style < book.formats.size() ? book.formats[style] : CellFormat{};
    value.clear();
  }

  void end_cell() {
    if (value.empty()) return;
    if (type == CellType::shared) return take(shared());
    if (type == CellType::number)
      value = number_text(value, format, book.from_1904);
    else if (type == CellType::text)
      unescape(value);
    own.push_back({column, text_.size(), value.size()});
    text_.append(value);
    take(value);
  }

  void take(std::string_view field) {
    if (fields.size() <= column) fields.resize(column + 1);
    fields[column] = field;
    is_blank = is_blank && base::trim(field).empty();
  }

  std::string_view shared() const {
    std::size_t number = 0;
    if (!read_whole(value, number)) refuse(base::say("a cell names a text that the workbook does not have"));
    return book.strings.at(number);
  }

  void end_row() {
    for (const Own& cell : own) fields[cell.column] = std::string_view(text_).substr(cell.start, cell.size);
    while (fields.size() > width && fields.back().empty()) fields.pop_back();
    if (fields.size() < width) fields.resize(width);
    if (!is_blank) stream.pause();
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::cannot, what, {base::say("row {}", row)});
  }
};

SheetReader::SheetReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
SheetReader::~SheetReader() = default;
SheetReader::SheetReader(SheetReader&&) noexcept = default;
SheetReader& SheetReader::operator=(SheetReader&&) noexcept = default;

SheetReader Workbook::open(std::size_t sheet) const {
  return SheetReader(std::make_unique<SheetReader::State>(*state_, state_->sheets.at(sheet)));
}

bool SheetReader::next() { return state_->stream.run(); }
const std::vector<std::string_view>& SheetReader::fields() const { return state_->fields; }
void SheetReader::set_width(std::size_t columns) { state_->width = columns; }
std::int64_t SheetReader::line() const { return state_->row; }
std::size_t SheetReader::offset() const { return state_->offset; }
std::uint64_t SheetReader::size() const { return state_->part.size(); }

std::string SheetReader::raw() const {
  std::string text;
  for (std::string_view field : state_->fields) {
    text.append(field);
    text.push_back('\t');
  }
  if (!text.empty()) text.pop_back();
  return text;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

}  // namespace mi::package
