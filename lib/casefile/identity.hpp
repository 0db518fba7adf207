// SPDX-License-Identifier: Apache-2.0
// How facts and entries get their identity: SHA-256 of a canonical JSON header, which holds SHA-256 of the salted body.
// The one place that knows the headers' keys (mi-case.5 is their description). Inside casefile/ only.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::casefile {

// A header or body as stored, with its salt. Withheld: salt and body are absent, and the header still verifies.
struct Sealed {
  std::string hash;    // of header
  std::string header;  // canonical JSON
  std::optional<std::string> salt;
  std::optional<std::string> body;  // canonical JSON
  std::optional<std::string> reason;  // of a fact that has one; sealed and withheld with the body
};

struct FileRef {
  std::string hash;
  std::int64_t size = 0;
};

// An entry as its header and body say it.
struct Entry {
  std::string hash;
  std::string branch;
  std::int64_t number = 0;
  std::vector<std::string> parents;
  std::vector<FactId> facts;
  std::vector<FileRef> files;
  std::string program;
  std::string person;
  std::string recorded;
  std::string body_hash;
  std::string secret_hash;  // in the first entry only: the case's secret, committed to
};

std::string salt_for(const std::string& secret, const std::string& place);
std::string body_hash(const std::string& salt, const std::string& body, const std::string& reason = {});
const char* mode_name(domain::Mode mode);

// The fact sealed: its id is fact.id afterwards.
Sealed seal(Fact& fact, const std::string& secret);
// The entry sealed with this body; fills in hash and body_hash.
Sealed seal(Entry& entry, const json::Value& body, const std::string& secret);

// Error(cannot) when the header is not one of ours.
Fact read_fact(const std::string& hash, std::string_view header);  // without its body, as if withheld
Fact read_fact(const std::string& hash, std::string_view header, const std::optional<std::string>& body,
               const std::optional<std::string>& reason);
Entry read_entry(const std::string& hash, std::string_view header);
// The header's own words on its body.
std::string body_hash_in(std::string_view header);

// How places are written into salts: "a:12" for an entry, "a:12:3" for its third fact.
std::string place_of(const std::string& branch, std::int64_t entry);
std::string place_of(const Origin& origin);

}  // namespace mi::casefile
