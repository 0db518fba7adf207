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

// What a thread sorts with: the times of a visit's lines are brought together first, as they lie far apart, and a sort looks at
// each again and again.
struct Room {
  std::vector<std::pair<std::int64_t, std::uint32_t>> moments;  // of a line: time, and its place
  std::vector<std::uint64_t> short_ones;                        // seconds since the earliest, then the place: sorted twice as fast
};

void sort_lines(Data& data, std::uint32_t visit, Room& room) {
  const auto first = data.by_visit.begin() + data.start[visit];
  const auto last = data.by_visit.begin() + data.start[visit + 1];
  room.moments.clear();
  for (auto line = first; line != last; ++line) room.moments.emplace_back(data.fees.happened[*line], *line);
  const auto [earliest, latest] = std::minmax_element(room.moments.begin(), room.moments.end());
  const auto since = [from = static_cast<std::uint64_t>(earliest->first)](std::int64_t time) { return static_cast<std::uint64_t>(time) - from; };
  if (since(latest->first) > UINT32_MAX) {
    std::sort(room.moments.begin(), room.moments.end());
    std::transform(room.moments.begin(), room.moments.end(), first, [](const auto& moment) { return moment.second; });
    return;
  }
  room.short_ones.clear();
  for (const auto& [time, line] : room.moments) room.short_ones.push_back(since(time) << 32 | line);
  std::sort(room.short_ones.begin(), room.short_ones.end());
  std::transform(room.short_ones.begin(), room.short_ones.end(), first, [](std::uint64_t one) { return static_cast<std::uint32_t>(one); });
}

}  // namespace

void group_by_visit(Data& data, unsigned threads) {
  auto visits = static_cast<std::uint32_t>(std::max<std::size_t>(data.visits.size(), 1));
  count_lines(data, visits);
  std::vector<std::uint32_t> unordered = place_lines(data, visits);
  base::in_parallel(unordered.empty() ? 0 : threads, [&](std::size_t part) {
    std::size_t end = base::begin_of_part(unordered.size(), threads, part + 1);
    Room room;
    for (std::size_t i = base::begin_of_part(unordered.size(), threads, part); i < end; ++i) sort_lines(data, unordered[i], room);
  });
}

}  // namespace mi::claims
