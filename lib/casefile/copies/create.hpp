// SPDX-License-Identifier: Apache-2.0
// Making a case: a new file that appears whole or not at all.
#pragma once
#include <string>

#include "casefile/case.hpp"

namespace mi::casefile {

// What a case is about: the agency whose record it is, and the institution.
struct CaseOf {
  static constexpr domain::FactKind kind{"casefile.case/1", domain::Mode::once};  // key: ""
  std::string agency;
  std::string subject;  // may be empty: not known yet

  template <class V> void fields(V& v) { v("agency", agency)("subject", subject); }
};

// Makes the case of record at `path` with its first entry. Error(cannot) when the file exists or the folder does not.
Head create(const std::string& path, const CaseOf& about, const EntryInfo& info, bool dry_run = false);

}  // namespace mi::casefile
