// SPDX-License-Identifier: Apache-2.0
#include "casefile/batch/line_ids.hpp"

#include <algorithm>

namespace mi::casefile {

std::int64_t LineIds::operator[](std::size_t line) const {
  const std::size_t at = line / block;
  std::size_t run = of_block_[at];
  const std::size_t last = at + 1 < of_block_.size() ? of_block_[at + 1] : begin_.size() - 1;
  if (run != last) {
    auto place = [&](std::size_t i) { return begin_.begin() + static_cast<std::ptrdiff_t>(i); };
    run = static_cast<std::size_t>(std::upper_bound(place(run), place(last + 1), line) - begin_.begin()) - 1;
  }
  return first_[run] + static_cast<std::int64_t>(line - begin_[run]);
}

std::size_t LineIds::find(std::int64_t id) const {
  const auto behind = std::upper_bound(first_.begin(), first_.end(), id);
  if (behind == first_.begin()) return size_;
  const auto run = static_cast<std::size_t>(behind - first_.begin()) - 1;
  const std::uint64_t steps = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(first_[run]);
  return steps < end_of(run) - begin_[run] ? begin_[run] + steps : size_;
}

void LineIds::append(const LineIds& others) {
  for (std::size_t run = 0; run < others.begin_.size(); ++run) add(others.first_[run], others.end_of(run) - others.begin_[run]);
}

void LineIds::add(std::int64_t id, std::size_t lines) {
  if (size_ == 0 || id != next_) {
    begin_.push_back(static_cast<std::uint32_t>(size_));
    first_.push_back(id);
  }
  size_ += lines;
  while (of_block_.size() * block < size_) of_block_.push_back(static_cast<std::uint32_t>(begin_.size() - 1));
  next_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(id) + lines);
}

}  // namespace mi::casefile
