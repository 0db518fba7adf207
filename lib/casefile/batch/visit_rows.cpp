// SPDX-License-Identifier: Apache-2.0
// Visits, settlements, prices and the extras of visits and fee lines of a case, row by row, for the checks.
#include "casefile/batch/rows.hpp"
#include "casefile/batch/table_rows.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

template <class Row> std::uint32_t small(const Row& row, int column) { return static_cast<std::uint32_t>(row.integer(column)); }
template <class Row> std::optional<std::int64_t> known(const Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

struct Settlements {
  std::vector<SettlementRow> rows;
  void reserve(std::size_t count) { rows.reserve(count); }
  template <class Row> void add(const Row& row) {
    if (row.integer(7) == 0) return;  // marked invalid
    rows.push_back({row.integer(0), small(row, 1), small(row, 2), row.integer(3), row.integer(4), known(row, 5), known(row, 6)});
  }
};

struct Prices {
  std::vector<domain::PriceLine> rows;
  template <class Row> void add(const Row& row) {
    rows.push_back({place_of(row.integer(0)), row.string(1), row.string(2), row.integer(3), row.string(4), row.string(5)});
  }
};

struct FeeExtras {
  const std::function<void(const FeeMore&)>* take;
  template <class Row> void add(const Row& row) { (*take)({row.integer(0), row.text(1), row.text(2), row.text(3), known(row, 4), known(row, 5)}); }
};

struct VisitExtras {
  const std::function<void(const VisitMore&)>* take;
  template <class Row> void add(const Row& row) { (*take)({row.integer(0), known(row, 1), known(row, 2), row.text(3)}); }
};

}  // namespace

std::string_view VisitRows::kept(std::string_view word) {
  if (word.empty()) return {};
  const auto found = words_->find(word);
  return found != words_->end() ? *found : *words_->emplace(word).first;
}

template <class Row> void VisitRows::add(const Row& row) {
  rows_.push_back({row.integer(0), small(row, 1), small(row, 2), small(row, 3), small(row, 4), small(row, 5), small(row, 6), row.integer(7),
                   known(row, 8), kept(row.text(9)), kept(row.text(10)), kept(row.text(11)), kept(row.text(12))});
}

VisitRows read_visits(Case& source) {
  static const std::vector<std::string> columns{"id",        "visit", "person", "institution", "department", "doctor",       "diagnosis",
                                                "begins", "ends",  "med_type",  "insurance",   "level",  "discharge_way"};
  return collect_rows<VisitRows>(source.connection(), "visit_line", columns);
}

std::vector<SettlementRow> read_settlements(Case& source) {
  static const std::vector<std::string> columns{"id", "settlement", "visit", "total", "fund", "in_scope", "deductible", "valid"};
  return collect_rows<Settlements>(source.connection(), "settlement_line", columns).rows;
}

std::vector<domain::PriceLine> read_prices(Case& source) {
  return collect_rows<Prices>(source.connection(), "price_line", columns_of<domain::PriceLine>()).rows;
}

void each_fee_extra(Case& source, const std::function<void(const FeeMore&)>& f) {
  static const std::vector<std::string> columns{"id", "takeaway", "order_number", "device", "days", "uploaded"};
  collect_rows<FeeExtras>(source.connection(), "fee_extra", columns, {&f});
}

void each_visit_extra(Case& source, const std::function<void(const VisitMore&)>& f) {
  static const std::vector<std::string> columns{"id", "died", "uploaded", "referred_to"};
  collect_rows<VisitExtras>(source.connection(), "visit_extra", columns, {&f});
}

}  // namespace mi::casefile
