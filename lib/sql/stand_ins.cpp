// SPDX-License-Identifier: Apache-2.0
#include "sql/stand_ins.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <map>
#include <span>

#include "base/error.hpp"
#include "sql/failure.hpp"

namespace mi::sql {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t run_bytes = std::size_t{64} * 1024;  // SQLite writes no more than 127 KiB at once
constexpr std::size_t number_bytes = StandIns::mark_bytes - token_bytes;

// What no row of data holds.
std::string fresh_token() {
  unsigned char bytes[token_bytes / 2];
  sqlite3_randomness(sizeof bytes, bytes);
  std::string token;
  for (unsigned char byte : bytes)
    for (int half : {byte >> 4, byte & 15}) token += "0123456789abcdef"[half];
  return token;
}

std::string number_text(std::uint64_t number) {
  std::string text(number_bytes, '0');
  for (std::size_t i = number_bytes; number > 0; number /= 10) text[--i] = static_cast<char>('0' + number % 10);
  return text;
}

}  // namespace

struct StandIns::State {
  // What SQLite calls of its file; the first member is what it has a pointer to.
  struct Methods {
    sqlite3_io_methods functions{};
    State* state = nullptr;
  };
  struct Page {
    base::RawVector<unsigned char> bytes;
    bool written = false;
  };

  Connection& connection;
  sqlite3* handle;
  sqlite3_file* file = nullptr;
  const sqlite3_io_methods* original = nullptr;
  Methods methods;
  std::size_t page_bytes = 0;
  std::size_t usable = 0;
  std::string token = fresh_token();
  std::vector<unsigned char> run;  // pages that follow each other in the file, to be written at once
  sqlite3_int64 run_at = 0;
  bool failed = false;  // something that SQLite takes for written was not
  std::map<std::uint64_t, Page> pages;  // by number: those that may have to be written
  std::map<std::string, std::uint64_t, std::less<>> last;  // of each table
  std::uint64_t added = 0;
  std::uint64_t flushed = 0;  // of those added, the last time it was tried

  State(Connection& of, sqlite3* its_handle)
      : connection(of), handle(its_handle), page_bytes(static_cast<std::size_t>(of.integer("PRAGMA page_size"))) {
    int reserved = -1;
    check(handle, sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved));
    usable = page_bytes - static_cast<std::size_t>(reserved);
    const bool has_journal = connection.text("PRAGMA journal_mode") == "delete";
    if (has_journal) sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    original = file != nullptr ? file->pMethods : nullptr;
    if (original != nullptr) take_writes();
  }
  ~State() {
    if (original != nullptr) file->pMethods = original;
  }
  void take_writes() {
    methods = {*original, this};
    sqlite3_io_methods& functions = methods.functions;
    functions.xWrite = write;
    functions.xRead = after_run<&sqlite3_io_methods::xRead>;
    functions.xTruncate = after_run<&sqlite3_io_methods::xTruncate>;
    functions.xSync = after_run<&sqlite3_io_methods::xSync>;
    functions.xFileSize = after_run<&sqlite3_io_methods::xFileSize>;
    if (original->iVersion >= 3) functions.xFetch = after_run<&sqlite3_io_methods::xFetch>;
    file->pMethods = &functions;
  }

  // What SQLite asks of the file, once the pages that wait are in it.
  template <auto Call, class... Args> static int after_run(sqlite3_file* file, Args... args) {
    State& state = of(file);
    const int code = state.write_run();
    return code != SQLITE_OK ? code : (state.original->*Call)(file, args...);
  }

  static State& of(sqlite3_file* file) { return *reinterpret_cast<const Methods*>(file->pMethods)->state; }

  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    State& state = of(file);
    const auto* page = static_cast<const unsigned char*>(bytes);
    const std::span<const unsigned char> given(page, static_cast<std::size_t>(size));
    Page* ours = given.size() == state.page_bytes ? state.page_for(page) : nullptr;
    const int code = state.add_to_run(ours != nullptr ? std::span<const unsigned char>(ours->bytes) : given, offset);
    if (ours != nullptr) ours->written = code == SQLITE_OK;
    return code;
  }
  int add_to_run(std::span<const unsigned char> bytes, sqlite3_int64 offset) {
    const bool follows = offset == run_at + static_cast<sqlite3_int64>(run.size()) && run.size() + bytes.size() <= run_bytes;
    if (const int code = follows ? SQLITE_OK : write_run(); code != SQLITE_OK) return code;
    if (run.empty()) run_at = offset;
    run.insert(run.end(), bytes.begin(), bytes.end());
    return SQLITE_OK;
  }
  int write_run() {
    if (failed) return SQLITE_IOERR_WRITE;
    if (run.empty()) return SQLITE_OK;
    const int code = original->xWrite(file, run.data(), static_cast<int>(run.size()), run_at);
    failed = code != SQLITE_OK;
    run.clear();
    return code;
  }
  // Ours, where a row stands for it on this one.
  Page* page_for(const unsigned char* page) {
    const char* mark = reinterpret_cast<const char*>(page) + usable - mark_bytes;
    if (std::memcmp(mark, token.data(), token_bytes) != 0) return nullptr;
    std::uint64_t number = 0;
    std::from_chars(mark + token_bytes, mark + mark_bytes, number);
    const auto found = pages.find(number);
    return found == pages.end() ? nullptr : &found->second;
  }

  // The disk begins with it now, so that the commit has little to wait for.
  void sync() {
    const int code = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
    if (code != SQLITE_OK) throw failure(connection.path(), code, sqlite3_errstr(code), errno);
  }

  // Whoever reads the file as it was is not waited for before the end: until then all is kept.
  void flush(bool is_end) {
    flushed = added;
    if (!connection.flush()) {
      if (!is_end) return;
      throw failure(connection.path(), SQLITE_BUSY, sqlite3_errstr(SQLITE_BUSY));
    }
    if (original != nullptr) sync();
    if (!std::all_of(pages.begin(), pages.end(), [](const auto& page) { return page.second.written; }))
      throw base::Error(base::ErrorKind::internal, "a page of rows was not written");
    check(handle, sqlite3_db_release_memory(handle));  // pages with rows that stand for others are of no use to anybody
    std::erase_if(pages, [&](const auto& page) {
      return std::none_of(last.begin(), last.end(), [&](const auto& of_table) { return of_table.second == page.first; });
    });
  }
};

StandIns::StandIns(Connection& connection)
    : state_(std::make_unique<State>(connection, connection.handle())) {}
// Where the last pages cannot be written, nothing that follows can be either: else SQLite would commit without them.
StandIns::~StandIns() {
  if (state_->original != nullptr && state_->write_run() != SQLITE_OK) static_cast<void>(state_.release());
}

bool StandIns::can() const { return state_->original != nullptr; }
std::size_t StandIns::page_bytes() const { return state_->page_bytes; }
std::size_t StandIns::usable() const { return state_->usable; }

std::string StandIns::add(std::string_view table, base::RawVector<unsigned char> page) {
  State& s = *state_;
  const std::uint64_t number = ++s.added;
  s.pages[number].bytes = std::move(page);
  s.last.insert_or_assign(std::string(table), number);
  return s.token + number_text(number);
}

std::size_t StandIns::waiting() const { return state_->added - state_->flushed; }

void StandIns::flush() { state_->flush(false); }

void StandIns::finish() {
  state_->flush(true);
  state_->pages.clear();
}

}  // namespace mi::sql
