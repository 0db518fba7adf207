// SPDX-License-Identifier: Apache-2.0
// Files whole: reading with a clear error, writing that appears whole or not at all, and where our data lies.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mi::base {

// Error(cannot) with the path as its place: missing, a directory, unreadable.
std::string read_file(const std::string& path);
// Writes to a temporary file beside `path`, syncs it, renames it. Error(cannot): folder missing, read-only, disk full.
// A device or a pipe is written to as it is.
void write_file(const std::string& path, std::string_view bytes);
// What the system's error code means for this file, as Error(cannot): for those who open files themselves.
[[noreturn]] void refuse_file(int code, const std::string& path);
bool file_exists(const std::string& path);
// Files of that folder (not below it) whose names end so: full paths, sorted. Error(cannot) without such a folder.
std::vector<std::string> list_files(const std::string& dir, std::string_view suffix);

// MI_DATA, else share/mi beside the program's folder, else the build tree's. `name` is below it: "packs", "templates".
std::string data_path(std::string_view name);
const char* program_version();

}  // namespace mi::base
