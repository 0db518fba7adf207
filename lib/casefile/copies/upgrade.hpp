// SPDX-License-Identifier: Apache-2.0
// Carrying an older case to the schema of this program: asked for, on a copy, the original stays as it is.
#pragma once
#include <string>

namespace mi::casefile {

struct Upgraded {
  int from = 0;
  int to = 0;
};

// Error(cannot): damaged, foreign or too new, `path` exists, or what comes out does not verify. A case that is of this
// step already is not copied: from == to.
Upgraded upgrade(const std::string& old_path, const std::string& path);

}  // namespace mi::casefile
