// SPDX-License-Identifier: Apache-2.0
// The facts by which a case fixes its law: which packs, and what was set.
#pragma once
#include <string>
#include <vector>

#include "domain/record.hpp"

namespace mi::law {

// A pack used; its text is a file of the case under `hash`, so that the law travels with the case. No hash: the pack is
// no longer used.
struct PackUse {
  static constexpr domain::FactKind kind{"rules.use/1", domain::Mode::set};  // key: the pack's id
  std::string pack;
  std::string version;
  std::string hash;
  std::string path;                   // where it was read, when it is no shipped pack
  bool draft_allowed = false;
  std::vector<std::string> extended;  // hashes of the packs it takes from, also files of the case
  template <class V> void fields(V& v) {
    v("pack", pack)("version", version)("hash", hash)("path", path)("draft_allowed", draft_allowed)
     ("extended", extended);
  }
};

// A parameter or switch set, with where its value comes from.
struct Setting {
  static constexpr domain::FactKind kind{"rules.set/1", domain::Mode::set};  // key: the parameter's or switch's id
  std::string name;
  std::string value;   // as a pack would write it: "5 working-days"
  std::string source;  // "协议书第三十四条填写", "局长办公会 2026-03-02"
  template <class V> void fields(V& v) { v("name", name)("value", value)("source", source); }
};

}  // namespace mi::law
