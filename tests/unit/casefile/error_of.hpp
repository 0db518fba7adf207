// SPDX-License-Identifier: Apache-2.0
// The error that an action throws; the test fails when it throws none.
#pragma once
#include <doctest/doctest.h>

#include <functional>

#include "base/error.hpp"

namespace mi::test {

inline base::Error error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const base::Error& e) {
    return e;
  }
  FAIL("no error was thrown");
  return {base::ErrorKind::internal, ""};
}

}  // namespace mi::test
