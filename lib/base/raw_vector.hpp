// SPDX-License-Identifier: Apache-2.0
// A vector of numbers whose resize() leaves the new ones unset: for columns that several threads fill, each its own part.
// Setting them to nothing first would touch all of the memory on one thread, a third of the time of reading a million lines.
#pragma once
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace mi::base {

template <class T> struct Unset : std::allocator<T> {
  template <class U> struct rebind {
    using other = Unset<U>;
  };
  template <class U> void construct(U* place) noexcept { ::new (static_cast<void*>(place)) U; }
  template <class U, class... Args> void construct(U* place, Args&&... args) {
    ::new (static_cast<void*>(place)) U(std::forward<Args>(args)...);
  }
};

template <class T> using RawVector = std::vector<T, Unset<T>>;

}  // namespace mi::base
