// SPDX-License-Identifier: Apache-2.0
#include "casefile/dockets.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::casefile {
namespace {

using domain::Docket;
using Places = std::unordered_map<std::string, Docket*>;

[[noreturn]] void contradicted(const std::string& key) {
  throw base::Error(base::ErrorKind::choice, base::say("{} is recorded in ways that contradict each other", key), {key},
                    base::say("see mi-case conflicts; a person settles it"));
}

// The values of a kind that holds one per key.
template <class T> std::vector<Recorded<T>> settled(const Case& source) {
  std::vector<Recorded<T>> all = source.all<T>();
  std::set<std::string> seen;
  for (const Recorded<T>& r : all)
    if (!seen.insert(r.fact.key).second) contradicted(r.fact.key);
  return all;
}

Docket* find(Places& places, const std::string& finding) {
  const auto found = places.find(finding);
  return found == places.end() ? nullptr : found->second;
}

void add_raisers(const Case& source, Places& places) {
  for (const Fact& f : source.all_facts(domain::Finding::kind.name)) {
    Docket* d = find(places, f.key);
    if (d != nullptr && std::find(d->raisers.begin(), d->raisers.end(), f.person) == d->raisers.end())
      d->raisers.push_back(f.person);
  }
}

void add_words(const Case& source, Places& places) {
  for (auto& r : source.all<domain::Reply>())
    if (Docket* d = find(places, r.value.finding)) d->replies.push_back(std::move(r.value));
  for (auto& r : settled<domain::Review>(source))
    if (Docket* d = find(places, r.value.finding)) d->review = std::move(r.value);
  for (auto& r : settled<domain::Classification>(source))
    if (Docket* d = find(places, r.value.finding)) d->classification = std::move(r.value);
  for (const auto& r : source.all<domain::Decision>())
    for (const domain::NetFinding& n : r.value.findings)
      if (Docket* d = find(places, n.finding)) d->decided = true;
}

}  // namespace

std::vector<Docket> dockets(const Case& source) {
  std::vector<Docket> result;
  for (auto& r : settled<domain::Finding>(source)) result.push_back({std::move(r.value), {}, {}, {}, {}, false});
  Places places;
  for (Docket& d : result) places[d.finding.name] = &d;
  add_raisers(source, places);
  add_words(source, places);
  return result;
}

Docket docket(const Case& source, const std::string& finding) {
  std::vector<std::string> names;
  for (Docket& d : dockets(source)) {
    if (d.finding.name == finding) return std::move(d);
    names.push_back(d.finding.name);
  }
  const std::string near = base::nearest(finding, names);
  throw base::Error(base::ErrorKind::cannot, base::say("there is no finding {}", finding), {source.path()},
                    near.empty() ? base::say("see mi-inspect list") : base::say("did you mean {}?", near));
}

}  // namespace mi::casefile
