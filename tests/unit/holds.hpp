// SPDX-License-Identifier: Apache-2.0
// A law that holds for all inputs, as an assertion: rapidcheck alone prints a counter-example and returns false, which no
// test would see.
#pragma once
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <utility>

namespace mi::test {

template <class... Arguments> void holds(Arguments&&... arguments) {
  CHECK(rc::check(std::forward<Arguments>(arguments)...));
}

}  // namespace mi::test
