// SPDX-License-Identifier: Apache-2.0
// The fee lines of a case as columns. They are nine tenths of a case, so all cores read them.
#include <algorithm>

#include "base/parallel.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/table_rows.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

// In the order in which `put` takes them.
const std::vector<std::string>& column_names() {
  static const std::vector<std::string> names{"id",       "visit",      "happened", "item",       "quantity", "price",
                                              "amount",   "department", "doctor",   "settlement", "in_scope", "valid"};
  return names;
}
constexpr int valid_column = 11;

template <class Row> std::uint32_t small(const Row& row, int column) { return static_cast<std::uint32_t>(row.integer(column)); }

// Columns that an export may lack: nothing is written where there is nothing.
template <class Row> void put_scarce(FeeColumns& all, std::size_t line, const Row& row, FeeColumns::Seen& seen) {
  auto reference = [&](auto& column, int from, bool& has) {
    const std::uint32_t id = small(row, from);
    if (id != 0) column[line] = id, has = true;
  };
  reference(all.department, 7, seen.department);
  reference(all.doctor, 8, seen.doctor);
  reference(all.settlement, 9, seen.settlement);
  if (!row.is_null(10)) all.in_scope.set(line, row.integer(10)), seen.in_scope = true;
}

// All but the id.
template <class Row> void put(FeeColumns& all, std::size_t line, const Row& row, FeeColumns::Seen& seen) {
  all.visit[line] = small(row, 1);
  all.happened.set(line, row.integer(2));
  all.item[line] = small(row, 3);
  all.quantity.set(line, row.integer(4));
  all.price.set(line, row.integer(5));
  all.amount.set(line, row.integer(6));
  put_scarce(all, line, row, seen);
}

FeeColumns by_select(sql::Connection& db) {
  FeeColumns all;
  if (auto count = db.prepare("SELECT count(*) FROM fee_line"); count.step()) all.resize(static_cast<std::size_t>(count.integer(0)));
  FeeColumns::Seen seen;
  std::size_t lines = 0;
  select_rows(db, "fee_line", column_names(), [&](const auto& row) {
    if (row.integer(valid_column) == 0) return;
    if (lines == all.size()) all.resize(2 * lines + 1);  // a damaged file may count fewer than it has
    all.id.push_back(row.integer(0));
    put(all, lines++, row, seen);
  });
  all.resize(lines);
  return all;
}

// Lines that a thread reads: those of some leaves, to some places of the columns. There are more parts than threads: the system
// may take long to hand out memory to one of these.
constexpr std::size_t parts_a_thread = 8;
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;  // before which its valid lines end
  bool read = false;
  LineIds ids = {};
  FeeColumns::Seen seen = {};
};

Part read_part(const sql::TablePages& pages, FeeColumns& all, std::size_t first, std::size_t last) {
  Part part{pages.most_rows(0, first), pages.most_rows(0, first), false};
  std::size_t limit = pages.most_rows(0, last);
  bool fits = true;  // a damaged page may hold more rows than the tree has room for
  bool whole = pages.each_row(first, last, [&](const auto& row) {
    if (row.integer(valid_column) == 0) return;
    fits = part.end < limit;
    if (!fits) return;
    part.ids.push_back(row.integer(0));
    put(all, part.end++, row, part.seen);
  });
  part.read = whole && fits;
  return part;
}

// Where a part has fewer lines than its leaves might hold, the later parts move up.
void close_gaps(FeeColumns& all, const std::vector<Part>& parts) {
  FeeColumns::Seen seen;
  for (const Part& part : parts) seen.add(part.seen);
  std::size_t lines = 0;
  for (const Part& part : parts) {
    if (part.begin != lines) all.move_up(part.begin, part.end, lines, seen);
    all.id.append(part.ids);
    lines += part.end - part.begin;
  }
  all.resize(lines);
}

std::optional<FeeColumns> from_pages(const sql::TablePages& pages, unsigned threads) {
  std::size_t leaves = pages.leaves();
  std::vector<Part> parts(std::min<std::size_t>(parts_a_thread * threads, leaves));
  FeeColumns all;
  all.resize(pages.most_rows(0, leaves));
  base::share_out(parts.size(), threads, [&](std::size_t i) {
    parts[i] = read_part(pages, all, base::begin_of_part(leaves, parts.size(), i), base::begin_of_part(leaves, parts.size(), i + 1));
  });
  if (!std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.read; })) return std::nullopt;
  close_gaps(all, parts);
  return all;
}

}  // namespace

void FeeColumns::resize(std::size_t lines) {
  auto each = [&](auto&... columns) { (columns.resize(lines), ...); };
  each(visit, item, happened, quantity, price, amount, department, doctor, settlement, in_scope);
}

void FeeColumns::Seen::add(const Seen& other) {
  department |= other.department, doctor |= other.doctor, settlement |= other.settlement, in_scope |= other.in_scope;
}

void FeeColumns::move_up(std::size_t begin, std::size_t end, std::size_t to, const Seen& seen) {
  auto at = [](auto& column, std::size_t line) { return column.begin() + static_cast<std::ptrdiff_t>(line); };
  auto move = [&](auto& column) { std::copy(at(column, begin), at(column, end), at(column, to)); };
  auto narrow = [&](auto&... columns) { (columns.move_up(begin, end, to), ...); };
  move(visit), move(item);
  narrow(happened, quantity, price, amount);
  if (seen.department) move(department);
  if (seen.doctor) move(doctor);
  if (seen.settlement) move(settlement);
  if (seen.in_scope) move(in_scope);
}

struct FeeReading::State {
  sql::Connection& db;
  Moment moment;
  std::optional<sql::TablePages> pages;
  std::optional<FeeColumns> all;

  explicit State(sql::Connection& c) : db(c), moment(c), pages(sql::TablePages::find(c, "fee_line", column_names())) {}
};

FeeReading::FeeReading(Case& source) : state_(std::make_unique<State>(source.connection())) {}
FeeReading::~FeeReading() = default;

void FeeReading::read(unsigned threads) {
  if (state_->pages) state_->all = from_pages(*state_->pages, base::threads_or_cores(threads));
}

FeeColumns FeeReading::take() { return state_->all ? std::move(*state_->all) : by_select(state_->db); }

FeeColumns read_fees(Case& source, unsigned threads) {
  FeeReading reading(source);
  reading.read(threads);
  return reading.take();
}

}  // namespace mi::casefile
