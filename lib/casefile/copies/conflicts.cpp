// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/conflicts.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "casefile/rows.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::vector<std::pair<std::string, std::string>> contradicted_keys(sql::Connection& db) {
  auto rows = db.prepare("SELECT kind, key FROM contradiction ORDER BY kind, key");
  std::vector<std::pair<std::string, std::string>> result;
  while (rows.step()) result.emplace_back(rows.string(0), rows.string(1));
  return result;
}

Draft repeated(const Fact& kept, const std::vector<Fact>& heads, const std::string& reason) {
  Draft draft = kept;
  draft.reason = reason;
  draft.replaces.clear();
  for (const Fact& head : heads) draft.replaces.push_back(head.id);
  return draft;
}

}  // namespace

std::vector<Contradiction> contradictions(Case& target) {
  std::vector<Contradiction> result;
  for (auto& [kind, key] : contradicted_keys(target.connection())) result.push_back({kind, key, target.heads(kind, key)});
  return result;
}

std::int64_t count_contradictions(Case& target) { return target.connection().integer("SELECT count(*) FROM contradiction"); }

FactId settle(Change& change, Case& target, const std::string& key, const std::string& keep, const std::string& reason) {
  auto all = contradictions(target);
  auto is_meant = [&](const Contradiction& c) {
    return std::any_of(c.heads.begin(), c.heads.end(), [&](const Fact& h) { return keep.size() >= 8 && h.id.starts_with(keep); });
  };
  auto found = std::find_if(all.begin(), all.end(), is_meant);
  if (found == all.end()) {
    bool known = std::any_of(all.begin(), all.end(), [&](const Contradiction& c) { return c.key == key || c.kind == key; });
    if (!known) throw Error(ErrorKind::cannot, say("nothing contradicts itself under “{}”", key), {target.path()});
    throw Error(ErrorKind::usage, say("“{}” is none of the facts to choose from; mi-case conflicts lists them", keep));
  }
  if (found->key != key && found->kind != key)
    throw Error(ErrorKind::usage, say("the fact {} belongs to {} {}, not to “{}”", keep, found->kind, found->key, key));
  auto kept = std::find_if(found->heads.begin(), found->heads.end(), [&](const Fact& h) { return h.id.starts_with(keep); });
  return change.record(repeated(*kept, found->heads, reason), kept->mode);
}

std::vector<Shaken> resting_on_replaced(Case& target) {
  auto& rows = target.connection().cached(
      std::string("SELECT f.hash, g.hash FROM in_force i JOIN fact f ON f.id = i.fact JOIN fact_rests_on r ON r.fact = f.id "
                  "JOIN fact g ON g.id = r.ground WHERE g.id IN (SELECT replaced FROM fact_replaces)") + fact_order + ", g.hash");
  std::vector<std::pair<FactId, FactId>> pairs;
  while (rows.step()) pairs.emplace_back(rows.string(0), rows.string(1));
  rows.reset();
  std::vector<Shaken> result;
  for (const auto& [fact, ground] : pairs) result.push_back({target.fact(fact), target.fact(ground)});
  return result;
}

}  // namespace mi::casefile
