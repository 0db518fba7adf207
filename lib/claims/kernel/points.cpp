// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/points.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

void unfold(std::string_view word, std::vector<std::string>& codes) {
  std::size_t open = word.find('{');
  if (open == std::string_view::npos) {
    codes.emplace_back(word);
    return;
  }
  std::string_view tails = word.substr(open + 1, word.size() - open - 2);
  for (const std::string& tail : base::split(tails, ',')) codes.push_back(std::string(word.substr(0, open)) + tail);
}

// Whole codes by hash, the few prefixes one by one.
class Finder {
 public:
  explicit Finder(const std::vector<Point>& points) {
    for (std::uint32_t p = 0; p < points.size(); ++p)
      for (const std::string& code : points[p].codes) {
        if (!code.empty() && code.back() == '*') prefixes_.emplace_back(std::string_view(code).substr(0, code.size() - 1), p);
        else whole_.emplace(code, p);
      }
  }

  void find(std::string_view code, std::vector<std::uint32_t>& places) const {
    auto [first, last] = whole_.equal_range(code);
    for (; first != last; ++first) places.push_back(first->second);
    for (const auto& [prefix, p] : prefixes_)
      if (code.substr(0, prefix.size()) == prefix) places.push_back(p);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
  }

 private:
  std::unordered_multimap<std::string_view, std::uint32_t> whole_;
  std::vector<std::pair<std::string_view, std::uint32_t>> prefixes_;
};

}  // namespace

std::vector<std::string> unfold_codes(std::string_view written) {
  std::vector<std::string> codes;
  for (const std::string& word : base::split(written, ' '))
    if (!word.empty()) unfold(word, codes);
  return codes;
}

std::vector<Point> read_points(const std::string& text, const std::string& list, const std::string& rule) {
  std::vector<Point> points;
  each_row(text, list, "limit,name,rule,batch,codes", [&](const ListRow& row) {
    if (!row[2].empty() && row[2] != rule) return;
    Point point{std::string(row[0]), std::string(row[1]), fmt::format("{} {} {}", list, row[2], row[3]), unfold_codes(row[4])};
    bool more = !points.empty() && points.back().limit == point.limit && points.back().name == point.name &&
                points.back().knowledge == point.knowledge;
    if (more) std::move(point.codes.begin(), point.codes.end(), std::back_inserter(points.back().codes));
    else points.push_back(std::move(point));
  });
  return points;
}

std::vector<std::string_view> codes_of(const casefile::DimensionRows& names) {
  std::vector<std::string_view> codes;
  for (std::uint32_t id = 0; id < std::max<std::size_t>(names.size(), 1); ++id) codes.push_back(names.at(id, 0));
  return codes;
}

std::vector<Point> items_named(const std::vector<Point>& points) {
  std::vector<Point> items;
  for (const Point& point : points) items.push_back({"", point.name, "", base::split(point.limit, ';')});
  return items;
}

PointsByCode::PointsByCode(const std::vector<std::string_view>& codes, const std::vector<Point>& points) {
  Finder finder(points);
  std::vector<std::uint32_t> found;
  start_.assign(codes.size() + 1, 0);
  for (std::size_t code = 0; code < codes.size(); ++code) {
    found.clear();
    if (!codes[code].empty()) finder.find(codes[code], found);
    if (found.empty() && national_part(codes[code]) != codes[code]) finder.find(national_part(codes[code]), found);
    places_.insert(places_.end(), found.begin(), found.end());
    start_[code + 1] = static_cast<std::uint32_t>(places_.size());
  }
}

}  // namespace mi::claims
