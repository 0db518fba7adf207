// SPDX-License-Identifier: Apache-2.0
#include "sql/failure.hpp"

#include <sqlite3.h>
#include <sys/resource.h>

#include <cerrno>
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

// A limit of the shell on the size of files (ulimit -f). What the system said may be forgotten by the time we are told.
bool has_limit() {
  rlimit limit{};
  return getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

// SQLite tells a full disk by its own code only where it writes, not where it syncs or truncates.
int code_of(int code, int system_code) {
  return (code & 0xff) == SQLITE_IOERR && (system_code == ENOSPC || system_code == EDQUOT) ? SQLITE_FULL : code;
}

}  // namespace

Error failure(const std::string& path, int sqlite_code, const std::string& words, int system_code) {
  int code = code_of(sqlite_code, system_code);
  int kind = code & 0xff;
  if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED) return locked(path);
  std::vector<std::string> places;
  if (!path.empty()) places.push_back(path);
  if (kind == SQLITE_IOERR && (system_code == EFBIG || (code == SQLITE_IOERR_WRITE && has_limit())))
    return {ErrorKind::cannot, say("the file may not grow any more"), places,
            say("a limit on the size of files ends it (ulimit -f); nothing was written")};
  if (const char* known = words_for(code)) return {ErrorKind::cannot, base::tr(known), places};
  return {ErrorKind::internal, say("SQLite: {}", words), places};
}

Error failure(sqlite3* handle, int code) {
  const char* name = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
  return failure(as_given(name != nullptr ? name : ""), handle != nullptr ? sqlite3_extended_errcode(handle) : code,
                 handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code),
                 handle != nullptr ? sqlite3_system_errno(handle) : 0);
}

void check(sqlite3* handle, int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  throw failure(handle, code);
}

}  // namespace mi::sql
