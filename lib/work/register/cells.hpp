// SPDX-License-Identifier: Apache-2.0
// Entries of the register as they come in: from the options of a step, a JSON object or list of objects, or a delimited
// file with a header. Columns go by their key or their Chinese name.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mi::work {

enum class Subject { institution, person, department, beds };

struct Cells {
  std::string place;                          // "staff.tsv:5"; "" for the command line
  std::map<std::string, std::string> values;  // by key; blank cells say nothing and are left out
  std::string get(const std::string& key) const;
};

struct CellFile {
  Subject subject = Subject::person;
  std::vector<Cells> rows;
};

// The bytes of a file in any encoding that package::decode_text knows; the header tells what it is about. Error(cannot)
// with every fault at its place: empty, no such column, a needed column missing, too few or too many fields.
CellFile read_cells(std::string bytes, const std::string& name);

// Error(usage) when the file is about something else, or when cells were given beside it.
void require_only_file(const CellFile& file, Subject wanted, const std::string& name, const Cells& beside);

}  // namespace mi::work
