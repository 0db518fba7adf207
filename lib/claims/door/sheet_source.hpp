// SPDX-License-Identifier: Apache-2.0
// The sheets of a workbook as sources of rows.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "claims/door/source.hpp"

namespace mi::package {
class Workbook;
}

namespace mi::claims {

struct SheetSource {
  std::string name;
  bool hidden = false;
  std::unique_ptr<RowSource> rows;
};
// In the workbook's order; each can be read once.
std::vector<SheetSource> open_sheets(const std::shared_ptr<const package::Workbook>& workbook);

}  // namespace mi::claims
