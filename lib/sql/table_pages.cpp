// SPDX-License-Identifier: Apache-2.0
#include "sql/table_pages.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <mutex>

namespace mi::sql {
namespace {

std::uint32_t two_bytes(const unsigned char* at) { return static_cast<std::uint32_t>(at[0]) << 8 | at[1]; }
std::uint32_t four_bytes(const unsigned char* at) { return two_bytes(at) << 16 | two_bytes(at + 2); }

// The file by a handle of its own that asks SQLite nothing and locks nothing. It is SQLite's handle because closing any
// other one would take this process's locks off the file (POSIX), which SQLite knows to avoid.
class File {
 public:
  explicit File(const std::string& path) {
    if (sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK)
      sqlite3_file_control(handle_, "main", SQLITE_FCNTL_FILE_POINTER, &file_);
    sqlite3_int64 bytes = 0;
    if (file_ != nullptr && file_->pMethods != nullptr && file_->pMethods->xFileSize(file_, &bytes) == SQLITE_OK) bytes_ = bytes;
  }
  ~File() { sqlite3_close_v2(handle_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::int64_t bytes() const { return bytes_; }
  bool read(std::int64_t offset, unsigned char* into, std::size_t bytes) const {
    std::lock_guard alone(seeking_);  // some builds of SQLite seek before they read
    return file_->pMethods->xRead(file_, into, static_cast<int>(bytes), offset) == SQLITE_OK;
  }

 private:
  sqlite3* handle_ = nullptr;
  sqlite3_file* file_ = nullptr;
  std::int64_t bytes_ = 0;
  mutable std::mutex seeking_;
};

constexpr std::uint32_t nowhere = UINT32_MAX;
constexpr std::size_t header_bytes = 100;   // of the file
constexpr unsigned char rollback_journal = 1;
constexpr unsigned char leaf_page = 13;
constexpr unsigned char inner_page = 5;
constexpr std::size_t inner_header = 12;
constexpr std::size_t least_branch = 5;     // bytes: four for a page number, one or more for an id
constexpr std::uint32_t least_row = 6;  // bytes on a page: two for its offset, four for the row
constexpr std::uint32_t run_bytes = 256 * 1024;  // read at once

}  // namespace

struct TablePages::State {
  explicit State(const std::string& path) : file(path) {}

  File file;
  std::uint32_t page_size = 0;
  std::uint32_t usable = 0;  // bytes of a page that SQLite uses
  std::uint32_t pages = 0;
  std::vector<std::uint32_t> places;
  std::size_t columns = 0;
  std::uint32_t id_place = nowhere;
  std::vector<std::uint32_t> leaves;   // page numbers
  std::vector<std::size_t> rows_before;  // at the most, on the leaves before each; one more than leaves

  bool find_columns(Connection& db, const std::string& table, const std::vector<std::string>& names);
  bool read_header();
  bool read_page(std::uint32_t page, std::vector<unsigned char>& into) const;
  bool find_leaves(std::uint32_t root);
  void count_rows(const std::vector<std::int64_t>& last_ids);
};

bool TablePages::State::read_header() {
  std::array<unsigned char, header_bytes> header{};
  if (file.bytes() < static_cast<std::int64_t>(header.size()) || !file.read(0, header.data(), header.size())) return false;
  page_size = two_bytes(header.data() + 16) == 1 ? 65536 : two_bytes(header.data() + 16);
  if (page_size < 512 || std::popcount(page_size) != 1) return false;
  usable = page_size - header[20];
  pages = static_cast<std::uint32_t>(file.bytes() / page_size);
  return header[18] == rollback_journal && header[19] == rollback_journal && usable >= 480;
}

bool TablePages::State::read_page(std::uint32_t page, std::vector<unsigned char>& into) const {
  into.resize(page_size + page_padding);
  return page > 1 && page <= pages && file.read(std::int64_t{page - 1} * page_size, into.data(), page_size);
}

namespace {

// A page of the tree and the highest id below it.
struct Branch {
  std::uint32_t page = 0;
  std::int64_t last_id = INT64_MAX;
};

// Cells of an inner page: the number of a page and the highest id on it.
bool read_branches(const std::vector<unsigned char>& page, std::uint32_t usable, std::int64_t last_id, std::vector<Branch>& branches) {
  std::size_t cells = two_bytes(page.data() + 3);
  if (page[0] != inner_page || inner_header + 2 * cells > usable) return false;
  for (std::size_t i = 0; i < cells; ++i) {
    std::size_t at = two_bytes(page.data() + inner_header + 2 * i);
    if (at + least_branch > usable) return false;
    std::uint64_t id = 0;
    for (std::size_t b = 0; b < 9; ++b) {
      unsigned char byte = page[at + 4 + b];
      id = b == 8 ? id << 8 | byte : id << 7 | (byte & 0x7fU);
      if (byte < 0x80) break;
    }
    branches.push_back({four_bytes(page.data() + at), static_cast<std::int64_t>(id)});
  }
  branches.push_back({four_bytes(page.data() + 8), last_id});
  return true;
}

}  // namespace

// Level by level: all leaves lie equally deep.
bool TablePages::State::find_leaves(std::uint32_t root) {
  std::vector<Branch> level{{root, INT64_MAX}}, next;
  std::vector<unsigned char> page;
  while (true) {
    if (level.size() > pages || !read_page(level.front().page, page)) return false;
    if (page[0] == leaf_page) break;
    next.clear();
    for (const Branch& branch : level)
      if (!read_page(branch.page, page) || !read_branches(page, usable, branch.last_id, next)) return false;
    level.swap(next);
  }
  std::vector<std::int64_t> last_ids;
  for (const Branch& branch : level) {
    leaves.push_back(branch.page);
    last_ids.push_back(branch.last_id);
  }
  count_rows(last_ids);
  return true;
}

void TablePages::State::count_rows(const std::vector<std::int64_t>& last_ids) {
  std::size_t most = usable / least_row;
  rows_before.assign(1, 0);
  for (std::size_t i = 0; i < last_ids.size(); ++i) {
    bool known = i > 0 && last_ids[i] > last_ids[i - 1];
    auto ids = static_cast<std::uint64_t>(known ? last_ids[i] : 0) - static_cast<std::uint64_t>(known ? last_ids[i - 1] : 0);
    rows_before.push_back(rows_before.back() + (known ? static_cast<std::size_t>(std::min<std::uint64_t>(ids, most)) : most));
  }
}

// Where the columns stand in the table's rows.
bool TablePages::State::find_columns(Connection& db, const std::string& table, const std::vector<std::string>& names) {
  places.assign(names.size(), nowhere);
  auto info = db.prepare("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid");
  for (info.with(table); info.step(); ++columns) {
    auto place = static_cast<std::uint32_t>(columns);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == info.text(0)) places[i] = place;
    if (info.integer(2) == 1 && info.text(1) == "INTEGER") id_place = place;
  }
  return std::count(places.begin(), places.end(), nowhere) == 0 && id_place != nowhere && columns <= PageRow::most_columns;
}

std::optional<TablePages> TablePages::find(Connection& db, const std::string& table, const std::vector<std::string>& columns) {
  auto schema = db.prepare("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?");
  if (!schema.with(table).step()) return std::nullopt;
  auto root = static_cast<std::uint32_t>(schema.integer(0));
  if (!db.stands_in_file()) return std::nullopt;
  auto state = std::make_unique<State>(db.path());
  if (!state->find_columns(db, table, columns) || !state->read_header() || !state->find_leaves(root)) return std::nullopt;
  return TablePages(std::move(state));
}

TablePages::TablePages(std::unique_ptr<State> state) : state_(std::move(state)) {}
TablePages::TablePages(TablePages&&) noexcept = default;
TablePages& TablePages::operator=(TablePages&&) noexcept = default;
TablePages::~TablePages() = default;

std::size_t TablePages::leaves() const { return state_->leaves.size(); }

std::size_t TablePages::most_rows(std::size_t first, std::size_t last) const {
  return state_->rows_before[last] - state_->rows_before[first];
}

PageRow TablePages::row() const { return {state_->places, state_->columns, state_->id_place, state_->usable}; }

// Leaves of a table that grew row by row follow each other in the file, with a page of something else now and then.
bool TablePages::Reader::fill(std::size_t leaf, std::size_t last) {
  const auto& leaves = state_.leaves;
  first_ = leaves[leaf];
  last_ = first_ + 1;
  std::uint32_t limit = first_ + run_bytes / state_.page_size;
  for (++leaf; leaf < last && leaves[leaf] >= last_ && leaves[leaf] < limit; ++leaf) last_ = leaves[leaf] + 1;
  if (first_ < 2 || last_ - 1 > state_.pages) return false;
  std::size_t bytes = std::size_t{last_ - first_} * state_.page_size;
  if (buffer_.size() < bytes + page_padding) buffer_.resize(bytes + page_padding);
  return state_.file.read(std::int64_t{first_ - 1} * state_.page_size, buffer_.data(), bytes);
}

const unsigned char* TablePages::Reader::page(std::size_t leaf, std::size_t last) {
  std::uint32_t number = state_.leaves[leaf];
  bool at_hand = number >= first_ && number < last_;
  if (!at_hand && !fill(leaf, last)) return nullptr;
  const unsigned char* page = buffer_.data() + std::size_t{number - first_} * state_.page_size;
  rows_ = two_bytes(page + 3);
  return page[0] == leaf_page && leaf_header + 2 * rows_ <= state_.usable ? page : nullptr;
}

}  // namespace mi::sql
