// SPDX-License-Identifier: Apache-2.0
// Lines that do not count, or not in full: returned ones, and those an export holds twice.
#include <algorithm>

#include "claims/arrays/data.hpp"

namespace mi::claims {
namespace {

using Numbers = std::unordered_map<std::int64_t, casefile::LineNumbers>;  // by id

// Numbers of all lines of the visits that `wanted` picks.
template <class F> Numbers numbers_of(const Data& data, casefile::Case& source, F&& wanted) {
  std::vector<std::int64_t> ids;
  for (std::uint32_t v = 0; v < data.visit_count(); ++v) {
    if (!wanted(v)) continue;
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) ids.push_back(data.fees.id[data.by_visit[i]]);
  }
  std::sort(ids.begin(), ids.end());
  Numbers numbers;
  for (casefile::LineNumbers& line : casefile::read_numbers(source, ids)) numbers.emplace(line.id, std::move(line));
  return numbers;
}

// Visits of which a line takes something back; by id of the visit.
std::vector<char> visits_with_refunds(const Data& data) {
  std::vector<char> visits(data.visit_count(), 0);
  for (std::size_t line = 0; line < data.fees.size(); ++line)
    if (data.fees.quantity[line] < 0) visits[std::min(data.fees.visit[line], data.visit_count() - 1)] = 1;
  return visits;
}

// Lines stand in order of their batches, so the first and the last of a visit tell.
bool has_two_batches(const Data& data, std::uint32_t visit) {
  const auto begin = data.by_visit.begin() + data.start[visit], end = data.by_visit.begin() + data.start[visit + 1];
  if (begin == end) return false;
  const auto [first, last] = std::minmax_element(begin, end);
  return data.fees.id[*first] >> 32 != data.fees.id[*last] >> 32;
}

class Refunds {
 public:
  Refunds(Data& data, const Numbers& numbers) : data_(data), numbers_(numbers) {}

  void take_off(std::uint32_t visit) {
    for (std::uint32_t i = data_.start[visit]; i < data_.start[visit + 1]; ++i) {
      std::uint32_t refund = data_.by_visit[i];
      if (data_.fees.quantity[refund] < 0) take_off(visit, i, refund);
    }
  }

 private:
  void take_off(std::uint32_t visit, std::uint32_t at, std::uint32_t refund) {
    std::int64_t units = -data_.fees.quantity[refund];
    std::string_view named = refunded_number(refund);
    // The latest earlier line first: what was billed last is what is usually taken back.
    for (std::uint32_t i = named.empty() ? at : data_.start[visit + 1]; units > 0 && i-- > data_.start[visit];) {
      std::uint32_t line = data_.by_visit[i];
      if (data_.left(line) == 0 || !matches(line, refund, named)) continue;
      std::int64_t taken = std::min(units, data_.left(line));
      data_.set_left(line, data_.left(line) - taken);
      units -= taken;
      ++data_.returned;
    }
  }

  bool matches(std::uint32_t line, std::uint32_t refund, std::string_view named) const {
    if (!named.empty()) {
      auto found = numbers_.find(data_.fees.id[line]);
      return found != numbers_.end() && found->second.number == named;
    }
    return data_.code(line) == data_.code(refund) && data_.fees.price[line] == data_.fees.price[refund];
  }

  std::string_view refunded_number(std::uint32_t refund) const {
    auto found = numbers_.find(data_.fees.id[refund]);
    return found != numbers_.end() ? std::string_view(found->second.refunds) : std::string_view();
  }

  Data& data_;
  const Numbers& numbers_;
};

}  // namespace

void net_refunds(Data& data, casefile::Case& source) {
  std::vector<char> visits = visits_with_refunds(data);
  auto wanted = [&](std::uint32_t visit) { return visits[visit] != 0; };
  Numbers numbers = numbers_of(data, source, wanted);
  if (numbers.empty()) return;
  Refunds refunds(data, numbers);
  for (std::uint32_t v = 0; v < data.visit_count(); ++v)
    if (wanted(v)) refunds.take_off(v);
}

void drop_repeated(Data& data, casefile::Case& source) {
  auto drop = [&](std::uint32_t line) {
    data.repeated += data.left(line) != 0 ? 1 : 0;
    data.set_left(line, 0);
    data.fees.quantity.set(line, std::max<std::int64_t>(data.fees.quantity[line], 0));  // a refund read twice is one
  };
  std::vector<std::int64_t> noted = casefile::noted_lines(source, "repeated-key");
  for (std::int64_t id : noted) {
    if (const std::size_t line = data.fees.id.find(id); line < data.fees.size()) drop(static_cast<std::uint32_t>(line));
  }
  if (data.batches.size() < 2) return;
  auto wanted = [&](std::uint32_t visit) { return has_two_batches(data, visit); };
  Numbers numbers = numbers_of(data, source, wanted);
  for (std::uint32_t v = 0; !numbers.empty() && v < data.visit_count(); ++v) {
    if (!wanted(v)) continue;
    std::unordered_map<std::string_view, std::uint32_t> last;
    for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
      std::uint32_t line = data.by_visit[i];
      auto [found, fresh] = last.emplace(numbers.at(data.fees.id[line]).number, line);
      if (fresh) continue;
      std::uint32_t older = std::min(found->second, line);  // lines come in order of their batches
      found->second = std::max(found->second, line);
      drop(older);
    }
  }
}

}  // namespace mi::claims
