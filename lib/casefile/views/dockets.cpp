// SPDX-License-Identifier: Apache-2.0
#include "casefile/views/dockets.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/bodies.hpp"
#include "domain/scanned.hpp"

namespace mi::casefile {
namespace {

using domain::Docket;

// Dockets by name. What is said of findings comes mostly in their order, so the next one is tried before the map is made.
class Places {
 public:
  explicit Places(std::vector<Docket>& all) : all_(all) {}
  Docket* find(const std::string& finding) {
    if (next_ == all_.size()) next_ = 0;
    if (next_ < all_.size() && all_[next_].finding.name == finding) return &all_[next_++];
    if (by_name_.empty())
      for (std::size_t i = 0; i < all_.size(); ++i) by_name_.emplace(all_[i].finding.name, i);
    const auto found = by_name_.find(finding);
    if (found == by_name_.end()) return nullptr;
    next_ = found->second + 1;
    return &all_[found->second];
  }

 private:
  std::vector<Docket>& all_;
  std::size_t next_ = 0;
  std::unordered_map<std::string_view, std::size_t> by_name_;
};

[[noreturn]] void contradicted(const std::string& key) {
  throw base::Error(base::ErrorKind::choice, base::say("{} is recorded in ways that contradict each other", key), {key},
                    base::say("see mi-case conflicts; a person settles it"));
}

template <class T> std::vector<T> values(const Case& source, const Heads& heads) {
  std::vector<T> all;
  all.reserve(heads.rows.size());
  each_body(source, heads.rows, [&](const json::View& body) { all.push_back(domain::scanned<T>(body)); });
  return all;
}

template <class T> std::vector<T> all_values(const Case& source) { return values<T>(source, heads_of(source, T::kind.name)); }

// Of a kind that holds one per key.
Heads settled_heads(const Case& source, std::string_view kind) {
  Heads heads = heads_of(source, kind);
  if (heads.contradicted) contradicted(*heads.contradicted);
  return heads;
}

template <class T> std::vector<T> settled(const Case& source) { return values<T>(source, settled_heads(source, T::kind.name)); }

void add_raisers(const Case& source, Places& places) {
  for (const auto& [finding, person] : writers(source, domain::Finding::kind.name)) {
    Docket* d = places.find(finding);
    if (d != nullptr && std::find(d->raisers.begin(), d->raisers.end(), person) == d->raisers.end())
      d->raisers.push_back(person);
  }
}

void add_words(const Case& source, Places& places) {
  for (auto& reply : all_values<domain::Reply>(source))
    if (Docket* d = places.find(reply.finding)) d->replies.push_back(std::move(reply));
  for (auto& review : settled<domain::Review>(source))
    if (Docket* d = places.find(review.finding)) d->review = std::move(review);
  for (auto& classification : settled<domain::Classification>(source))
    if (Docket* d = places.find(classification.finding)) d->classification = std::move(classification);
  for (const auto& decision : all_values<domain::Decision>(source))
    for (const domain::NetFinding& n : decision.findings)
      if (Docket* d = places.find(n.finding)) d->decided = true;
}

}  // namespace

std::vector<Docket> dockets(const Case& source, Raisers raisers) {
  const Heads heads = settled_heads(source, domain::Finding::kind.name);
  std::vector<Docket> result;
  result.reserve(heads.rows.size());
  each_body(source, heads.rows, [&](const json::View& body) { result.emplace_back().finding = domain::scanned<domain::Finding>(body); });
  Places places(result);
  if (raisers == Raisers::told) add_raisers(source, places);
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
