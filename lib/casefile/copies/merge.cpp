// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/merge.hpp"

#include "base/clock.hpp"
#include "base/message.hpp"
#include "casefile/entry.hpp"
#include "casefile/parts.hpp"
#include "casefile/rows.hpp"
#include "casefile/verify/verify.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

void must_join(const Case& target, Case& source) {
  if (source.case_id() != target.case_id())
    throw Error(ErrorKind::cannot, say("this is another case: the two do not begin with the same entry"), {source.path()});
  Report report = verify(source);
  if (report.good()) return;
  throw Error(ErrorKind::cannot, say("the case was changed outside the program, so it is not merged"), {source.path()},
              say("mi-case verify lists every place.")).with_items(described(report));
}

// In the source's own order, which puts parents first.
std::vector<Sealed> missing_entries(sql::Connection& target, sql::Connection& source) {
  auto rows = source.prepare("SELECT hash, header, salt, body FROM entry ORDER BY id");
  std::vector<Sealed> result;
  for (Sealed& entry : read_sealed(rows))
    if (!row_of(target, "entry", entry.hash)) result.push_back(std::move(entry));
  return result;
}

// Two files that both wrote on one branch: their names and numbers would mean two things each.
void must_be_free(sql::Connection& target, const Entry& entry, const std::string& path) {
  auto& rows = target.cached("SELECT 1 FROM entry WHERE branch = ?1 AND number = ?2").with(entry.branch, entry.number);
  bool taken = rows.step();
  rows.reset();
  if (!taken) return;
  throw Error(ErrorKind::cannot,
              say("both files wrote entry {} of {}: one is a copy made by hand", entry.number,
                  entry.branch.empty() ? say("the case of record") : say("the fork {}", entry.branch)), {path},
              say("Copies to work on are made with mi-case fork; each then has a name of its own."));
}

Sealed sealed_fact(sql::Connection& source, const FactId& id, const std::string& path) {
  auto& rows = source.cached("SELECT hash, header, salt, body, reason FROM fact WHERE hash = ?1").with(id);
  auto found = read_sealed(rows);
  if (found.empty() || !found[0].body)
    throw Error(ErrorKind::cannot, say("the file withholds facts that are missing here; merge the fork it was exported from"), {path});
  return std::move(found[0]);
}

void copy_files(sql::Connection& target, sql::Connection& source, const Entry& entry) {
  for (const FileRef& file : entry.files) {
    auto& rows = source.cached("SELECT bytes FROM file WHERE hash = ?1").with(file.hash);
    std::optional<std::string> bytes;
    if (rows.step()) bytes = optional_text(rows, 0);
    rows.reset();
    insert_file(target, file, bytes);
  }
}

void copy_entry(Case& target, Case& source, const Sealed& sealed, Merged& merged) {
  Entry entry = read_entry(sealed.hash, sealed.header);
  must_be_free(target.connection(), entry, source.path());
  for (const FactId& id : entry.facts) insert_fact(target.connection(), sealed_fact(source.connection(), id, source.path()));
  copy_files(target.connection(), source.connection(), entry);
  insert_entry(target.connection(), sealed);
  ++merged.entries;
  merged.facts += static_cast<std::int64_t>(entry.facts.size());
}

void write_merge_entry(Case& target, const Head& other, const EntryInfo& info) {
  Case::State& state = target.state();
  Entry entry = next_entry(state, info, base::now());
  entry.parents.push_back(other.hash);
  write_entry(state, std::move(entry), info);
}

Merged merge_one(Case& target, const std::string& path, const EntryInfo& info) {
  Case source = Case::open(path, Access::read);
  must_join(target, source);
  Merged merged{path, source.branch(), source.head(), 0, 0};
  for (const Sealed& entry : missing_entries(target.connection(), source.connection())) copy_entry(target, source, entry, merged);
  if (merged.entries == 0) return merged;
  for (const Part& part : parts()) part.merge(target.connection(), source.connection());
  write_merge_entry(target, source.head(), info);
  return merged;
}

}  // namespace

MergeResult merge(Case& target, const std::vector<std::string>& paths, const EntryInfo& info, bool dry_run) {
  Case::State& state = target.state();
  state.begin_writing();
  MergeResult result;
  try {
    for (const std::string& path : paths) result.files.push_back(merge_one(target, path, info));
    result.contradictions = contradictions(target);
    state.db.exec(dry_run ? "ROLLBACK" : "COMMIT");
  } catch (...) {
    if (state.db.in_transaction()) state.db.exec("ROLLBACK");
    state.reload();
    throw;
  }
  if (dry_run) state.reload();
  return result;
}

}  // namespace mi::casefile
