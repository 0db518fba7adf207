// SPDX-License-Identifier: Apache-2.0
// A zip package most of whose parts stay the same from one copy to the next: those are compressed once, and a copy costs
// only what changes in it. One fixed time, so that the same parts give the same bytes.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "package/zip.hpp"

namespace mi::package {

class PackedParts {
 public:
  // Error(cannot): a forbidden name, or a part twice.
  explicit PackedParts(const std::vector<Part>& parts);
  ~PackedParts();
  PackedParts(PackedParts&&) noexcept;
  PackedParts& operator=(PackedParts&&) noexcept;

  // The package with these parts in the place of those of their names. Error(internal): no such part.
  std::string with(const std::vector<Part>& changed) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mi::package
