// SPDX-License-Identifier: Apache-2.0
// A list of values written down one by one. (Array{a, b} copies each: an initializer list gives nothing away.)
#pragma once
#include <utility>

#include "json/value.hpp"

namespace mi::json {

template <class... Values> Array list_of(Values&&... values) {
  Array result;
  result.reserve(sizeof...(values));
  (result.emplace_back(std::forward<Values>(values)), ...);
  return result;
}

}  // namespace mi::json
