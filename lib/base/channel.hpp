// SPDX-License-Identifier: Apache-2.0
// A short queue between two threads. The one that takes may stop early (an error): the one that puts is told by push
// returning false. An error of the one that puts is thrown where it is taken.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <utility>

namespace mi::base {

template <class T>
class Channel {
 public:
  explicit Channel(std::size_t capacity) : capacity_(capacity) {}

  bool push(T value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return values_.size() < capacity_ || stopped_; });
    if (stopped_) return false;
    values_.push_back(std::move(value));
    changed_.notify_all();
    return true;
  }
  // false: that was all. Rethrows what end() was given.
  bool pop(T& value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !values_.empty() || ended_; });
    if (values_.empty()) {
      if (error_) std::rethrow_exception(error_);
      return false;
    }
    value = std::move(values_.front());
    values_.pop_front();
    changed_.notify_all();
    return true;
  }
  bool try_pop(T& value) {
    std::lock_guard lock(mutex_);
    if (values_.empty()) return false;
    value = std::move(values_.front());
    values_.pop_front();
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
  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> values_;
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace mi::base
