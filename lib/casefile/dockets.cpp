// SPDX-License-Identifier: Apache-2.0
#include "casefile/dockets.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/bodies.hpp"

namespace mi::casefile {
namespace {

using domain::Docket;
using Places = std::unordered_map<std::string, Docket*>;

[[noreturn]] void contradicted(const std::string& key) {
  throw base::Error(base::ErrorKind::choice, base::say("{} is recorded in ways that contradict each other", key), {key},
                    base::say("see mi-case conflicts; a person settles it"));
}

template <class T> std::vector<T> all_values(const Case& source) {
  std::vector<T> all;
  each_body(source, T::kind.name, [&](const std::string&, const json::Value& body) { all.push_back(domain::decode<T>(body)); });
  return all;
}

// The values of a kind that holds one per key.
template <class T> std::vector<T> settled(const Case& source) {
  std::vector<T> all;
  std::unordered_set<std::string> seen;
  each_body(source, T::kind.name, [&](const std::string& key, const json::Value& body) {
    if (!seen.insert(key).second) contradicted(key);
    all.push_back(domain::decode<T>(body));
  });
  return all;
}

Docket* find(Places& places, const std::string& finding) {
  const auto found = places.find(finding);
  return found == places.end() ? nullptr : found->second;
}

void add_raisers(const Case& source, Places& places) {
  for (const auto& [finding, person] : writers(source, domain::Finding::kind.name)) {
    Docket* d = find(places, finding);
    if (d != nullptr && std::find(d->raisers.begin(), d->raisers.end(), person) == d->raisers.end())
      d->raisers.push_back(person);
  }
}

void add_words(const Case& source, Places& places) {
  for (auto& reply : all_values<domain::Reply>(source))
    if (Docket* d = find(places, reply.finding)) d->replies.push_back(std::move(reply));
  for (auto& review : settled<domain::Review>(source))
    if (Docket* d = find(places, review.finding)) d->review = std::move(review);
  for (auto& classification : settled<domain::Classification>(source))
    if (Docket* d = find(places, classification.finding)) d->classification = std::move(classification);
  for (const auto& decision : all_values<domain::Decision>(source))
    for (const domain::NetFinding& n : decision.findings)
      if (Docket* d = find(places, n.finding)) d->decided = true;
}

}  // namespace

std::vector<Docket> dockets(const Case& source) {
  std::vector<Docket> result;
  for (auto& finding : settled<domain::Finding>(source)) result.push_back({std::move(finding), {}, {}, {}, {}, false});
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
