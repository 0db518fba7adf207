// SPDX-License-Identifier: Apache-2.0
#include "claims/door/aside.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/batch/batches.hpp"
#include "claims/door/header.hpp"
#include "claims/door/notes.hpp"

namespace mi::claims {
namespace {

using base::mark;
using domain::ColumnKind;

constexpr std::size_t shown_digits = 12;

std::vector<casefile::StoredBatch> chosen(casefile::Case& source, const std::string& start) {
  std::vector<casefile::StoredBatch> batches = casefile::stored_batches(source);
  std::erase_if(batches, [&](const casefile::StoredBatch& b) { return !b.hash.starts_with(start); });
  if (batches.empty() && !start.empty())
    throw base::Error(base::ErrorKind::cannot, base::say("this case has no batch {}", start), {source.path()});
  return batches;
}

// Names of the files of a batch, in the order in which rows name them.
std::vector<std::string> files_of(casefile::Case& source, const std::string& hash) {
  std::vector<std::string> names;
  for (const auto& batch : source.all<domain::Batch>())
    if (batch.value.hash == hash)
      for (const domain::BatchFile& file : batch.value.files) names.push_back(file.name);
  return names;
}

std::string file_name(const std::vector<std::string>& names, std::int64_t number) {
  const auto at = static_cast<std::size_t>(number - 1);
  return number > 0 && at < names.size() ? names[at] : std::to_string(number);
}

std::string said(const char* id, bool for_people) { return for_people ? base::tr(id) : id; }

}  // namespace

domain::Table aside_rows(casefile::Case& source, const std::string& start, bool for_people) {
  domain::Table table{"mi.claims.aside/1",
                      {{"batch", mark("batch"), ColumnKind::text},
                       {"file", mark("file"), ColumnKind::text},
                       {"line", mark("line in the file"), ColumnKind::integer},
                       {"column", mark("column"), ColumnKind::text},
                       {"reason", mark("why it cannot be read"), ColumnKind::text},
                       {"text", mark("the row as it stood"), ColumnKind::text}},
                      {}};
  for (const casefile::StoredBatch& batch : chosen(source, start)) {
    const auto names = files_of(source, batch.hash);
    for (const auto& stored : casefile::read_rows<domain::SetAside>(source, {batch.number}))
      table.rows.push_back({batch.hash.substr(0, shown_digits), file_name(names, stored.row.file), stored.row.line,
                            stored.row.column, said(stored.row.reason.c_str(), for_people), stored.row.text});
  }
  return table;
}

domain::Table note_rows(casefile::Case& source, const std::string& start, const std::string& what, bool for_people) {
  domain::Table table{"mi.claims.notes/1",
                      {{"line", mark("line"), ColumnKind::text},
                       {"what", mark("about"), ColumnKind::text},
                       {"meaning", mark("what is implausible"), ColumnKind::text},
                       {"detail", mark("detail"), ColumnKind::text}},
                      {}};
  for (const casefile::StoredBatch& batch : chosen(source, start))
    for (const auto& stored : casefile::read_rows<domain::LineNote>(source, {batch.number})) {
      const domain::LineNote& note = stored.row;
      if (!what.empty() && note.what != what) continue;
      table.rows.push_back({batch.hash.substr(0, shown_digits) + ":" + std::to_string(note.line), note.what,
                            said(meaning_of_note(note.what), for_people), note.detail});
    }
  return table;
}

domain::Table field_rows(bool for_people) {
  domain::Table table{"mi.claims.fields/1",
                      {{"kind", mark("kind"), ColumnKind::text},
                       {"field", mark("field"), ColumnKind::text},
                       {"required", mark("required"), ColumnKind::text},
                       {"names", mark("other names of its column"), ColumnKind::list}},
                      {}};
  for (const AliasTable::FieldNames& field : AliasTable::shipped().all_names())
    table.rows.push_back({for_people ? base::tr(label_of(field.kind)) : to_text(field.kind), field.names.front(),
                          field.required ? said(mark("yes"), for_people) : std::string(),
                          domain::encode(std::vector<std::string>(field.names.begin() + 1, field.names.end()))});
  return table;
}

}  // namespace mi::claims
