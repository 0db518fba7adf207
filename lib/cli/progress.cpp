// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <algorithm>
#include <array>

#include "base/message.hpp"

namespace mi::cli {
namespace {

// Three digits are enough: 950, 1.2 k, 23 M, 4.0 G.
std::string short_count(std::uint64_t count) {
  static constexpr std::array units{"", " k", " M", " G", " T"};
  std::size_t unit = 0;
  std::uint64_t tenths = count * 10;
  for (; tenths >= 10000 && unit + 1 < units.size(); ++unit) tenths /= 1000;
  std::string text = std::to_string(tenths / 10);
  if (unit > 0 && tenths < 100) text += "." + std::to_string(tenths % 10);
  return text + units[unit];
}

std::string duration(std::uint64_t seconds) {
  if (seconds < 100) return base::say("{} s left", seconds);
  return base::say("{} min left", (seconds + 30) / 60);
}

}  // namespace

std::string progress_line(const char* what, std::uint64_t done, std::uint64_t total, std::chrono::milliseconds elapsed) {
  const auto passed = static_cast<std::uint64_t>(std::max<std::int64_t>(elapsed.count(), 1));
  const std::uint64_t rate = done / passed * 1000 + done % passed * 1000 / passed;
  std::string line = base::tr(what) + std::string(" ") + (total > 0 ? std::to_string(done * 100 / total) + " %" : short_count(done));
  if (rate == 0) return line;
  line += ", " + short_count(rate) + "/s";
  return total > done ? line + ", " + duration((total - done + rate - 1) / rate) : line;
}

}  // namespace mi::cli
