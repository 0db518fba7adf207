// SPDX-License-Identifier: Apache-2.0
#include "casefile/parts.hpp"

namespace mi::casefile {

const std::vector<Part>& parts() {
  static const std::vector<Part> all{};
  return all;
}

}  // namespace mi::casefile
