// SPDX-License-Identifier: Apache-2.0
// The rulebook of a case: the packs whose text it carries, and what was set for it.
#include <map>
#include <mutex>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/case.hpp"
#include "law/book.hpp"
#include "law/kinds.hpp"

namespace mi::law {
namespace {

// One by one, so that a contradicted pack or setting is an error and not two rules at once.
template <class T>
std::vector<T> heads(const casefile::Case& source) {
  std::vector<T> list;
  std::set<std::string> seen;
  for (const casefile::Fact& fact : source.in_force(T::kind.name))
    if (seen.insert(fact.key).second) list.push_back(source.get<T>(fact.key)->value);
  return list;
}

// Hundreds of cases use the same few packs: what one run has read once it need not read again. The hash of the text is its
// identity, and a pack does not change.
Pack parsed(const std::string& text, const std::string& name, const std::string& hash) {
  static std::mutex guard;
  static std::map<std::string, Pack> known;
  const std::lock_guard<std::mutex> lock(guard);
  const std::string key = name + "/" + hash;
  if (const auto found = known.find(key); found != known.end()) return found->second;
  return known.emplace(key, parse_pack(text, name)).first->second;
}

Pack kept(const casefile::Case& source, const std::string& name, const std::string& hash) {
  try {
    return parsed(source.file(hash), name, hash);
  } catch (base::Error& e) {
    throw e.at(source.path());
  }
}

std::map<std::string, Given, std::less<>> settings_of(const casefile::Case& source) {
  std::map<std::string, Given, std::less<>> given;
  for (const Setting& s : heads<Setting>(source)) given[s.name] = {s.value, "rules.set: " + s.source, false};
  return given;
}

}  // namespace

Rulebook Rulebook::of(const casefile::Case& source, base::Date as_of, const std::vector<Override>& overrides) {
  auto book = std::make_shared<Book>();
  book->as_of = as_of;
  book->overrides = overrides;
  for (const PackUse& use : heads<PackUse>(source)) {
    if (use.hash.empty()) continue;
    book->packs.push_back(kept(source, use.pack, use.hash));
    for (const std::string& hash : use.extended) book->extended.push_back(kept(source, hash.substr(0, 12), hash));
  }
  pile(*book, settings_of(source));
  return Rulebook(std::move(book));
}

}  // namespace mi::law
