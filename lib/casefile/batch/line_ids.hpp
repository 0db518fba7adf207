// SPDX-License-Identifier: Apache-2.0
// The ids of lines in rising order. Those of one batch follow each other, but where its export has rows of other tables or
// lines marked invalid between them: kept by runs, which as a rule are a handful. Twelve bytes a line at the worst.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mi::casefile {

class LineIds {
 public:
  std::size_t size() const { return size_; }
  std::int64_t operator[](std::size_t line) const;
  std::int64_t back() const { return next_ - 1; }
  std::size_t find(std::int64_t id) const;  // which line it is; size() when it is none

  void push_back(std::int64_t id) {
    if (id != next_ || size_ % block == 0) return add(id, 1);
    ++next_, ++size_;
  }
  void append(const LineIds& others);
  bool operator==(const LineIds&) const = default;

 private:
  static constexpr std::size_t block = 1024;
  void add(std::int64_t id, std::size_t lines);  // so many ids from this one on
  std::size_t end_of(std::size_t run) const { return run + 1 < begin_.size() ? begin_[run + 1] : size_; }

  std::vector<std::uint32_t> begin_;     // of each run: its first line,
  std::vector<std::int64_t> first_;      // and the id of that
  std::vector<std::uint32_t> of_block_;  // in which run each block of lines begins
  std::size_t size_ = 0;
  std::int64_t next_ = 0;  // behind the last
};

}  // namespace mi::casefile
