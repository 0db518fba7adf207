// SPDX-License-Identifier: Apache-2.0
#include "base/clock.hpp"

#include <cstdlib>
#include <ctime>

#include "base/error.hpp"

namespace mi::base {
namespace {

constexpr std::int64_t china_offset = std::int64_t{8} * 3600;

const char* fixed_time() {
  const char* value = std::getenv("MI_NOW");
  return value != nullptr && *value != '\0' ? value : nullptr;
}

}  // namespace

Time now() {
  const char* fixed = fixed_time();
  if (fixed == nullptr) return Time::from_seconds(static_cast<std::int64_t>(std::time(nullptr)) + china_offset);
  try {
    return Time::parse(fixed);
  } catch (Error& error) {
    error.at("MI_NOW");
    throw;
  }
}

Date today() { return now().date(); }

bool clock_is_fixed() { return fixed_time() != nullptr; }

}  // namespace mi::base
