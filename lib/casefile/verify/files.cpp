// SPDX-License-Identifier: Apache-2.0
// Files against their hashes and against what the entries list.
#include <map>

#include "base/hash.hpp"
#include "base/message.hpp"
#include "casefile/identity.hpp"
#include "casefile/rows.hpp"
#include "casefile/state.hpp"
#include "casefile/verify/checks.hpp"

namespace mi::casefile {
namespace {

using base::say;

std::map<std::string, std::int64_t> listed_files(sql::Connection& db) {
  auto rows = db.prepare("SELECT hash, header FROM entry");
  std::map<std::string, std::int64_t> result;
  while (rows.step()) {
    std::string hash = rows.string(0), header = rows.string(1);
    if (base::sha256_hex(header) != hash) continue;  // named by the check of entries
    for (const FileRef& file : read_entry(hash, header).files) result[file.hash] = file.size;
  }
  return result;
}

void check_row(const std::string& hash, std::int64_t size, const std::optional<std::string>& bytes, bool is_export,
               const std::map<std::string, std::int64_t>& listed, Report& report) {
  std::string row = hash.substr(0, 16);
  auto entry = listed.find(hash);
  if (entry == listed.end()) report.add("file", row, "hash", say("no entry lists this file"), "extra");
  else if (entry->second != size) report.add("file", row, "size", say("is not what its entry says"));
  if (!bytes && !is_export) report.add("file", row, "bytes", say("is missing"), "missing");
  if (bytes && base::sha256_hex(*bytes) != hash) report.add("file", row, "bytes", say("is not what its hash says"));
}

}  // namespace

void check_files(Case& target, Report& report) {
  sql::Connection& db = target.connection();
  auto listed = listed_files(db);
  bool is_export = target.is_export();
  auto rows = db.prepare("SELECT hash, size, bytes FROM file ORDER BY hash");
  while (rows.step()) check_row(rows.string(0), rows.integer(1), optional_text(rows, 2), is_export, listed, report);
  for (const auto& [hash, size] : listed) {
    auto& there = db.cached("SELECT 1 FROM file WHERE hash = ?1").with(hash);
    if (!there.step()) report.add("file", hash.substr(0, 16), "", say("a file that an entry lists is missing"), "missing");
    there.reset();
  }
}

}  // namespace mi::casefile
