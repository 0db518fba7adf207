// SPDX-License-Identifier: Apache-2.0
// The same work on several parts at once.
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace mi::base {

// 0 stands for one a core.
inline unsigned threads_or_cores(unsigned threads) {
  return threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

// Part `i` of `parts` of so many things begins here; it ends where the next begins.
inline std::size_t begin_of_part(std::size_t size, std::size_t parts, std::size_t i) { return size / parts * i + size % parts * i / parts; }

// Calls f(0) … f(parts - 1), each on a thread of its own, the first on the caller's; waits for all. The error of the lowest
// part is thrown, so that what is said does not hang on which was first.
template <class F> void in_parallel(std::size_t parts, F&& f) {
  std::vector<std::exception_ptr> errors(parts);
  auto work = [&](std::size_t i) {
    try {
      f(i);
    } catch (...) {
      errors[i] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;  // waited for at the end of the block, and when the system gives no more threads
    for (std::size_t i = 1; i < parts; ++i) others.emplace_back(work, i);
    if (parts > 0) work(0);
  }
  for (const auto& error : errors)
    if (error) std::rethrow_exception(error);
}

// Does both, the second meanwhile on another thread where there are more than one.
template <class F, class G> void together(unsigned threads, F&& first, G&& second) {
  if (threads > 1) return in_parallel(2, [&](std::size_t i) { i == 0 ? first() : second(); });
  first();
  second();
}

// Calls f(0) … f(jobs - 1) by so many threads, each of which takes the next job when it has done one: for jobs of which some
// are long. The error of the lowest job is thrown; later ones may have been done or not.
template <class F> void share_out(std::size_t jobs, std::size_t threads, F&& f) {
  std::vector<std::exception_ptr> errors(jobs);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  in_parallel(std::min(jobs, threads), [&](std::size_t) {
    for (std::size_t job = next++; job < jobs && !failed; job = next++) {
      try {
        f(job);
      } catch (...) {
        errors[job] = std::current_exception();
        failed = true;
      }
    }
  });
  for (const auto& error : errors)
    if (error) std::rethrow_exception(error);
}

}  // namespace mi::base
