// SPDX-License-Identifier: Apache-2.0
// Tables and charts as an Excel file (xlsx) that offices open and edit. The same workbook gives the same bytes.
#pragma once
#include <string>

#include "domain/table.hpp"
#include "output/stamp.hpp"

namespace mi::output {

// The bytes of an .xlsx file. Error(cannot): a table larger than a sheet, or no room for a temporary file.
std::string to_xlsx(const domain::Workbook& workbook, const Stamp& stamp);

}  // namespace mi::output
