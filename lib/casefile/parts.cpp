// SPDX-License-Identifier: Apache-2.0
#include "casefile/parts.hpp"

#include "casefile/batch/part.hpp"

namespace mi::casefile {

const std::vector<Part>& parts() {
  static const std::vector<Part> all{claims_part()};
  return all;
}

}  // namespace mi::casefile
