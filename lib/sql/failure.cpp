// SPDX-License-Identifier: Apache-2.0
#include "sql/failure.hpp"

#include <sqlite3.h>

#include <filesystem>

#include "base/message.hpp"
#include "base/text.hpp"
#include "sql/holder.hpp"

namespace mi::sql {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

Error locked(const std::string& path) {
  std::string advice = say("Wait until it has ended, or give it time with --wait SECONDS.");
  auto holders = lock_holders(path);
  if (holders.empty()) return {ErrorKind::cannot, say("another process is using the file"), {path}, advice};
  return {ErrorKind::cannot, say("the file is in use by {}", base::join(holders, ", ")), {path}, advice};
}

// SQLite knows files by their full path; people named this one from where they stand.
std::string as_given(const std::string& path) {
  std::error_code failed;
  std::string here = std::filesystem::current_path(failed).string() + "/";
  return !failed && path.starts_with(here) ? path.substr(here.size()) : path;
}

// What a person can do something about; nullptr for the rest, which are mistakes of ours.
const char* words_for(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: return base::mark("the disk is full");
    case SQLITE_READONLY: return base::mark("the file or its folder is read-only");
    case SQLITE_PERM:
    case SQLITE_AUTH: return base::mark("access to the file is not permitted");
    case SQLITE_CORRUPT: return base::mark("the file is damaged");
    case SQLITE_NOTADB: return base::mark("this is not a case file");
    case SQLITE_CANTOPEN: return base::mark("the file cannot be opened");
    case SQLITE_IOERR: return base::mark("the disk reports an error");
    case SQLITE_NOMEM: return base::mark("there is not enough memory");
    case SQLITE_TOOBIG: return base::mark("a value is too large to be stored");
    default: return nullptr;
  }
}

}  // namespace

Error failure(const std::string& path, int code, const std::string& words) {
  int kind = code & 0xff;
  if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED) return locked(path);
  std::vector<std::string> places;
  if (!path.empty()) places.push_back(path);
  if (const char* known = words_for(code)) return {ErrorKind::cannot, base::tr(known), places};
  return {ErrorKind::internal, say("SQLite: {}", words), places};
}

Error failure(sqlite3* handle, int code) {
  const char* name = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
  return failure(as_given(name != nullptr ? name : ""), handle != nullptr ? sqlite3_extended_errcode(handle) : code,
                 handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
}

void check(sqlite3* handle, int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  throw failure(handle, code);
}

}  // namespace mi::sql
