// SPDX-License-Identifier: Apache-2.0
// Facts of kinds that hold one value per key: read all at once, and written so that other data for what is on record
// need a correction with its reason.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::casefile {

// Every value of the kind, in order of first recording. Error(choice) for a contradicted key.
template <class T> std::vector<Recorded<T>> entries(const Case& file) {
  std::vector<Recorded<T>> all = file.all<T>();
  std::set<std::string> seen;
  for (const Recorded<T>& r : all)
    if (!seen.insert(r.fact.key).second) (void)file.current(T::kind.name, r.fact.key);  // several heads: Error(choice)
  return all;
}

// --corrects ID --reason TEXT: the earlier fact by id, name or key.
struct Correction {
  std::optional<std::string> of;
  std::string reason;
};

// The same data again: nothing is written. Other data under a key on record: Error(gate) that says how to correct it.
// With a correction the fact it names is replaced, and keeps its key and name whatever the new data say; Error(usage)
// when it names no fact of this kind in force.
FactId enter(const Case& file, Change& change, Draft draft, domain::Mode mode, const Correction& correction);

template <class T>
FactId enter(const Case& file, Change& change, std::string key, const T& value, std::string name,
             std::optional<base::Date> event, const Correction& correction, std::vector<FactId> rests_on = {}) {
  Draft d;
  d.kind = T::kind.name;
  d.key = std::move(key);
  d.name = std::move(name);
  d.event = event;
  d.rests_on = std::move(rests_on);
  d.body = domain::encode(value);
  return enter(file, change, std::move(d), T::kind.mode, correction);
}

}  // namespace mi::casefile
