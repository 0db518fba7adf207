// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/export.hpp"

#include <algorithm>
#include <set>

#include "base/message.hpp"
#include "casefile/copies/newfile.hpp"
#include "casefile/parts.hpp"
#include "casefile/rows.hpp"
#include "casefile/schema.hpp"
#include "casefile/state.hpp"
#include "sql/transaction.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

bool is_of(const std::string& kind, const std::string& asked) { return kind == asked || kind.starts_with(asked + "/"); }

std::set<std::string> kinds_to_withhold(sql::Connection& db, const std::vector<std::string>& asked) {
  auto rows = db.prepare("SELECT DISTINCT kind FROM fact ORDER BY kind");
  std::vector<std::string> known;
  while (rows.step()) known.push_back(rows.string(0));
  std::set<std::string> result;
  for (const std::string& name : asked) {
    std::size_t before = result.size();
    for (const std::string& kind : known)
      if (is_of(kind, name)) result.insert(kind);
    bool there = result.size() > before || std::any_of(known.begin(), known.end(), [&](const auto& k) { return is_of(k, name); });
    if (!there) throw Error(ErrorKind::usage, say("the case holds no facts of the kind “{}”", name));
  }
  return result;
}

// Whatever in a body looks like the hash of a file and is one.
std::set<std::string> files_named(sql::Connection& db, bool withheld, const std::set<std::string>& kinds) {
  auto rows = db.prepare("SELECT f.kind, x.hash FROM fact f JOIN file x ON instr(f.body, x.hash) > 0");
  std::set<std::string> result;
  while (rows.step())
    if (kinds.contains(rows.string(0)) == withheld) result.insert(rows.string(1));
  return result;
}

class Exporter {
 public:
  Exporter(Case& source, sql::Connection& target, std::set<std::string> kinds)
      : from_(source.connection()), to_(target), kinds_(std::move(kinds)) {
    closed_files_ = files_named(from_, true, kinds_);
    for (const std::string& open : files_named(from_, false, kinds_)) closed_files_.erase(open);
  }

  void copy_all() {
    auto rows = from_.prepare("SELECT hash, header, salt, body FROM entry ORDER BY id");
    for (Sealed& entry : read_sealed(rows)) copy_entry(entry);
    for (const Part& part : parts()) part.copy(to_, from_, withheld_);
  }

  Exported result(const Head& head) const {
    return {head, facts_, static_cast<std::int64_t>(withheld_.size()), static_cast<std::int64_t>(closed_files_.size())};
  }

 private:
  void copy_entry(Sealed& sealed) {
    Entry entry = read_entry(sealed.hash, sealed.header);
    bool closed = false;
    for (const FactId& id : entry.facts) closed = copy_fact(id) || closed;
    for (const FileRef& file : entry.files) copy_file(file);
    if (closed) close(sealed);
    insert_entry(to_, sealed);
  }

  bool copy_fact(const FactId& id) {
    auto& rows = from_.cached("SELECT hash, header, salt, body, reason FROM fact WHERE hash = ?1").with(id);
    Sealed sealed = std::move(read_sealed(rows).at(0));
    bool closed = kinds_.contains(read_fact(id, sealed.header).kind);
    if (closed) close(sealed);
    if (closed) withheld_.push_back(id);
    insert_fact(to_, sealed);
    ++facts_;
    return closed;
  }

  void copy_file(const FileRef& file) {
    auto& rows = from_.cached("SELECT bytes FROM file WHERE hash = ?1").with(file.hash);
    std::optional<std::string> bytes;
    if (rows.step() && !closed_files_.contains(file.hash)) bytes = optional_text(rows, 0);
    rows.reset();
    insert_file(to_, file, bytes);
  }

  static void close(Sealed& sealed) { sealed.salt = sealed.body = sealed.reason = std::nullopt; }

  sql::Connection& from_;
  sql::Connection& to_;
  std::set<std::string> kinds_;
  std::set<std::string> closed_files_;
  std::vector<FactId> withheld_;
  std::int64_t facts_ = 0;
};

}  // namespace

Exported export_case(Case& source, const std::string& path, const std::vector<std::string>& withhold) {
  auto kinds = kinds_to_withhold(source.connection(), withhold);
  NewFile file(path);
  Exported result;
  {
    auto db = sql::Connection::open(file.working_path(), sql::Mode::create);
    migrate(db, 0, schema_step());
    sql::Transaction transaction(db, sql::Begin::write);
    db.exec("INSERT INTO meta VALUES ('role', 'export')");
    Exporter exporter(source, db, std::move(kinds));
    exporter.copy_all();
    transaction.commit();
    result = exporter.result(source.head());
  }
  file.publish();
  return result;
}

}  // namespace mi::casefile
