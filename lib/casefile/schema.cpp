// SPDX-License-Identifier: Apache-2.0
#include "casefile/schema.hpp"

#include <sys/stat.h>

#include <cstring>
#include <fstream>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/migrations.hpp"
#include "sql/transaction.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

// The header of an SQLite file (sqlite.org/fileformat2.html §1.3): big-endian numbers at fixed places.
constexpr std::size_t header_size = 100;

std::uint32_t number_at(const std::string& header, std::size_t place) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(header[place + i]);
  return value;
}

std::uint64_t page_size(const std::string& header) {
  std::uint64_t size = static_cast<unsigned char>(header[16]) * 256U + static_cast<unsigned char>(header[17]);
  return size == 1 ? 65536 : size;
}

std::uint64_t existing_size(const std::string& path) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0) throw Error(ErrorKind::cannot, say("there is no such file"), {path});
  if (S_ISDIR(info.st_mode)) throw Error(ErrorKind::cannot, say("this is a folder, not a case file"), {path});
  return static_cast<std::uint64_t>(info.st_size);
}

std::string read_header(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::cannot, say("the file cannot be opened"), {path});
  std::string header(header_size, '\0');
  in.read(header.data(), header_size);
  header.resize(static_cast<std::size_t>(in.gcount()));
  return header;
}

// A journal beside the file means a crash: its pages may still be restored, so size alone proves nothing.
bool has_journal(const std::string& path) {
  struct stat info{};
  return stat((path + "-journal").c_str(), &info) == 0 && info.st_size > 0;
}

void must_be_whole(const std::string& path, const std::string& header, std::uint64_t size) {
  bool counted = number_at(header, 24) == number_at(header, 92);  // otherwise the page count is not kept
  std::uint64_t needed = counted ? number_at(header, 28) * page_size(header) : 0;
  if (size >= needed || has_journal(path)) return;
  throw Error(ErrorKind::cannot, say("the case is damaged: it is cut off at {} of {} bytes", size, needed), {path},
              say("Take an undamaged copy, fork or export; what other copies hold can be merged."));
}

}  // namespace

int schema_step() { return static_cast<int>(migrations().size()); }

int peek_step(const std::string& path) {
  std::uint64_t size = existing_size(path);
  std::string header = read_header(path);
  bool sqlite = header.size() == header_size && std::memcmp(header.data(), "SQLite format 3", 16) == 0;
  if (!sqlite) throw Error(ErrorKind::cannot, say("this is not a case file"), {path});
  if (number_at(header, 68) != application_id)
    throw Error(ErrorKind::cannot, say("this SQLite file belongs to another program; it is not a case"), {path});
  must_be_whole(path, header, size);
  return static_cast<int>(number_at(header, 60));
}

void migrate(sql::Connection& db, int from, int to) {
  const sql::UncheckedReferences unchecked(db);  // a table made anew has the rows that others refer to
  sql::Transaction transaction(db, sql::Begin::write);
  for (int step = from; step < to; ++step) db.exec(migrations()[static_cast<std::size_t>(step)].sql);
  db.exec("PRAGMA application_id = " + std::to_string(application_id));
  db.exec("PRAGMA user_version = " + std::to_string(to));
  transaction.commit();
  if (from == 0) db.exec("VACUUM");  // a new file begins without the pages of tables that a later step made anew
}

std::vector<SchemaObject> schema_of(sql::Connection& db) {
  auto rows = db.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
  std::vector<SchemaObject> result;
  while (rows.step()) result.push_back({rows.string(0), rows.string(1), rows.string(2), rows.string(3)});
  return result;
}

}  // namespace mi::casefile
