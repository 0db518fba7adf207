// SPDX-License-Identifier: Apache-2.0
// The files of a batch, opened: what is in them by their headers, and rows to be read once, while the bytes are hashed.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "claims/header.hpp"
#include "claims/source.hpp"
#include "domain/claims.hpp"
#include "package/decoder.hpp"
#include "package/stream.hpp"

namespace mi::claims {

class FileHashes;

// A table of rows under one header: the file itself, or one of its sheets.
struct InputTable {
  std::unique_ptr<RowSource> rows;  // at its header
  Header header;
};

struct Input {
  std::size_t number = 0;  // as given, from 0
  std::string path;
  domain::BatchFile file;
  package::FileStream* stream = nullptr;  // how far it was read; owned by the source of its rows
  std::vector<InputTable> tables;
};

// That file was read as UTF-8 and is not: everything begins anew with it as something else.
struct NotUtf8 {
  std::string path;
  package::NotUtf8 failed;
};
using Relabelled = std::map<std::string, package::NotUtf8>;

// In order of kind, visits first and fee lines last. Error(cannot), NotUtf8.
std::vector<Input> open_inputs(const std::vector<std::string>& paths, const AliasTable& aliases, const std::string& encoding,
                               const Relabelled& relabelled, FileHashes& hashes);

}  // namespace mi::claims
