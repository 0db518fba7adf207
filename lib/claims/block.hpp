// SPDX-License-Identifier: Apache-2.0
// What passes from the thread that reads a file to the one that writes the case: a few thousand rows, and the dimension
// rows that they are the first to name.
#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "domain/claims.hpp"

namespace mi::claims {

struct Block {
  std::vector<std::pair<domain::Dimension, std::vector<std::string>>> dimensions;
  std::vector<domain::VisitLine> visits;
  std::vector<domain::SettlementLine> settlements;
  std::vector<domain::PriceLine> prices;
  std::vector<domain::FeeLine> fees;
  std::vector<domain::LineNote> notes;
  std::vector<domain::SetAside> set_aside;
  std::uint64_t bytes_read = 0;  // of all files, so far

  void clear() {
    dimensions.clear();
    visits.clear();
    settlements.clear();
    prices.clear();
    fees.clear();
    notes.clear();
    set_aside.clear();
  }
  std::size_t rows() const {
    return visits.size() + settlements.size() + prices.size() + fees.size() + notes.size() + set_aside.size();
  }
};

// A short queue between two threads. The writer may stop early (an error): the reader is told by push returning false.
class BlockQueue {
 public:
  bool push(Block block) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return blocks_.size() < capacity || stopped_; });
    if (stopped_) return false;
    blocks_.push_back(std::move(block));
    changed_.notify_all();
    return true;
  }
  // A block that was written, for the reader to fill again: growing its vectors anew would cost as much as filling them.
  void give_back(Block block) {
    block.clear();
    std::lock_guard lock(mutex_);
    spare_.push_back(std::move(block));
  }
  Block fresh() {
    std::lock_guard lock(mutex_);
    if (spare_.empty()) return {};
    Block block = std::move(spare_.back());
    spare_.pop_back();
    return block;
  }
  // false: all was read. Rethrows what the reader threw.
  bool pop(Block& block) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !blocks_.empty() || ended_; });
    if (blocks_.empty()) {
      if (error_) std::rethrow_exception(error_);
      return false;
    }
    block = std::move(blocks_.front());
    blocks_.pop_front();
    changed_.notify_all();
    return true;
  }
  void end(std::exception_ptr error = nullptr) {
    std::lock_guard lock(mutex_);
    ended_ = true;
    error_ = std::move(error);
    changed_.notify_all();
  }
  void stop() {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t capacity = 4;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Block> blocks_;
  std::vector<Block> spare_;
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace mi::claims
