// SPDX-License-Identifier: Apache-2.0
// The files of a batch, opened: what is in them by their headers, and rows to be read once, while the bytes are hashed.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "claims/door/header.hpp"
#include "claims/door/source.hpp"
#include "domain/claims.hpp"
#include "package/decoder.hpp"
#include "package/stream.hpp"

namespace mi::claims {

class FileHashes;

// A table of rows under one header: the file itself, or one of its sheets.
struct InputTable {
  std::unique_ptr<RowSource>
      rows;  // at its header, or before its first row where the header is that of the sheet before
  Header header;
  std::string header_place;  // "1", "费用!3"
  std::string sheet;         // "" in a delimited file
};

struct Input {
  std::size_t number = 0;  // as given, from 0
  std::string path;
  domain::BatchFile file;
  package::FileStream* stream = nullptr;  // of a delimited file; owned by the source of its rows
  std::vector<InputTable> tables;

  std::uint64_t bytes_read() const;
  std::uint64_t size() const;
};

// That file was read as UTF-8 and is not: everything begins anew with it as something else.
struct NotUtf8 {
  std::string path;
  package::NotUtf8 failed;
};
using Relabelled = std::map<std::string, package::NotUtf8>;

// In order of kind, visits first and fee lines last. Titles above a header, hidden sheets and those without a header
// are listed as passed over. Without `hashes` the files are not hashed. Error(cannot), NotUtf8.
std::vector<Input> open_inputs(const std::vector<std::string>& paths, const AliasTable& aliases,
                               const std::string& encoding, const Relabelled& relabelled,
                               const std::vector<ColumnName>& map, FileHashes* hashes);

}  // namespace mi::claims
