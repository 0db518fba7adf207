// SPDX-License-Identifier: Apache-2.0
// A vector of numbers whose resize() leaves the new ones unset: for columns that several threads fill, each its own part.
// Setting them to nothing first would touch all of the memory on one thread, a third of the time of reading a million lines.
// Long ones ask the system for large pages: it hands out memory page by page, and thousands of small ones take it as long
// as filling them does.
#pragma once
#include <sys/mman.h>

#include <cstdlib>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace mi::base {

template <class T> struct Unset : std::allocator<T> {
  template <class U> struct rebind {
    using other = Unset<U>;
  };

  T* allocate(std::size_t count) {
    if (!is_long(count)) return std::allocator<T>::allocate(count);
    const std::size_t bytes = (count * sizeof(T) + large_page - 1) / large_page * large_page;
    void* const place = std::aligned_alloc(large_page, bytes);
    if (place == nullptr) throw std::bad_alloc();
    ::madvise(place, bytes, MADV_HUGEPAGE);  // where the system has none, small ones do
    return static_cast<T*>(place);
  }
  void deallocate(T* place, std::size_t count) {
    if (is_long(count)) std::free(place);
    else std::allocator<T>::deallocate(place, count);
  }

  template <class U> void construct(U* place) noexcept { ::new (static_cast<void*>(place)) U; }
  template <class U, class... Args> void construct(U* place, Args&&... args) {
    ::new (static_cast<void*>(place)) U(std::forward<Args>(args)...);
  }

 private:
  static constexpr std::size_t large_page = std::size_t{2} * 1024 * 1024;
  static bool is_long(std::size_t count) { return count >= 2 * large_page / sizeof(T) && count <= SIZE_MAX / 2 / sizeof(T); }
};

template <class T> using RawVector = std::vector<T, Unset<T>>;

}  // namespace mi::base
