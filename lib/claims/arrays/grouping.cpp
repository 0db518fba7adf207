// SPDX-License-Identifier: Apache-2.0
// Lines by visit: counted, then put in their places. Exports come in order of time, as a rule, and so do the lines of each
// visit then; only those of the others are sorted.
#include <algorithm>

#include "base/parallel.hpp"
#include "claims/arrays/data.hpp"

namespace mi::claims {
namespace {

// The first places of the visits' lines. A visit that a damaged file makes up counts as the last.
void count_lines(Data& data, std::uint32_t visits) {
  data.start.assign(visits + 1, 0);
  for (std::uint32_t visit : data.fees.visit) ++data.start[std::min(visit, visits - 1) + 1];
  for (std::size_t v = 1; v <= visits; ++v) data.start[v] += data.start[v - 1];
}

// Returns the visits whose lines are not yet in order of time.
std::vector<std::uint32_t> place_lines(Data& data, std::uint32_t visits) {
  struct Visit {
    std::uint32_t next = 0;
    bool in_order = true;
    std::int64_t latest = INT64_MIN;
  };
  std::vector<Visit> all(visits);
  for (std::uint32_t v = 0; v < visits; ++v) all[v].next = data.start[v];
  data.by_visit.resize(data.fees.size());
  for (std::uint32_t line = 0; line < data.fees.size(); ++line) {
    Visit& visit = all[std::min(data.fees.visit[line], visits - 1)];
    data.by_visit[visit.next++] = line;
    visit.in_order = visit.in_order && visit.latest <= data.fees.happened[line];
    visit.latest = data.fees.happened[line];
  }
  std::vector<std::uint32_t> unordered;
  for (std::uint32_t v = 0; v < visits; ++v)
    if (!all[v].in_order) unordered.push_back(v);
  return unordered;
}

using Moment = std::pair<std::int64_t, std::uint32_t>;  // of a line: time, and its place

// The times are brought together first: they lie far apart, and a sort looks at each again and again.
void sort_lines(Data& data, std::uint32_t visit, std::vector<Moment>& moments) {
  const auto first = data.by_visit.begin() + data.start[visit];
  const auto last = data.by_visit.begin() + data.start[visit + 1];
  moments.clear();
  for (auto line = first; line != last; ++line) moments.emplace_back(data.fees.happened[*line], *line);
  std::sort(moments.begin(), moments.end());
  std::transform(moments.begin(), moments.end(), first, [](const Moment& moment) { return moment.second; });
}

}  // namespace

void group_by_visit(Data& data, unsigned threads) {
  auto visits = static_cast<std::uint32_t>(std::max<std::size_t>(data.visits.size(), 1));
  count_lines(data, visits);
  std::vector<std::uint32_t> unordered = place_lines(data, visits);
  base::in_parallel(unordered.empty() ? 0 : threads, [&](std::size_t part) {
    std::size_t end = base::begin_of_part(unordered.size(), threads, part + 1);
    std::vector<Moment> moments;
    for (std::size_t i = base::begin_of_part(unordered.size(), threads, part); i < end; ++i) sort_lines(data, unordered[i], moments);
  });
}

}  // namespace mi::claims
