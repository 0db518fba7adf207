// SPDX-License-Identifier: Apache-2.0
#include "claims/door/line_checks.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/money.hpp"
#include "claims/door/cells.hpp"
#include "claims/door/dictionary.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;
using domain::FeeLine;
using domain::LineNote;
using domain::VisitLine;

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::size_t lines_ahead = 8;  // of the one that is checked

std::int64_t start_of_day(std::int64_t second) {
  const std::int64_t into = second % seconds_a_day;
  return second - (into < 0 ? into + seconds_a_day : into);
}

std::uint64_t key_of(std::string_view number, std::uint32_t visit) { return (hash_text(number) + visit) * 0x9E3779B97F4A7C15U; }

// Within a fen of price × quantity, rounded.
bool amount_agrees(const FeeLine& line) {
  constexpr std::int64_t a_fen = 100'000'000;  // in millionths of a yuan × ten-thousandths
  std::int64_t product = 0;
  std::int64_t stated = 0;
  const bool small = !__builtin_mul_overflow(line.price, line.quantity, &product) && !__builtin_mul_overflow(line.amount, a_fen, &stated) &&
                     !__builtin_sub_overflow(product, stated, &product);
  // Rounded half away from zero, the product is at most one fen off when it lies less than one and a half fen away;
  // at exactly one and a half it is rounded away from zero, so it agrees only on the side of zero.
  if (small && std::abs(product) < a_fen + a_fen / 2) return true;
  return std::abs(base::amount({line.price}, {line.quantity}).fen() - line.amount) <= 1;
}

bool is_before(const LineNote& a, const LineNote& b) { return a.line < b.line; }

}  // namespace

// Visits and fee lines in the order in which their rows came: a visit that comes later explains nothing.
void LineChecks::add(Block& block) {
  take_items(block.dimensions[static_cast<std::size_t>(Dimension::item)]);
  const std::vector<VisitLine>& visits = block.of<VisitLine>();
  const std::vector<FeeLine>& lines = block.of<FeeLine>();
  auto next = visits.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + lines_ahead < lines.size()) fetch(lines[i + lines_ahead].visit);
    const FeeLine& line = lines[i];
    for (; next != visits.end() && next->place < line.place; ++next) take(*next);
    if (line.valid != 0) check(line);
  }
  for (; next != visits.end(); ++next) take(*next);
  hand_on(block);
}

void LineChecks::take_items(const NewRows& items) {
  if (self_pay_.empty()) self_pay_.emplace_back();  // places count from 1
  const std::size_t width = casefile::dimension_columns(Dimension::item).size();
  for (std::size_t last = width; last <= items.columns.size(); last += width) self_pay_.emplace_back(items.columns[last - 1]);
}

// Lines name visits in an order that no cache foresees: their stays are brought from memory some time before.
void LineChecks::fetch(domain::Ref<Dimension::visit> visit) const {
  if (visit.place < stays_.size()) __builtin_prefetch(&stays_[visit.place]);
}

LineChecks::Stay& LineChecks::stay(domain::Ref<Dimension::visit> visit) {
  if (stays_.size() <= visit.place) stays_.resize(visit.place + 1);
  return stays_[visit.place];
}

void LineChecks::take(const VisitLine& line) {
  Stay& its = stay(line.visit);
  its.known = true;
  its.begins = line.begins;
  its.ends = line.ends.value_or(INT64_MAX);
}

void LineChecks::check(const FeeLine& line) {
  first_second_ = std::min(first_second_, line.happened);
  last_second_ = std::max(last_second_, line.happened);
  Stay& its = stay(line.visit);
  its.billed = true;
  if (!amount_agrees(line)) note(line.place, "amount", base::amount({line.price}, {line.quantity}).to_string());
  if (its.known && (start_of_day(line.happened) > its.ends || line.happened < start_of_day(its.begins))) note(line.place, "outside-stay");
  if (line.first_paid && line.self_paid && line.over_limit) check_split(line);
  if (line.quantity < 0 || line.amount < 0) {
    if (!line.refunds.empty()) refunds_.push_back({key_of(line.refunds, line.visit.place), line.place});
    ++refund_count_;
    refunded_ += line.amount;
  } else if (!line.refunds.empty()) {
    note(line.place, "refund-sign", std::string(line.refunds));
  }
  keys_.add(key_of(line.number, line.visit.place), line.place);
}

// amount = self-paid + above the limit + paid first + in scope; paid first = the ratio's share of what the first two leave.
void LineChecks::check_split(const FeeLine& line) {
  const std::int64_t base = line.amount - *line.self_paid - *line.over_limit;
  if (line.in_scope && std::abs(base - *line.first_paid - *line.in_scope) > 1) note(line.place, "line-split");
  constexpr std::int64_t whole = 1'000'000;
  std::int64_t ratio = 0;
  if (!read_decimal(self_pay_[line.item.place], 6, ratio) || ratio < 0 || ratio >= whole) return;  // 1: all of it is self-paid, elsewhere
  const std::int64_t share = base::amount({ratio}, {base * 100}).fen();
  if (std::abs(share - *line.first_paid) > 1) note(line.place, "self-pay", base::Money::fen(share).to_string());
}

void LineChecks::note(std::uint32_t line, const char* what, std::string detail) {
  notes_.push_back({0, line, what, std::move(detail)});
}

// Notes stand in the order of the rows that they are about.
void LineChecks::hand_on(Block& block) {
  std::vector<LineNote>& all = block.of<LineNote>();
  const auto others = static_cast<std::ptrdiff_t>(all.size());
  all.insert(all.end(), std::make_move_iterator(notes_.begin()), std::make_move_iterator(notes_.end()));
  std::inplace_merge(all.begin(), all.begin() + others, all.end(), is_before);
  block.rows += notes_.size();
  notes_.clear();
  for (LineNote& note : all) note.place = ++next_note_;
}

// A key that came twice is an export's slip, not a second charge: the later line is noted and checks pass it over.
void LineChecks::end(Block& block) {
  for (std::uint32_t place : keys_.repeated()) note(place, "repeated-key");
  std::vector<std::uint64_t> wanted;
  for (const Refund& refund : refunds_) wanted.push_back(refund.key);
  const auto missing = keys_.missing(std::move(wanted));
  for (const Refund& refund : refunds_)
    if (std::binary_search(missing.begin(), missing.end(), refund.key)) note(refund.place, "refund");
  hand_on(block);
}

std::int64_t LineChecks::without_visit() const {
  return std::count_if(stays_.begin(), stays_.end(), [](const Stay& s) { return s.billed && !s.known; });
}

}  // namespace mi::claims
