// SPDX-License-Identifier: Apache-2.0
// Files that are no text and no xlsx workbook, known by their first bytes: refused with how to convert them, before they
// are taken for damaged text.
#pragma once
#include <string_view>

namespace mi::claims {

// `start`: the first kilobyte of the file, or all of it. Error(cannot) for .xls and .et, .mdb and .accdb, .dbf, SQLite,
// PDF, and archives that are no workbook.
void refuse_other_formats(std::string_view start);

}  // namespace mi::claims
