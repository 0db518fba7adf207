// SPDX-License-Identifier: Apache-2.0
// What the columns of an export are. The names a column goes by are data: knowledge/claims/columns.csv, and a map that
// whoever loads may give for names that stand in no table.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mi::claims {

enum class ExportKind {
  visit,
  settlement,
  diagnosis,
  operation,
  price,
  stock,
  exam,
  upload,
  fee
};  // in the order of loading
inline constexpr int kind_count = 9;
const char* to_text(ExportKind kind);
const char* label_of(ExportKind kind);  // "a file of visits", a message id

// Column of each field, by the place of the field in the alias table of its kind; -1: the file has none.
struct Columns {
  ExportKind kind = ExportKind::fee;
  std::vector<int> of_field;
  bool has_extras = false;  // some of the columns that few exports have
};

struct Header {
  std::vector<Columns> kinds;      // a wide file may be visits and settlements at once
  std::vector<std::string> names;  // as they stand
  std::vector<std::string> unmapped;
  bool is(ExportKind kind) const;
  const Columns& of(ExportKind kind) const;  // of those that it is
};

// One line of a map: "mdtrt_id = 流水"; "mdtrt_id = 流水[2]" is the second of two columns of one name.
struct ColumnName {
  std::string field;   // a name that the table knows
  std::string column;  // as the export writes it
};
// A map file: a name that the table knows, "=", the export's own name; blank lines and lines from # on are passed over.
// Error(cannot) with its line for anything else, and for a field that is named twice.
std::vector<ColumnName> read_map(const std::string& path);

// Names of columns as they are compared; `chosen` is "流水[2]" where several columns have the name, else "".
struct FoldedNames {
  std::vector<std::string> names, chosen;
  explicit FoldedNames(const std::vector<std::string_view>& header);
  std::size_t find(const std::string& name) const;  // the first column of the folded name; names.size(): none
};

class AliasTable {
 public:
  // The shipped table. Error(cannot) when it is missing or damaged.
  static AliasTable shipped();
  explicit AliasTable(std::string_view csv);

  // From now on these names come before all others. Error(cannot): no kind has such a field.
  void add(const std::vector<ColumnName>& map);

  // Error(cannot) when the header is of no kind: it names the nearest kind and the columns that are missing.
  Header match(const std::vector<std::string_view>& header) const;
  // nullopt instead. `nearness` says how much of a header it is, for a search.
  std::optional<Header> try_match(const std::vector<std::string_view>& header, std::size_t* nearness = nullptr) const;

  // Error(cannot): a column was taken though another has its name, and no map says which of them is meant.
  void refuse_twins(const Header& header) const;

  // Whether none of the cells that every row must have is empty.
  bool has_required(const Columns& columns, std::span<const std::string_view> cells) const;

  // Place of a field in Columns::of_field. Error(internal): our code and the table must agree.
  std::size_t place(ExportKind kind, std::string_view field) const;
  const std::string& name(ExportKind kind, std::size_t place) const;  // its first name: the national field name
  // Which column was taken for which field, in order of the columns: "就诊ID = mdtrt_id", or "cnt" under its own name.
  // `renamed`: only those whose name is not the field's own.
  std::vector<std::string> taken(const Header& header, bool renamed) const;
  struct FieldNames {
    ExportKind kind;
    bool required = false;
    std::vector<std::string> names;
  };
  std::vector<FieldNames> all_names() const;

 private:
  // telling: one of those of its kind must be there; extra: stored in a row of its own (domain/claim_lines.hpp).
  enum class Need : std::uint8_t { may_be, required, telling, extra };
  static Need need_of(std::string_view word);
  struct Field {
    std::string name;
    Need need = Need::may_be;
    std::vector<std::string> names;   // as written
    std::vector<std::string> folded;  // those of the map first
    std::size_t mapped = 0;           // how many are
  };
  std::array<std::vector<Field>, kind_count> fields_;

  std::vector<Columns> match_all(const FoldedNames& header) const;
  Columns match_kind(ExportKind kind, const FoldedNames& header) const;
  std::vector<std::string> missing(const Columns& columns) const;
  std::size_t nearness(const Columns& columns) const;
  [[noreturn]] void refuse(const std::vector<Columns>& all) const;
};

// Finds the header among the first rows of a file or sheet: titles may stand above it.
class HeaderSearch {
 public:
  explicit HeaderSearch(const AliasTable& aliases) : aliases_(aliases) {}
  static constexpr int rows_tried = 30;

  // true: this row is the header, or there is none to be hoped for.
  bool offer(std::span<const std::string_view> row, std::int64_t line);
  bool found() const { return found_.has_value(); }
  // Error(cannot) when no row was one: it speaks of the nearest.
  Header take();
  std::int64_t line() const { return line_; }  // of the header, or of the nearest row; 0: there was no row
  const std::vector<std::int64_t>& titles() const { return titles_; }  // lines above the header

 private:
  const AliasTable& aliases_;
  std::optional<Header> found_;
  std::vector<std::string> nearest_;
  std::size_t nearness_ = 0;
  std::int64_t line_ = 0;
  int tried_ = 0;
  std::vector<std::int64_t> titles_;
};

// How column names are compared: without blanks, line breaks and a unit in brackets at the end, ASCII in lower case,
// full-width forms made narrow.
std::string fold_name(std::string_view name);

}  // namespace mi::claims
