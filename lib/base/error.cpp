// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <utility>

namespace mi::base {

Error::Error(ErrorKind kind, std::string message, std::vector<std::string> places, std::string advice)
    : kind_(kind), message_(std::move(message)), places_(std::move(places)), advice_(std::move(advice)) {}

Error& Error::at(std::string outer_place) {
  places_.insert(places_.begin(), std::move(outer_place));
  return *this;
}

Error& Error::with_items(std::vector<std::string> items) {
  items_ = std::move(items);
  return *this;
}

}  // namespace mi::base
