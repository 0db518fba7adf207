// SPDX-License-Identifier: Apache-2.0
// An error as the reader sees it. Inside cli/ only.
#pragma once
#include <string>

#include "base/error.hpp"

namespace mi::cli {

// "mi-penalize: MESSAGE", the places from outside in, the items, the advice; a line each.
std::string to_text(const char* program, const base::Error& error);
// One line: {"format":"mi.error/1","kind":…,"message":…,"places":[…],"advice":…,"items":[…]}.
std::string to_json_line(const base::Error& error);
// What no base::Error foresaw.
base::Error as_our_mistake(const char* what);

}  // namespace mi::cli
