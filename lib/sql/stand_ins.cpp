// SPDX-License-Identifier: Apache-2.0
#include "sql/stand_ins.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>

#include "base/error.hpp"
#include "sql/failure.hpp"

namespace mi::sql {
namespace {

constexpr std::size_t token_bytes = 32;
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
    std::vector<unsigned char> bytes;
    bool written = false;
  };

  sqlite3* handle;
  sqlite3_file* file = nullptr;
  const sqlite3_io_methods* original = nullptr;
  Methods methods;
  std::size_t page_bytes = 0;
  std::size_t usable = 0;
  std::string token = fresh_token();
  std::map<std::uint64_t, Page> pages;  // by number: those that may have to be written
  std::map<std::string, std::uint64_t, std::less<>> last;  // of each table
  std::uint64_t added = 0;

  State(sqlite3* of, std::int64_t page_size, bool has_journal) : handle(of), page_bytes(static_cast<std::size_t>(page_size)) {
    int reserved = -1;
    check(handle, sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved));
    usable = page_bytes - static_cast<std::size_t>(reserved);
    if (has_journal) sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    original = file != nullptr ? file->pMethods : nullptr;
    if (original != nullptr) take_writes();
  }
  ~State() {
    if (original != nullptr) file->pMethods = original;
  }
  void take_writes() {
    methods = {*original, this};
    methods.functions.xWrite = write;
    file->pMethods = &methods.functions;
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    State& state = *reinterpret_cast<const Methods*>(file->pMethods)->state;
    const auto* page = static_cast<const unsigned char*>(bytes);
    if (static_cast<std::size_t>(size) == state.page_bytes)
      if (Page* ours = state.page_for(page)) return state.write(*ours, offset);
    return state.original->xWrite(file, bytes, size, offset);
  }
  int write(Page& page, sqlite3_int64 offset) {
    const int code = original->xWrite(file, page.bytes.data(), static_cast<int>(page_bytes), offset);
    page.written = code == SQLITE_OK;
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

  void flush() {
    check(handle, sqlite3_db_cacheflush(handle));
    if (!std::all_of(pages.begin(), pages.end(), [](const auto& page) { return page.second.written; }))
      throw base::Error(base::ErrorKind::internal, "a page of rows was not written");
    std::erase_if(pages, [&](const auto& page) {
      return std::none_of(last.begin(), last.end(), [&](const auto& of_table) { return of_table.second == page.first; });
    });
  }
};

StandIns::StandIns(Connection& connection)
    : state_(std::make_unique<State>(connection.handle(), connection.integer("PRAGMA page_size"),
                                     connection.text("PRAGMA journal_mode") == "delete")) {}
StandIns::~StandIns() = default;

bool StandIns::can() const { return state_->original != nullptr; }
std::size_t StandIns::page_bytes() const { return state_->page_bytes; }
std::size_t StandIns::usable() const { return state_->usable; }

std::string StandIns::add(std::string_view table, std::vector<unsigned char> page) {
  State& s = *state_;
  const std::uint64_t number = ++s.added;
  s.pages[number].bytes = std::move(page);
  s.last.insert_or_assign(std::string(table), number);
  return s.token + number_text(number);
}

void StandIns::flush() { state_->flush(); }

void StandIns::finish() {
  state_->flush();
  state_->pages.clear();
  check(state_->handle, sqlite3_db_release_memory(state_->handle));
}

}  // namespace mi::sql
