// SPDX-License-Identifier: Apache-2.0
// What a reader sees in a cell. Programs get the words of closed lists as they are ("overdue"); people get them in their
// language, by the column that they stand in: lib/po/zh/words.po holds them with the context "mi.due.list.state" (this
// table's column), "state" (any table's) or "any" (yes, no). What a query of SQL gives is shown as it stands.
#pragma once
#include <cstddef>
#include <string>

#include "domain/table.hpp"

namespace mi::output {

// A cell of the table's column as text for people; a list's items joined by "; ". "" where there is nothing.
std::string shown_text(const domain::Table& table, std::size_t column, const json::Value& cell);

}  // namespace mi::output
