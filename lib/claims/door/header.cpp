// SPDX-License-Identifier: Apache-2.0
#include "claims/door/header.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "claims/door/cells.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

ExportKind kind_of(std::string_view text) {
  for (int i = 0; i < kind_count; ++i)
    if (text == to_text(static_cast<ExportKind>(i))) return static_cast<ExportKind>(i);
  throw Error(ErrorKind::cannot, say("“{}” is no kind of claims file", text));
}

std::size_t place_of(ExportKind kind) { return static_cast<std::size_t>(kind); }

// U+FF01–FF5E (EF BC 81 – EF BD 9E) have narrow forms, 0x21–0x7E; 0 for any other character.
char narrow_form(std::string_view bytes) {
  if (bytes.size() < 3 || static_cast<unsigned char>(bytes[0]) != 0xEF) return 0;
  const int code = ((static_cast<unsigned char>(bytes[1]) & 0x3F) << 6) | (static_cast<unsigned char>(bytes[2]) & 0x3F);
  const int narrow = 0xF000 + code - 0xFEE0;
  return narrow >= 0x21 && narrow <= 0x7E ? static_cast<char>(narrow) : '\0';
}

bool is_space(std::string_view bytes, std::size_t& size) {
  size = bytes[0] == ' ' || bytes[0] == '\t' || bytes[0] == '\r' || bytes[0] == '\n' ? 1
         : bytes.starts_with("\xE3\x80\x80") || bytes.starts_with("\xEF\xBB\xBF")    ? 3
         : bytes.starts_with("\xC2\xA0")                                             ? 2
                                                                                     : 0;
  return size > 0;
}

}  // namespace

const char* to_text(ExportKind kind) {
  static constexpr std::array names{"visit", "settlement", "diagnosis", "operation", "price",
                                    "stock", "exam",       "upload",    "fee"};
  return names[place_of(kind)];
}

const char* label_of(ExportKind kind) {
  using base::mark;
  static constexpr std::array labels{
      mark("a file of visits"),       mark("a file of settlements"), mark("a file of diagnoses"),
      mark("a file of operations"),   mark("a price list"),          mark("a file of stock movements"),
      mark("a file of examinations"), mark("a log of uploads"),      mark("a file of fee lines")};
  return labels[place_of(kind)];
}

bool Header::is(ExportKind kind) const {
  return std::any_of(kinds.begin(), kinds.end(), [&](const Columns& c) { return c.kind == kind; });
}

const Columns& Header::of(ExportKind kind) const {
  return *std::find_if(kinds.begin(), kinds.end(), [&](const Columns& c) { return c.kind == kind; });
}

std::string fold_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0, size = 0; i < name.size();) {
    const std::string_view rest = name.substr(i);
    const char narrow = narrow_form(rest);
    if (narrow == 0 && is_space(rest, size)) {
      i += size;
      continue;
    }
    out.push_back(narrow != 0 ? narrow : name[i]);
    i += narrow != 0 ? 3 : 1;
  }
  for (std::string_view unit : {"(元)", "(天)", "(日)"})
    if (out.size() > unit.size() && out.ends_with(unit)) out.resize(out.size() - unit.size());
  return base::lower_ascii(out);
}

std::vector<ColumnName> read_map(const std::string& path) {
  std::vector<ColumnName> map;
  std::int64_t number = 0;
  for (const std::string& line : base::split(package::decode_text(base::read_file(path)).text, '\n')) {
    ++number;
    const std::string_view text = base::trim(std::string_view(line).substr(0, line.find('#')));
    if (text.empty()) continue;
    const std::size_t sign = text.find('=');
    auto refuse = [&](const std::string& what) {
      throw Error(ErrorKind::cannot, what, {path + ":" + std::to_string(number)},
                  say("write a field, =, and the column: mdtrt_id = 流水号"));
    };
    ColumnName entry{std::string(base::trim(text.substr(0, sign))),
                     sign == std::string_view::npos ? "" : std::string(base::trim(text.substr(sign + 1)))};
    if (entry.field.empty() || entry.column.empty()) refuse(say("this line maps nothing"));
    for (const ColumnName& earlier : map)
      if (fold_name(earlier.field) == fold_name(entry.field)) refuse(say("{} is mapped twice", entry.field));
    map.push_back(std::move(entry));
  }
  return map;
}

AliasTable AliasTable::shipped() {
  std::string path = base::data_path("knowledge") + "/claims/columns.csv";
  return AliasTable(base::read_file(path));
}

AliasTable::AliasTable(std::string_view csv) {
  package::DelimitedReader reader(csv);
  reader.next();  // its own header
  while (reader.next()) {
    const auto& row = reader.fields();
    if (row.size() != 4)
      throw Error(ErrorKind::cannot, say("the table of column names is damaged"), {say("line {}", reader.line())});
    Field field{std::string(row[1]), need_of(row[2]), base::split(row[3], '|'), {}, 0};
    for (const std::string& name : field.names) field.folded.push_back(fold_name(name));
    fields_[place_of(kind_of(row[0]))].push_back(std::move(field));
  }
}

AliasTable::Need AliasTable::need_of(std::string_view word) {
  if (word == "required") return Need::required;
  if (word == "telling") return Need::telling;
  return word == "extra" ? Need::extra : Need::may_be;
}

void AliasTable::add(const std::vector<ColumnName>& map) {
  for (const ColumnName& entry : map) {
    bool known = false;
    const std::string name = fold_name(entry.field);
    for (auto& fields : fields_)
      for (Field& field : fields) {
        if (std::find(field.folded.begin() + static_cast<std::ptrdiff_t>(field.mapped), field.folded.end(), name) ==
            field.folded.end())
          continue;
        known = true;
        field.folded.insert(field.folded.begin(), fold_name(entry.column));
        ++field.mapped;
      }
    if (!known)
      throw Error(ErrorKind::cannot, say("“{}” is no field of claims", entry.field), {},
                  say("`mi-claims fields` lists them with their usual names"));
  }
}

// A column that the map gives to one field is no other's.
Columns AliasTable::match_kind(ExportKind kind, const FoldedNames& header) const {
  const auto& fields = fields_[place_of(kind)];
  Columns columns{kind, std::vector<int>(fields.size(), -1), false};
  std::vector<bool> taken(header.names.size(), false);
  for (const bool by_map : {true, false})
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const Field& field = fields[f];
      const std::size_t first = by_map ? 0 : field.mapped;
      const std::size_t last = by_map ? field.mapped : field.folded.size();
      for (std::size_t n = first; n < last && columns.of_field[f] < 0; ++n) {  // an earlier name wins over a later one
        const std::size_t at = header.find(field.folded[n]);
        if (at == header.names.size() || taken[at]) continue;
        columns.of_field[f] = static_cast<int>(at);
        if (by_map) taken[at] = true;
      }
    }
  for (std::size_t f = 0; f < fields.size(); ++f)
    columns.has_extras = columns.has_extras || (fields[f].need == Need::extra && columns.of_field[f] >= 0);
  return columns;
}

std::vector<std::string> AliasTable::missing(const Columns& columns) const {
  std::vector<std::string> names;
  std::vector<std::string> telling;
  bool tells = false;
  const auto& fields = fields_[place_of(columns.kind)];
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].need == Need::required && columns.of_field[i] < 0)
      names.push_back(base::join(fields[i].names, " / "));
    if (fields[i].need != Need::telling) continue;
    telling.push_back(fields[i].names.front());
    tells = tells || columns.of_field[i] >= 0;
  }
  if (!telling.empty() && !tells) names.push_back(say("one of: {}", base::join(telling, ", ")));
  return names;
}

bool AliasTable::has_required(const Columns& columns, std::span<const std::string_view> cells) const {
  const auto& fields = fields_[place_of(columns.kind)];
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].need == Need::required && is_blank(cells[static_cast<std::size_t>(columns.of_field[i])])) return false;
  return true;
}

std::size_t AliasTable::nearness(const Columns& columns) const {
  const auto found = std::count_if(columns.of_field.begin(), columns.of_field.end(), [](int c) { return c >= 0; });
  return static_cast<std::size_t>(found) * 10 / (missing(columns).size() + 1);
}

void AliasTable::refuse(const std::vector<Columns>& all) const {
  const auto nearest = std::max_element(all.begin(), all.end(),
                                        [&](const Columns& a, const Columns& b) { return nearness(a) < nearness(b); });
  if (nearness(*nearest) < 5)
    throw Error(ErrorKind::cannot,
                say("no row names the columns of visits, settlements, fee lines or any other kind that is known"), {},
                say("`mi-claims fields` lists the names; --map gives yours to them"));
  throw Error(ErrorKind::cannot, say("this looks like {}, but columns are missing", base::tr(label_of(nearest->kind))))
      .with_items(missing(*nearest));
}

std::vector<Columns> AliasTable::match_all(const FoldedNames& header) const {
  std::vector<Columns> all;
  for (int kind = 0; kind < kind_count; ++kind) all.push_back(match_kind(static_cast<ExportKind>(kind), header));
  return all;
}

namespace {

// Tables that were joined repeat the rows of the coarser one: those are not read again and again. Only visits and
// settlements may be one table, as the back office exports them.
void keep_the_finest(std::vector<Columns>& kinds) {
  auto has = [&](ExportKind kind) {
    return std::any_of(kinds.begin(), kinds.end(), [&](const Columns& c) { return c.kind == kind; });
  };
  auto keep = [&](auto&& wanted) { std::erase_if(kinds, [&](const Columns& c) { return !wanted(c.kind); }); };
  if (has(ExportKind::fee)) return keep([](ExportKind k) { return k == ExportKind::fee; });
  if (has(ExportKind::visit) || has(ExportKind::settlement))
    return keep([](ExportKind k) { return k == ExportKind::visit || k == ExportKind::settlement; });
  if (kinds.size() > 1) kinds.resize(1);
}

}  // namespace

std::optional<Header> AliasTable::try_match(const std::vector<std::string_view>& header, std::size_t* near) const {
  Header result;
  const std::vector<Columns> all = match_all(FoldedNames(header));
  for (const Columns& columns : all) {
    if (near != nullptr) *near = std::max(*near, nearness(columns));
    if (missing(columns).empty()) result.kinds.push_back(columns);
  }
  if (result.kinds.empty()) return std::nullopt;
  keep_the_finest(result.kinds);
  for (std::size_t i = 0; i < header.size(); ++i) {
    result.names.emplace_back(base::trim(header[i]));
    const bool used = std::any_of(result.kinds.begin(), result.kinds.end(), [&](const Columns& c) {
      return std::find(c.of_field.begin(), c.of_field.end(), static_cast<int>(i)) != c.of_field.end();
    });
    if (!used && !result.names[i].empty()) result.unmapped.push_back(result.names[i]);
  }
  return result;
}

Header AliasTable::match(const std::vector<std::string_view>& header) const {
  if (auto found = try_match(header)) return std::move(*found);
  refuse(match_all(FoldedNames(header)));
}

bool HeaderSearch::offer(std::span<const std::string_view> row, std::int64_t line) {
  std::size_t near = 0;
  found_ = aliases_.try_match({row.begin(), row.end()}, &near);
  if (found_ || nearest_.empty() || near > nearness_) {
    line_ = line;
    nearness_ = near;
    nearest_.assign(row.begin(), row.end());
  }
  if (!found_) titles_.push_back(line);
  return found_ || ++tried_ == rows_tried;
}

Header HeaderSearch::take() {
  if (found_) {
    aliases_.refuse_twins(*found_);
    return std::move(*found_);
  }
  return aliases_.match({nearest_.begin(), nearest_.end()});
}

std::vector<std::string> AliasTable::taken(const Header& header, bool renamed) const {
  std::vector<std::string> all;
  for (std::size_t column = 0; column < header.names.size(); ++column)
    for (const Columns& columns : header.kinds)
      for (std::size_t f = 0; f < columns.of_field.size(); ++f) {
        if (columns.of_field[f] != static_cast<int>(column)) continue;
        const std::string& field = name(columns.kind, f);
        const bool is_own_name = fold_name(header.names[column]) == fold_name(field);
        if (renamed && is_own_name) continue;
        const std::string said = is_own_name ? field : header.names[column] + " = " + field;
        if (std::find(all.begin(), all.end(), said) == all.end()) all.push_back(said);
      }
  return all;
}

std::vector<AliasTable::FieldNames> AliasTable::all_names() const {
  std::vector<FieldNames> all;
  for (int kind = 0; kind < kind_count; ++kind)
    for (const Field& field : fields_[static_cast<std::size_t>(kind)])
      all.push_back({static_cast<ExportKind>(kind), field.need == Need::required, field.names});
  return all;
}

std::size_t AliasTable::place(ExportKind kind, std::string_view field) const {
  const auto& fields = fields_[place_of(kind)];
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field) return i;
  throw Error(ErrorKind::internal,
              say("the table of column names lacks {}", std::string(to_text(kind)) + "." + std::string(field)));
}

const std::string& AliasTable::name(ExportKind kind, std::size_t place) const {
  return fields_[place_of(kind)][place].names.front();
}

}  // namespace mi::claims
