// SPDX-License-Identifier: Apache-2.0
#include "claims/door/input.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/door/cells.hpp"
#include "claims/door/file_hashes.hpp"
#include "claims/door/formats.hpp"
#include "claims/door/sheet_source.hpp"
#include "package/compressed.hpp"
#include "package/delimited.hpp"
#include "package/sheet.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

// "17" becomes "fees.csv:17".
Error in_file(const Error& e, const std::string& name) {
  std::vector<std::string> places = e.places();
  places.front() = name + ":" + places.front();
  return Error(e.kind(), e.message(), places, e.advice()).with_items(e.items());
}

std::string first_words(std::span<const std::string_view> cells) {
  for (std::string_view cell : cells) {
    const std::string text = shortened(base::trim(cell));
    if (!text.empty()) return text;
  }
  return {};
}

std::string name_of(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

class DelimitedSource : public RowSource {
 public:
  explicit DelimitedSource(std::unique_ptr<package::TextStream> text) : text_(text.get()), reader_(std::move(text)) {}

  bool next() override { return reader_.next(); }
  std::span<const std::string_view> cells() const override { return reader_.fields(); }
  const char* problem() const override {
    const bool has_nul = text_->has_nul() && reader_.raw().find('\0') != std::string_view::npos;
    return has_nul ? base::mark("the row is damaged: a byte of nought stands in it") : reader_.problem();
  }
  std::int64_t line() const override { return reader_.line(); }
  std::string raw() const override { return std::string(reader_.raw()); }
  std::string place(int column) const override {
    return std::to_string(line()) + (column < 0 ? std::string() : ":" + std::to_string(column + 1));
  }
  std::string encoding() const override {
    return text_->decoder().encoding() + (text_->decoder().doubtful() ? "?" : "");
  }

 private:
  const package::TextStream* text_;  // the reader's
  package::DelimitedReader reader_;
};

// The file, shown to the hasher as it is read and looked at before it is taken for text.
std::unique_ptr<package::Stream> open_stream(Input& input, const package::Tap& tap) {
  auto file = std::make_unique<package::FileStream>(input.path, tap);
  input.stream = file.get();
  return package::unpacked(std::move(file), package::unpacked_limit, refuse_other_formats);
}

package::Decoder decoder_for(const std::string& path, const std::string& encoding, const Relabelled& relabelled) {
  auto found = relabelled.find(path);
  return found != relabelled.end() ? package::Decoder::after_utf8(found->second) : package::Decoder(encoding);
}

// Text that was read as UTF-8 and has a byte of nought beside every letter.
void refuse_unmarked_utf16(std::span<const std::string_view> cells, const std::string& place) {
  const auto has_nul = [](std::string_view cell) { return cell.find('\0') != std::string_view::npos; };
  if (cells.empty() || !std::all_of(cells.begin(), cells.end(), has_nul)) return;
  throw Error(ErrorKind::cannot, say("the text is UTF-16 without a byte order mark, or no text at all"), {place},
              say("say which: --encoding UTF-16LE, or UTF-16BE"));
}

// The header may stand below titles. The search ends at it, or says what is missing in the nearest row.
InputTable find_header(std::unique_ptr<RowSource> rows, const AliasTable& aliases, std::vector<std::string>& passed) {
  HeaderSearch search(aliases);
  std::vector<std::string> titles;
  InputTable table;
  std::string nearest;
  for (bool done = false; !done && rows->next();) {
    if (titles.empty()) refuse_unmarked_utf16(rows->cells(), rows->place());
    done = search.offer(rows->cells(), rows->line());
    if (search.line() == rows->line()) nearest = rows->place();
    if (!search.found()) titles.push_back(rows->place() + " " + first_words(rows->cells()));
  }
  if (search.line() == 0) throw Error(ErrorKind::cannot, say("the file is empty"));
  try {
    table.header = search.take();
  } catch (Error& e) {
    throw e.at(nearest);
  }
  table.header_place = nearest;
  table.rows = std::move(rows);
  table.rows->set_width(table.header.names.size());
  passed.insert(passed.end(), titles.begin(), titles.end());
  return table;
}

std::string bytes_of(const std::string& path, const package::Tap& tap) {
  package::FileStream file(path, tap);
  std::string bytes;
  while (file.read(bytes)) {
  }
  return bytes;
}

bool is_workbook(const std::string& path) {
  package::FileStream file(path);
  std::string start;
  return file.read(start) && package::is_zip(start);
}

// A sheet without a header is what follows the one before it, when its first row is as wide and has what every row must
// have: exports are cut at the million. Blank cells at the end of a row stand in no sheet.
bool goes_on(RowSource& rows, const std::vector<InputTable>& tables, const AliasTable& aliases) {
  if (tables.empty()) return false;
  const Header& header = tables.back().header;
  rows.set_width(header.names.size());
  if (!rows.next()) return false;
  const auto cells = rows.cells();
  return cells.size() == header.names.size() && aliases.has_required(header.kinds.front(), cells) &&
         fold_name(cells.front()) != fold_name(header.names.front());
}

void read_workbook(Input& input, const AliasTable& aliases, const package::Tap& tap) {
  const auto workbook = std::make_shared<const package::Workbook>(bytes_of(input.path, tap));
  std::vector<SheetSource> sheets = open_sheets(workbook);
  std::optional<Error> refused;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string& name = sheets[i].name;
    if (sheets[i].hidden) {
      input.file.passed.push_back(name + " " + base::tr(base::mark("(a hidden sheet)")));
      continue;
    }
    try {
      input.tables.push_back(find_header(std::move(sheets[i].rows), aliases, input.file.passed));
      input.tables.back().sheet = name;
    } catch (const Error& e) {
      auto again = std::move(open_sheets(workbook)[i].rows);
      if (!goes_on(*again, input.tables, aliases)) {
        if (again->line() > 0)
          input.file.passed.push_back(name + " " + base::tr(base::mark("(a sheet without a header)")));
        if (!refused || !e.items().empty()) refused = e;
        continue;
      }
      again = std::move(open_sheets(workbook)[i].rows);
      again->set_width(input.tables.back().header.names.size());
      input.tables.push_back({std::move(again), input.tables.back().header, name, name});
    }
  }
  if (input.tables.empty() && refused) throw *refused;
  if (input.tables.empty()) throw Error(ErrorKind::cannot, say("the file is empty"));
}

Input open_input(const std::string& path, const AliasTable& aliases, package::Decoder decoder,
                 const package::Tap& tap) {
  Input input;
  input.path = path;
  input.file.name = name_of(path);
  try {
    if (is_workbook(path)) {
      read_workbook(input, aliases, tap);
      return input;
    }
    auto text = std::make_unique<package::TextStream>(open_stream(input, tap), std::move(decoder));
    input.tables.push_back(find_header(std::make_unique<DelimitedSource>(std::move(text)), aliases, input.file.passed));
  } catch (const package::NotUtf8& failed) {
    throw NotUtf8{path, failed};
  } catch (Error& e) {
    if (!e.places().empty() && e.places().front() == path) throw;
    throw e.places().empty() ? e.at(input.file.name) : in_file(e, input.file.name);
  }
  return input;
}

ExportKind first_kind(const Input& input) {
  ExportKind first = input.tables.front().header.kinds.front().kind;
  for (const InputTable& table : input.tables) first = std::min(first, table.header.kinds.front().kind);
  return first;
}

// Where a file of visits is at hand, a wide file of settlements is not read for visits a second time.
void drop_second_visits(std::vector<Input>& inputs) {
  bool visits_alone = false;
  for (const Input& input : inputs)
    for (const InputTable& table : input.tables)
      visits_alone |= table.header.kinds.size() == 1 && table.header.is(ExportKind::visit);
  for (Input& input : inputs)
    for (InputTable& table : input.tables)
      if (visits_alone && table.header.kinds.size() > 1)
        std::erase_if(table.header.kinds, [](const Columns& c) { return c.kind == ExportKind::visit; });
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

void describe(Input& input, const std::vector<ColumnName>& map) {
  for (const InputTable& table : input.tables) {
    for (const Columns& columns : table.header.kinds) add_once(input.file.kinds, to_text(columns.kind));
    for (const std::string& column : table.header.unmapped) add_once(input.file.unmapped, column);
    const FoldedNames names({table.header.names.begin(), table.header.names.end()});
    for (const ColumnName& entry : map)
      if (const std::size_t at = names.find(fold_name(entry.column)); at < names.names.size())
        add_once(input.file.mapped, table.header.names[at] + " = " + entry.field);
  }
}

void refuse_unused(const std::vector<ColumnName>& map, const std::vector<Input>& inputs) {
  std::vector<std::string> unused;
  for (const ColumnName& entry : map) {
    bool used = false;
    for (const Input& input : inputs)
      for (const std::string& said : input.file.mapped) used = used || said.ends_with(" = " + entry.field);
    if (!used) unused.push_back(entry.field + " = " + entry.column);
  }
  if (!unused.empty()) throw Error(ErrorKind::cannot, say("the map names columns that no file has")).with_items(unused);
}

}  // namespace

std::uint64_t Input::bytes_read() const {
  std::uint64_t done = stream != nullptr ? stream->bytes_read() : 0;
  for (const InputTable& table : tables) done += stream == nullptr ? table.rows->bytes_read() : 0;
  return done;
}

std::uint64_t Input::size() const {
  std::uint64_t all = stream != nullptr ? stream->size() : 0;
  for (const InputTable& table : tables) all += stream == nullptr ? table.rows->size() : 0;
  return all;
}

std::vector<Input> open_inputs(const std::vector<std::string>& paths, const AliasTable& aliases,
                               const std::string& encoding, const Relabelled& relabelled,
                               const std::vector<ColumnName>& map, FileHashes* hashes) {
  std::vector<Input> inputs;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    inputs.push_back(open_input(paths[i], aliases, decoder_for(paths[i], encoding, relabelled),
                                hashes != nullptr ? hashes->tap(i) : package::Tap()));
    inputs.back().number = i;
  }
  drop_second_visits(inputs);
  for (Input& input : inputs) describe(input, map);
  refuse_unused(map, inputs);
  std::stable_sort(inputs.begin(), inputs.end(),
                   [](const Input& a, const Input& b) { return first_kind(a) < first_kind(b); });
  return inputs;
}

}  // namespace mi::claims
