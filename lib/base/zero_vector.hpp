// SPDX-License-Identifier: Apache-2.0
// A vector of numbers whose resize() makes the new ones nought without touching their memory: for columns that many inputs do
// not have. Long ones are what the system hands out as nought; where nothing is written, nothing is taken.
#pragma once
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace mi::base {

enum class Pages { large, small };  // what the system is asked for: small ones where a few numbers lie far apart

template <class T, Pages asked = Pages::large> struct Zeroed : std::allocator<T> {
  template <class U> struct rebind {
    using other = Zeroed<U, asked>;
  };

  T* allocate(std::size_t count) {
    if (count > SIZE_MAX / 2 / sizeof(T)) throw std::bad_alloc();
    void* const place = is_long(count) ? pages(count) : std::calloc(count, sizeof(T));
    if (place == nullptr) throw std::bad_alloc();
    return static_cast<T*>(place);
  }
  void deallocate(T* place, std::size_t count) {
    if (is_long(count)) ::munmap(place, bytes_of(count));
    else std::free(place);
  }

  template <class U> void construct(U*) noexcept {}  // it is nought already
  template <class U, class... Args> void construct(U* place, Args&&... args) {
    ::new (static_cast<void*>(place)) U(std::forward<Args>(args)...);
  }

 private:
  static constexpr std::size_t large_page = std::size_t{2} * 1024 * 1024;
  static bool is_long(std::size_t count) { return count >= 2 * large_page / sizeof(T); }
  static std::size_t bytes_of(std::size_t count) { return (count * sizeof(T) + large_page - 1) / large_page * large_page; }

  // Where large pages begin; what lies before and behind is given back.
  static void* pages(std::size_t count) {
    const std::size_t bytes = bytes_of(count);
    void* const all = ::mmap(nullptr, bytes + large_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (all == MAP_FAILED) return nullptr;
    const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(all) % large_page) % large_page;
    char* const place = static_cast<char*>(all) + before;
    if (before > 0) ::munmap(all, before);
    if (before < large_page) ::munmap(place + bytes, large_page - before);
    ::madvise(place, bytes, asked == Pages::large ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
    return place;
  }
};

// Grown by resize() from nothing, or by push_back(); a shorter one is not made longer again: what it had is not nought.
template <class T> using ZeroVector = std::vector<T, Zeroed<T>>;
template <class T> using ScatteredVector = std::vector<T, Zeroed<T, Pages::small>>;

}  // namespace mi::base
