// SPDX-License-Identifier: Apache-2.0
// Facts, the truth of a case (design section 5): what was observed or decided, by whom, when, resting on what. Facts
// are never changed; a correction is a new fact that replaces the old.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/record.hpp"
#include "json/value.hpp"

namespace mi::casefile {

using FactId = std::string;  // 64 hex digits: SHA-256 of the fact's canonical header

// Where a fact was written: two equal observations stay two.
struct Origin {
  std::string branch;      // "" for the case of record, else the fork's path: "a", "a-b"
  std::int64_t entry = 0;  // number of the entry on its branch, from 1
  std::int64_t place = 0;  // place inside the entry, from 1
};

// What a step wants to record.
struct Draft {
  std::string kind;               // "inspect.finding/1"
  std::string key;                // the thing it is about: "F3", "dept:rehab1"; "" for a kind with one key
  std::vector<FactId> replaces;   // heads of this key that it puts out of force
  std::vector<FactId> rests_on;   // facts it was reckoned from
  std::optional<base::Date> event;  // the day it is about, when that is not the day of recording
  std::string name;               // for people: "F3", "notice-7"; may be empty
  std::string reason;             // why it replaces another (--corrects … --reason, a contradiction settled)
  json::Value body;
};

struct Fact : Draft {
  FactId id;
  Origin origin;
  base::Time recorded;
  std::string person;
  domain::Mode mode = domain::Mode::add;
  bool withheld = false;  // in an export that withholds bodies: body is null
};

// A fact with its body decoded.
template <class T>
struct Recorded {
  Fact fact;
  T value;
};

}  // namespace mi::casefile
